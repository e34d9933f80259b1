#include "model/workload/rebound.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace model::workload {

double costRatio(double efficiency, double costShare) {
    return (1.0 - costShare) + costShare / efficiency;
}

double priceRatio(double costRatioAtFixedQuality, double passThrough, double qualityShare) {
    return std::pow(costRatioAtFixedQuality, passThrough * (1.0 - qualityShare));
}

double qualityGain(double efficiency, double qualityShare) {
    return std::pow(efficiency, qualityShare);
}

double marginalRebound(const ReboundChannel& channel) {
    const double chi = channel.qualityShare;
    const double moreTasks = channel.elasticity * channel.passThrough * channel.costShare * (1.0 - chi);
    return moreTasks + chi + channel.qualityResponse * chi;
}

std::optional<double> discreteRebound(double energyOverFrozen, double efficiency) {
    if (efficiency == 1.0) return std::nullopt;
    return 1.0 - (1.0 - energyOverFrozen) / (1.0 - 1.0 / efficiency);
}

std::optional<double> constantElasticityRebound(double elasticity, double efficiency) {
    if (efficiency == 1.0) return std::nullopt;
    return (std::pow(efficiency, elasticity) - 1.0) / (efficiency - 1.0);
}

double impliedElasticity(double energyMultiple, double efficiency) {
    assert(efficiency > 0.0 && efficiency != 1.0 && energyMultiple > 0.0);
    return 1.0 + std::log(energyMultiple) / std::log(efficiency);
}

double productionRebound(double substitution, double energyCostShare) {
    assert(energyCostShare < 1.0);
    return substitution / (1.0 - energyCostShare);
}

double rationedPriceRatio(double shortage, double elasticity) {
    assert(elasticity > 0.0);
    return std::pow(std::max(1.0, shortage), 1.0 / elasticity);
}

double reasoningTokenRatio(double tokenRatio, double valueRatio, double elasticity) {
    return std::pow(tokenRatio, 1.0 - elasticity) * std::pow(valueRatio, elasticity);
}

double reasoningBreakEvenValue(double tokenRatio, double elasticity) {
    assert(elasticity > 0.0);
    return std::pow(tokenRatio, (elasticity - 1.0) / elasticity);
}

} // namespace model::workload
