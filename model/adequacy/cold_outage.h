// A cause that takes units only in some hours, such as gas supply and controls in the cold: how likely it is out, hour
// by hour. What it takes is said by its owner.
#pragma once

#include "model/units/quantities.h"

#include <span>
#include <vector>

namespace model::adequacy {

struct ColdOutage {
    std::vector<double> failuresPerHour; // of each hour, while it is up; empty: never
    units::Duration repair;              // mean, whatever the weather; above 0
    double share{1.0};                   // of what each unit would give, that it takes

    bool canFail() const; // and takes something
};

// A two-state Markov process in continuous time whose rate of failure steps on the hour. It is periodic: at the end of
// the series as likely out as at its start, so that a pass begins in the state that the pass before leaves.
struct ColdOutageShares {
    std::vector<double> atHour; // probability of being out at the start of each hour, and at the end: one more
    std::vector<double> meanOfHour;
    double mean{}; // of all hours
};
ColdOutageShares coldOutageShares(std::span<const double> failuresPerHour, const units::Duration& repair);
// In hours with an outside temperature below the threshold the rate, else 0.
std::vector<double> coldFailuresPerHour(std::span<const double> temperatureC, double belowC, double perColdHour);

} // namespace model::adequacy
