#include "model/scenario/flip_elasticity.h"

#include "model/scenario/demand_study.h"
#include "model/scenario/evaluate.h"

#include <algorithm>
#include <cmath>

namespace model::scenario {

namespace {

constexpr double kWidth = 1e-3;

Scenario withElasticity(const Scenario& scenario, double elasticity) {
    Scenario result = scenario;
    for (auto& workload : result.workloads) {
        workload.priceElasticity.value = elasticity;
        // A logistic stays one: as steep against the new elasticity as it was against its own at least.
        workload.demandSteepness.value = std::max(workload.demandSteepness.value, 1.05 * elasticity);
    }
    return result;
}

template<class Holds>
Flip flipOf(double low, double high, Holds holds, const std::stop_token& stop, const std::function<void()>& step) {
    Flip flip;
    flip.holdsBelow = holds(low);
    step();
    flip.holdsAbove = holds(high);
    step();
    if (flip.holdsBelow == flip.holdsAbove) return flip;
    while (high - low > kWidth && !stop.stop_requested()) {
        const double middle = 0.5 * (low + high);
        (holds(middle) == flip.holdsBelow ? low : high) = middle;
        step();
    }
    flip.elasticity = 0.5 * (low + high);
    return flip;
}

} // namespace

FlipStudy flipElasticities(const Scenario& scenario, std::stop_token stop,
                           const std::function<void(double)>& progress) {
    FlipStudy study;
    const double steps = 2.0 * (2.0 + std::ceil(std::log2((study.highest - study.lowest) / kWidth)));
    double done = 0.0;
    const auto step = [&] {
        done += 1.0;
        if (progress) progress(std::min(1.0, done / steps));
    };
    const auto saves = [&](double elasticity) {
        const Scenario trial = withElasticity(scenario, elasticity);
        const SupplyTerms terms = plainTerms(trial);
        return demandYears(trial, Efficiency::Developing, terms).back().itMwh <
               demandYears(trial, Efficiency::Frozen, terms).back().itMwh;
    };
    const auto suffices = [&](double elasticity) {
        return !evaluate(withElasticity(scenario, elasticity)).summary.gapYear.has_value();
    };
    study.savesEnergy = flipOf(study.lowest, study.highest, saves, stop, step);
    if (!stop.stop_requested()) study.suffices = flipOf(study.lowest, study.highest, suffices, stop, step);
    study.stopped = stop.stop_requested();
    return study;
}

} // namespace model::scenario
