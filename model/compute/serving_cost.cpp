#include "model/compute/serving_cost.h"

#include "model/compute/short_decimal.h"
#include "model/compute/token_work.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace model::compute {

using units::number;

namespace {

constexpr double kBytesPerGigabyte = 1e9;

units::Issue servingError(const char* code, const std::string& where, std::vector<std::string> arguments) {
    return {code, units::Severity::Error, where, std::move(arguments)};
}

void checkArchitecture(const ModelArchitecture& model, const std::string& where, std::vector<units::Issue>& issues) {
    const double total = model.totalParameters.value;
    if (model.activeParameters.value > total)
        issues.push_back(servingError("compute.active_exceeds_total", where,
                                      {model.name, shortDecimal(model.activeParameters.value), shortDecimal(total)}));
    if (model.expertsPerToken.value > model.routedExperts.value)
        issues.push_back(servingError(
            "compute.too_many_experts_chosen", where,
            {model.name, shortDecimal(model.expertsPerToken.value), shortDecimal(model.routedExperts.value)}));
    const double routed = routedExpertParameters(model) / 1e9;
    if (routed > total)
        issues.push_back({"compute.experts_exceed_total",
                          units::Severity::Warning,
                          where,
                          {model.name, shortDecimal(routed), shortDecimal(total)}});
}

void checkMemory(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                 const std::string& where, std::vector<units::Issue>& issues) {
    const double neededBytes = number(replicaMemoryNeeded(model, point));
    const double usableBytes = number(replicaMemoryUsable(accelerator, point));
    if (neededBytes <= usableBytes) return;
    const double weightBytes = number(weightMemory(model, point.weightBits.value));
    const double sequenceBytes = (neededBytes - weightBytes) / point.batch.value;
    const double accelerators = std::ceil(neededBytes / (usableBytes / point.acceleratorsPerReplica.value));
    const std::string needed = shortDecimal(neededBytes / kBytesPerGigabyte);
    const std::string usable = shortDecimal(usableBytes / kBytesPerGigabyte);
    const double batch = sequenceBytes > 0.0 ? std::floor((usableBytes - weightBytes) / sequenceBytes) : 0.0;
    if (batch >= 1.0)
        issues.push_back(servingError("compute.batch_exceeds_memory", where,
                                      {needed, usable, shortDecimal(batch), shortDecimal(accelerators)}));
    else
        issues.push_back(
            servingError("compute.weights_exceed_memory", where, {needed, usable, shortDecimal(accelerators)}));
}

void checkUtilisation(const ServingPoint& point, const WorkScale& scale, const std::string& where,
                      std::vector<units::Issue>& issues) {
    const double highest = std::max(point.computeEfficiency.value, point.bandwidthEfficiency.value);
    const double reached = highest * scale.utilisationFactor;
    if (reached > 1.0 + 1e-9)
        issues.push_back({"compute.utilisation_above_peak",
                          units::Severity::Warning,
                          where,
                          {shortDecimal(100.0 * highest), shortDecimal(scale.utilisationFactor)}});
}

} // namespace

ServingCost servingCost(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                        units::Text inputTokens, double cachedShare, units::Text outputTokens, const WorkScale& scale) {
    assert(number(outputTokens) > 0.0 && point.servedShare.value > 0.0);
    ServingCost cost;
    cost.decode = decodePhase(model, accelerator, point, scale);
    cost.work = cost.decode.work;
    TimePerText servingTime = 1.0 / cost.decode.perAccelerator;
    units::EnergyPerText servingEnergy = cost.decode.acceleratorEnergy;
    const units::Text cachedTokens = cachedShare * inputTokens;
    const units::Text newTokens = inputTokens - cachedTokens;
    if (number(newTokens) > 0.0) {
        cost.prefill = prefillPhase(model, accelerator, point, newTokens, cachedTokens, scale);
        const double newPerOutput = newTokens / outputTokens;
        cost.work += newPerOutput * cost.prefill->work;
        servingTime += newPerOutput / cost.prefill->perAccelerator;
        servingEnergy += newPerOutput * cost.prefill->acceleratorEnergy;
    }
    cost.acceleratorTime = servingTime / point.servedShare.value;
    const units::Power idlePower = point.idlePowerShare.value * accelerator.chipPower.quantity();
    cost.acceleratorEnergy = servingEnergy + (cost.acceleratorTime - servingTime) * idlePower;
    return cost;
}

units::EnergyPerText serverEnergy(const ServingCost& cost, const Accelerator& accelerator, double measuredShare) {
    return cost.acceleratorTime * (measuredShare * accelerator.serverPower.quantity());
}

units::EnergyPerText facilityEnergy(units::EnergyPerText serverEnergy, double pue, double electricalLossShare) {
    assert(electricalLossShare < 1.0);
    return serverEnergy * (pue / (1.0 - electricalLossShare));
}

double joulesPerToken(units::EnergyPerText energy) {
    return number(energy) * units::kJoulesPerMwh;
}

units::Data replicaMemoryNeeded(const ModelArchitecture& model, const ServingPoint& point) {
    const units::Data cache =
        point.batch.value * point.meanContext.quantity() * kvCachePerToken(model, point.kvCacheBits.value);
    return weightMemory(model, point.weightBits.value) + cache;
}

units::Data replicaMemoryUsable(const Accelerator& accelerator, const ServingPoint& point) {
    return kUsableMemoryShare * point.acceleratorsPerReplica.value * accelerator.memory.quantity();
}

std::vector<units::Issue> servingIssues(const ModelArchitecture& model, const Accelerator& accelerator,
                                        const ServingPoint& point, const std::string& where, const WorkScale& scale) {
    std::vector<units::Issue> issues;
    checkArchitecture(model, where, issues);
    checkMemory(model, accelerator, point, where, issues);
    checkUtilisation(point, scale, where, issues);
    return issues;
}

} // namespace model::compute
