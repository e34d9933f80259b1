// The site's grid connection as a contract: megawatts by year, slip, ramp, outages and curtailment terms.
#pragma once

#include "model/series/trajectory.h"
#include "model/units/unit_of.h"

namespace model::grid {

struct Interconnection {
    series::Trajectory<units::Megawatt> contract;   // as filed, before slip and ramp
    units::Field<units::Day> slip;                  // delay of every step of the contract
    units::Field<units::Month> ramp;                // months over which each step becomes usable
    units::Field<units::Share> deliverability;      // share of the contract that can be drawn at peak
    units::Field<units::Share> outageRate;          // share of hours in which the connection is out
    units::Field<units::Hour> repair;               // mean length of such an outage
    units::Field<units::HoursPerYear> curtailment;  // hours a year in which the utility may curtail
    units::Field<units::Share> curtailmentDepth;    // share of the contract withdrawn in those hours
    units::Field<units::Megawatt> tripLimit;        // largest load that may leave the grid at once
    friend bool operator==(const Interconnection&, const Interconnection&) = default;
};

} // namespace model::grid
