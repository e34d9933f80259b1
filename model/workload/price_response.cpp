#include "model/workload/price_response.h"

#include "model/workload/normal_tail.h"

#include <cassert>
#include <cmath>

namespace model::workload {

namespace {

bool isSaturating(const WorkloadClass& workload) {
    return workload.demandCurve == DemandCurve::WillingnessToPay && workload.priceElasticity.value > 0.0;
}

double positionToday(const WorkloadClass& workload) {
    return willingnessPosition(workload.willingnessSpread.value, workload.priceElasticity.value);
}

double positionAt(const WorkloadClass& workload, double costRatio) {
    return positionToday(workload) - std::log(costRatio) / workload.willingnessSpread.value;
}

} // namespace

double userCostRatio(double priceRatio, double tokenRatio, double valueRatio, double attentionShare) {
    assert(valueRatio > 0.0);
    return (attentionShare + (1.0 - attentionShare) * priceRatio * tokenRatio) / valueRatio;
}

double tokenShareOfUserCost(double priceRatio, double tokenRatio, double attentionShare) {
    const double tokens = (1.0 - attentionShare) * priceRatio * tokenRatio;
    return tokens > 0.0 ? tokens / (attentionShare + tokens) : 0.0;
}

double willingnessElasticity(double spread, double position) {
    return inverseMills(position) / spread;
}

double willingnessPosition(double spread, double elasticity) {
    return inverseMillsPosition(elasticity * spread);
}

double demandRatio(const WorkloadClass& workload, double costRatio) {
    assert(costRatio > 0.0);
    if (isSaturating(workload))
        return std::exp(logNormalCdf(positionAt(workload, costRatio)) - logNormalCdf(positionToday(workload)));
    return std::pow(costRatio, -workload.priceElasticity.value);
}

double localElasticity(const WorkloadClass& workload, double costRatio) {
    assert(costRatio > 0.0);
    if (!isSaturating(workload)) return workload.priceElasticity.value;
    return willingnessElasticity(workload.willingnessSpread.value, positionAt(workload, costRatio));
}

EnergyPeak energyPeak(double spread, double elasticityToday) {
    const double today = willingnessPosition(spread, elasticityToday);
    const double peak = willingnessPosition(spread, 1.0);
    const double logPrice = spread * (today - peak);
    return {.priceRatio = std::exp(logPrice),
            .energyMultiple = std::exp(logPrice + logNormalCdf(peak) - logNormalCdf(today)),
            .adoption = normalCdf(peak),
            .position = peak};
}

std::optional<double> clearingCostFactor(const WorkloadClass& workload, double costRatio, double shortage) {
    if (shortage <= 1.0) return 1.0;
    const double elasticity = workload.priceElasticity.value;
    if (elasticity <= 0.0) return std::nullopt;
    if (!isSaturating(workload)) return std::pow(shortage, 1.0 / elasticity);
    const double now = positionAt(workload, costRatio);
    const double cleared = logNormalQuantile(logNormalCdf(now) - std::log(shortage));
    return std::exp(workload.willingnessSpread.value * (now - cleared));
}

} // namespace model::workload
