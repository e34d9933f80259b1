// How late a chain of stages ends: the distribution of the sum of independent slips, on a grid of days. Not a
// simulation.
#pragma once

#include "model/units/quantities.h"

#include <optional>
#include <vector>

namespace model::grid {

// Each lognormal slip is laid on whole days so that the probability and the mean within every day are kept, and the
// days are convolved exactly (by fast Fourier transform, to about 1e-15). What the days blur, a quantile by less than
// 0.1 days, is all that is lost where the spread is some weeks or more. The grid ends after kHorizonDays: what is later
// still is counted as later, never brought back. Sharp slips only shift the grid.
class SlipDistribution {
public:
    static constexpr std::size_t kHorizonDays = 16'384; // 44.9 years

    // Lognormal with that median and 90th percentile (0 <= median <= p90), always the median when the two are equal.
    void add(const units::Duration& median, const units::Duration& p90);

    // P(slip <= that). Linear between the days; 1 at the slip itself when all slips are sharp.
    double probabilityWithin(const units::Duration& slip) const;
    // The least slip that is not exceeded with probability p in (0, 1); absent when it is beyond the horizon.
    std::optional<units::Duration> quantile(double p) const;
    // Of the slips as given, not of the grid.
    units::Duration mean() const { return m_mean; }
    units::Duration standardDeviation() const;

private:
    void addDays(std::vector<double> probability);

    double m_shiftDays{};
    units::Duration m_mean;
    double m_varianceDays{};
    std::vector<double> m_probability; // of each day beyond the shift; empty: none but sharp slips
    std::vector<double> m_within;      // of at most so many days, half of the day itself counted
};

} // namespace model::grid
