#include "model/scenario/contradictions.h"

#include "model/scenario/number_text.h"

namespace model::scenario {

namespace {

using Issues = std::vector<units::Issue>;

void addContradiction(Issues& issues, const char* code, const std::string& key, std::initializer_list<double> values) {
    units::Issue issue{code, units::Severity::Error, key, {}};
    for (const double value : values)
        issue.arguments.push_back(numberText(value));
    issues.push_back(std::move(issue));
}

void checkRelease(const Scenario& scenario, Issues& issues) {
    const auto& release = scenario.efficiency.release;
    const auto& frame = scenario.frame;
    if (release.gain.value == 1.0) return;
    if (release.year.value >= frame.lastYear.value + 1.0 || release.year.value < frame.firstYear.value)
        addContradiction(issues, "scenario.release_outside_study", "compute.release.year",
                         {release.year.value, frame.firstYear.value, frame.lastYear.value});
}

void checkWorkloads(const Scenario& scenario, Issues& issues) {
    for (const auto& workload : scenario.workloads) {
        const std::string prefix = "workload." + workload.id + ".";
        if (workload.demandCurve == workload::DemandCurve::Logistic &&
            workload.demandSteepness.value <= workload.priceElasticity.value)
            addContradiction(issues, "workload.steepness_below_elasticity", prefix + "demand_steepness",
                             {workload.demandSteepness.value, workload.priceElasticity.value});
        for (const auto& knot : workload.edgeShare.knots)
            if (knot.value >= 1.0 && workload.edgeSubstitution.value >= 1.0) {
                addContradiction(issues, "workload.nothing_left_in_cloud", prefix + "edge_share",
                                 {100.0 * knot.value, knot.year});
                break;
            }
    }
}

void checkPower(const Scenario& scenario, Issues& issues) {
    const auto& power = scenario.power;
    if (power.averageOfNameplate.value > power.peakOfNameplate.value)
        addContradiction(issues, "facility.average_above_peak", "facility.average_of_nameplate",
                         {100.0 * power.averageOfNameplate.value, 100.0 * power.peakOfNameplate.value});
}

// A spread is both ends in order, or neither.
void checkForecasts(const Scenario& scenario, Issues& issues) {
    for (const auto& forecast : scenario.forecasts) {
        const double low = forecast.low.value;
        const double high = forecast.high.value;
        const bool none = low <= 0.0 && high <= 0.0;
        if (!none && !(low > 0.0 && low < high))
            addContradiction(issues, "evidence.spread_not_ordered", "evidence.backtests." + forecast.id + ".low",
                             {low, high});
    }
}

} // namespace

std::vector<units::Issue> contradictions(const Scenario& scenario) {
    Issues issues;
    checkRelease(scenario, issues);
    checkWorkloads(scenario, issues);
    checkPower(scenario, issues);
    checkForecasts(scenario, issues);
    return issues;
}

} // namespace model::scenario
