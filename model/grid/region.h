// The regional adequacy position behind the contract. It reaches a site only through stated curtailment terms.
#pragma once

#include "model/series/trajectory.h"
#include "model/units/unit_of.h"

namespace model::grid {

struct Region {
    series::Trajectory<units::Megawatt> cleared;       // UCAP committed, auction and self-supply
    series::Trajectory<units::Megawatt> requirement;   // UCAP reliability requirement
    series::Trajectory<units::Share> targetReserve;    // installed reserve margin that the requirement stands for
    series::Trajectory<units::Share> forecastPoolRequirement; // FPR: requirement over peak forecast
    series::Trajectory<units::UsdPerMwDay> capacityPrice;
    units::Field<units::Share> gasTurbineElcc;         // accredited share of nameplate of a gas turbine
    friend bool operator==(const Region&, const Region&) = default;
};

} // namespace model::grid
