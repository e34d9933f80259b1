// Whether the site stands a jump of its load within seconds: units that run, batteries and the grid against training
// that starts or stops at once, and load that leaves at a voltage dip. A screening, not a dynamic study.
#pragma once

#include "model/plant/site_plant.h"

namespace model::plant {

struct StepCheck {
    units::Power loadStep; // that training takes or drops at once
    units::Power response; // of units in service (their step share), batteries (rated power) and the grid (contract)
    units::Power trip;     // load that leaves at a voltage dip
    // What may leave at once: what the grid's operator allows; without a grid, what units and batteries can drop.
    units::Power tripLimit;
    bool standsStep() const { return response >= loadStep; }
    bool standsTrip() const { return tripLimit >= trip; }
};

struct StepLoad {
    units::Power peak;
    double stepShare{}; // of the peak
    double tripShare{}; // of the peak
};

struct StepSupply {
    units::Power unitsStep; // sum over units of capacity at site x step share
    units::Power batteries; // rated power
    units::Power contract;  // 0: no grid
    units::Power gridTripLimit;
};

StepCheck stepCheck(const StepLoad& load, const StepSupply& supply);

} // namespace model::plant
