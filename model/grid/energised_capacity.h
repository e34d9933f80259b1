// How many megawatts of several requests are energised: the exact distribution of a sum of independent yes-or-no events
// of unequal size (Poisson-binomial, weighted by MW). What all requests have in common is not in it: a rule that slows
// the whole queue makes the true spread wider.
#pragma once

#include "model/grid/request_outlook.h"

#include <span>
#include <vector>

namespace model::grid {

struct ConnectionChance {
    units::Power capacity; // 0 or more, taken to the kilowatt
    double probability{};  // 0..1
};

class EnergisedCapacity {
public:
    explicit EnergisedCapacity(std::span<const ConnectionChance> chances);

    units::Power total() const { return m_total; } // if all are energised
    units::Power mean() const { return m_mean; }
    units::Power standardDeviation() const;

    // Distinct sums, ascending, and the probability of each; they add up to 1.
    std::span<const double> levelMw() const { return m_levelMw; }
    std::span<const double> probability() const { return m_probability; }
    double probabilityAtLeast(const units::Power& capacity) const;
    // The least sum that is not exceeded with probability p in (0, 1]. Taken at 0.1 it is what nine times in ten can
    // be counted on.
    units::Power quantile(double p) const;
    // False once so many unequal sums were made that they were gathered on a grid, mean kept.
    bool isExact() const { return m_isExact; }

private:
    units::Power m_total;
    units::Power m_mean;
    double m_varianceMw2{};
    bool m_isExact{true};
    std::vector<double> m_levelMw;
    std::vector<double> m_probability;
};

// Of those requests at a date.
EnergisedCapacity energisedBy(std::span<const RequestOutlook> outlooks, double year);

} // namespace model::grid
