// How the stock of accelerators grows and dies, for studies that go from tokens to megawatts.
#pragma once

#include "model/series/trajectory.h"
#include "model/units/unit_of.h"

namespace model::facility {

struct FleetPolicy {
    units::Field<units::Share> utilisation;             // annual, of installed serving capacity
    units::Field<units::Year> meanLife;                 // Weibull scale of survival
    units::Field<units::Number> lifeShape;              // Weibull shape
    series::Trajectory<units::Count> purchaseLimit;     // accelerators a year that supply allows
    series::Trajectory<units::Factor> performanceLimit; // of a new accelerator over the first year's, by export rules
    friend bool operator==(const FleetPolicy&, const FleetPolicy&) = default;
};

} // namespace model::facility
