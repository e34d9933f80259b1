// One stage of the electrical path: identical blocks side by side (feeders, main transformers, switchgear, UPS) or one
// element that everything hangs on (a gas header, a control system).
#pragma once

#include "model/units/unit_of.h"

#include <string>

namespace model::facility {

// Between grid and site bus, between the units and the bus, or between the bus and the load.
enum class StageSide { Grid, Plant, Load };
// How many blocks stand: as given, or what the design power needs (N), one more, or twice as many.
enum class StageSparing { AsGiven, N, NPlusOne, TwoN };

struct ElectricalStage {
    std::string id; // part of the key: facility.electrical.<id>.block_mw
    std::string name;
    StageSide side{StageSide::Grid};
    StageSparing sparing{StageSparing::AsGiven};
    units::Field<units::Count> blocks;      // counts under AsGiven
    units::Field<units::Megawatt> block;    // of one; 0: each carries everything
    units::Field<units::Megawatt> design;   // that N carries; 0: all that the side can bring
    units::Field<units::PerYear> failures;  // of one block, per year in service
    units::Field<units::Day> repair;        // mean; months for a transformer
    units::Field<units::Share> commonCause; // beta: share of the outage rate that takes all blocks
    friend bool operator==(const ElectricalStage&, const ElectricalStage&) = default;
};

// Blocks that stand; at least one. `design` is used where the stage names none; not with a block of 0.
int blocksOf(const ElectricalStage& stage, const units::Power& design);
// Share of time that one block is out: rate x repair / (1 + rate x repair), the rate per hour of 8,760 a year.
double outageRateOf(const ElectricalStage& stage);

} // namespace model::facility
