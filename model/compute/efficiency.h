// How much cheaper a token became since the first year, by factor; multipliers of at least 1, not prices.
#pragma once

#include "model/compute/efficiency_trend.h"
#include "model/units/issue.h"

#include <vector>

namespace model::compute {

// Tokens per unit of cost against the first year: 1 in it (and before), rising to 1/floor.
// Source: planning model, section 4.1; k(t) = 1 / (f + (1 - f) 2^(-t/h)).
double efficiencyMultiplier(const EfficiencyFactor& factor, double yearsSinceFirst);

// The five multipliers at one moment.
struct EfficiencyState {
    double algorithm{1.0};
    double architecture{1.0};
    double precision{1.0};
    double hardware{1.0};
    double utilisation{1.0};
    double product() const { return algorithm * architecture * precision * hardware * utilisation; }
    friend bool operator==(const EfficiencyState&, const EfficiencyState&) = default;
};

// Of the release alone: 1 before its year, its gain once rolled out, geometric in between.
double releaseGain(const EfficiencyRelease& release, double year);

EfficiencyState efficiencyAt(const EfficiencyTrend& trend, double yearsSinceFirst);

// Price at fixed quality fell about tenfold a year (a16z, 2024); it already contains hardware, margins and competition.
inline constexpr double kObservedPriceFallPerYear = 10.0;

// A warning when the product of the factors over the first year exceeds the observed fall of the price: then at least
// one gain is counted twice. `where` names the trend.
std::vector<units::Issue> efficiencyIssues(const EfficiencyTrend& trend, const std::string& where,
                                           double observedPriceFallPerYear = kObservedPriceFallPerYear);

} // namespace model::compute
