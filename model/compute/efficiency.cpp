#include "model/compute/efficiency.h"

#include "model/compute/short_decimal.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace model::compute {

double efficiencyMultiplier(const EfficiencyFactor& factor, double yearsSinceFirst) {
    assert(factor.halving.value > 0.0);
    const double years = std::max(0.0, yearsSinceFirst);
    const double remaining = std::exp2(-years * units::kMonthsPerYear / factor.halving.value);
    const double floor = factor.floor.value;
    return 1.0 / (floor + (1.0 - floor) * remaining);
}

double releaseGain(const EfficiencyRelease& release, double year) {
    if (year < release.year.value) return 1.0;
    const double rollout = release.rollout.value;
    const double share = rollout > 0.0 ? std::min(1.0, (year - release.year.value) / rollout) : 1.0;
    return std::pow(release.gain.value, share);
}

EfficiencyState efficiencyAt(const EfficiencyTrend& trend, double yearsSinceFirst) {
    return {.algorithm = efficiencyMultiplier(trend.algorithm, yearsSinceFirst),
            .architecture = efficiencyMultiplier(trend.architecture, yearsSinceFirst),
            .precision = efficiencyMultiplier(trend.precision, yearsSinceFirst),
            .hardware = efficiencyMultiplier(trend.hardware, yearsSinceFirst),
            .utilisation = efficiencyMultiplier(trend.utilisation, yearsSinceFirst)};
}

std::vector<units::Issue> efficiencyIssues(const EfficiencyTrend& trend, const std::string& where,
                                           double observedPriceFallPerYear) {
    const double firstYear = efficiencyAt(trend, 1.0).product();
    if (firstYear <= observedPriceFallPerYear) return {};
    return {{"compute.efficiency_exceeds_price_trend",
             units::Severity::Warning,
             where,
             {shortDecimal(firstYear), shortDecimal(observedPriceFallPerYear)}}};
}

} // namespace model::compute
