#include "model/scenario/world_price.h"

#include "model/compute/efficiency.h"
#include "model/compute/short_decimal.h"

#include <cmath>

namespace model::scenario {

namespace {
constexpr double kLargestLead = 1.5; // of the own gain over the fall of the price
} // namespace

double worldPriceRatio(const Frame& frame, double yearsSinceFirst) {
    const double fall = frame.priceTrend.value;
    if (fall <= 1.0) return 1.0;
    const compute::EfficiencyFactor trend{{units::kMonthsPerYear / std::log2(fall)}, frame.priceTrendFloor};
    return 1.0 / compute::efficiencyMultiplier(trend, yearsSinceFirst);
}

std::vector<units::Issue> worldPriceIssues(const Scenario& scenario) {
    const auto& frame = scenario.frame;
    if (frame.boundary <= Boundary::Region || frame.mode != DemandMode::TokenLed) return {};
    const double years = frame.lastYear.value - frame.firstYear.value;
    const double gain = compute::efficiencyAt(scenario.efficiency, years).product();
    const double fall = 1.0 / worldPriceRatio(frame, years);
    if (gain <= kLargestLead * fall) return {};
    return {{"scenario.gain_exceeds_price_fall",
             units::Severity::Warning,
             "workload.price_trend",
             {compute::shortDecimal(frame.lastYear.value), compute::shortDecimal(gain), compute::shortDecimal(fall)}}};
}

} // namespace model::scenario
