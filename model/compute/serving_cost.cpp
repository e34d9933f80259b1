#include "model/compute/serving_cost.h"

#include "model/compute/replica_queue.h"
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

// The largest batch by memory or by the time per token, when the server would allow more.
void checkBatch(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                const std::string& where, std::vector<units::Issue>& issues) {
    const double neededBytes = number(replicaMemoryNeeded(model, point));
    const double usableBytes = number(replicaMemoryUsable(accelerator, point));
    const double accelerators = std::ceil(neededBytes / (usableBytes / point.acceleratorsPerReplica.value));
    const std::string needed = shortDecimal(neededBytes / kBytesPerGigabyte);
    const std::string usable = shortDecimal(usableBytes / kBytesPerGigabyte);
    const DecodePool pool = decodePool(model, accelerator, point);
    const double milliseconds = units::Millisecond::inUnit(pool.timePerToken);
    if (!pool.fitsMemory)
        issues.push_back(
            servingError("compute.weights_exceed_memory", where, {needed, usable, shortDecimal(accelerators)}));
    else if (pool.limit == BatchLimit::Memory)
        issues.push_back({"compute.batch_exceeds_memory",
                          units::Severity::Note,
                          where,
                          {needed, usable, shortDecimal(pool.largestBatch), shortDecimal(accelerators)}});
    if (!pool.holdsTimePerToken)
        issues.push_back(servingError("compute.time_per_token_out_of_reach", where,
                                      {shortDecimal(milliseconds), shortDecimal(point.timePerToken.value)}));
    else if (pool.limit == BatchLimit::TimePerToken)
        issues.push_back({"compute.batch_exceeds_time_per_token",
                          units::Severity::Note,
                          where,
                          {shortDecimal(point.batch.value), shortDecimal(point.timePerToken.value),
                           shortDecimal(pool.largestBatch)}});
}

void checkDrafts(const ServingPoint& point, const std::string& where, std::vector<units::Issue>& issues) {
    if (point.acceptedTokens.value > point.verifiedTokens.value)
        issues.push_back(
            servingError("compute.more_accepted_than_verified", where,
                         {shortDecimal(point.acceptedTokens.value), shortDecimal(point.verifiedTokens.value)}));
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

// Prompts vary by the lognormal distribution of the given mean and variation: its 95th percentile over the mean.
double tailPromptFactor(double variation) {
    const double logVariance = std::log1p(variation * variation);
    return std::exp(kTailDeviations * std::sqrt(logVariance) - 0.5 * logVariance);
}

// Hours until the prompt of the 95th percentile is read, waiting left out: whole steps of its rank.
double tailPromptHours(const PhaseCost& prefill, const ServingPoint& point, double newTokens) {
    return number(prefill.step) *
           std::max(1.0, newTokens * tailPromptFactor(point.promptVariation.value) / kPrefillStepTokens);
}

// Of the replicas of the prefill pool: a prompt takes its tokens' share of a replica. What the prompt itself leaves of
// the target may be waited; where it leaves nothing, 95 % of the prompts are not to wait at all.
// A trend's gain is whole without the queue's help: the target is held against the steps of the first year.
double prefillUtilisation(const PhaseCost& prefill, const ServingPoint& point, const WorkScale& scale, double newTokens,
                          double& promptShare) {
    const double targetHours =
        number(point.timeToFirstToken.quantity()) * scale.workFactor / (scale.speedFactor * scale.utilisationFactor);
    if (targetHours <= 0.0) return queueUtilisation(point.poolReplicas.value, kTailShare);
    const double promptHours = tailPromptHours(prefill, point, newTokens);
    promptShare = promptHours / targetHours;
    const double serviceHours = number(prefill.step) * newTokens / prefill.tokensPerStep;
    const double variation = point.promptVariation.value;
    return queueUtilisation(point.poolReplicas.value, kTailShare,
                            std::max(0.0, targetHours - promptHours) / serviceHours,
                            0.5 * (1.0 + variation * variation));
}

} // namespace

ServingCost servingCost(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                        const DecodePool& pool, units::Text inputTokens, double cachedShare, units::Text outputTokens,
                        const WorkScale& scale) {
    assert(number(outputTokens) > 0.0 && point.servedShare.value > 0.0);
    ServingCost cost;
    cost.decode = decodePhase(model, accelerator, point, pool.expectedBatch, scale);
    cost.work = cost.decode.work;
    TimePerText servingTime = 1.0 / cost.decode.perAccelerator;
    TimePerText poolTime = servingTime;
    units::EnergyPerText servingEnergy = cost.decode.acceleratorEnergy;
    const units::Text cachedTokens = cachedShare * inputTokens;
    const units::Text newTokens = inputTokens - cachedTokens;
    if (number(newTokens) > 0.0) {
        cost.prefill = prefillPhase(model, accelerator, point, newTokens, cachedTokens, scale);
        cost.prefillUtilisation =
            prefillUtilisation(*cost.prefill, point, scale, number(newTokens), cost.firstTokenShare);
        const double newPerOutput = newTokens / outputTokens;
        const TimePerText prefillTime = newPerOutput / cost.prefill->perAccelerator;
        cost.work += newPerOutput * cost.prefill->work;
        servingTime += prefillTime;
        poolTime += prefillTime / cost.prefillUtilisation;
        servingEnergy += newPerOutput * cost.prefill->acceleratorEnergy;
    }
    cost.acceleratorTime = poolTime * ((1.0 + point.failoverReserve.value) / point.servedShare.value);
    const units::Power idlePower = point.idlePowerShare.value * accelerator.chipPower.quantity();
    cost.acceleratorEnergy = servingEnergy + (cost.acceleratorTime - servingTime) * idlePower;
    return cost;
}

ServingCost servingCost(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                        units::Text inputTokens, double cachedShare, units::Text outputTokens, const WorkScale& scale) {
    return servingCost(model, accelerator, point, decodePool(model, accelerator, point), inputTokens, cachedShare,
                       outputTokens, scale);
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

ServingPower servingPower(const ServingCost& cost, const Accelerator& accelerator, double measuredShare,
                          double networkOverhead, double pue, double electricalLossShare) {
    assert(electricalLossShare < 1.0);
    const units::Power server = measuredShare * accelerator.serverPower.quantity();
    return {.chip = cost.acceleratorEnergy / cost.acceleratorTime,
            .server = server,
            .allIn = server * ((1.0 + networkOverhead) * pue / (1.0 - electricalLossShare))};
}

std::vector<units::Issue> servingIssues(const ModelArchitecture& model, const Accelerator& accelerator,
                                        const ServingPoint& point, const std::string& where, const WorkScale& scale) {
    std::vector<units::Issue> issues;
    checkArchitecture(model, where, issues);
    checkBatch(model, accelerator, point, where, issues);
    checkDrafts(point, where, issues);
    checkUtilisation(point, scale, where, issues);
    return issues;
}

std::vector<units::Issue> promptIssues(const ModelArchitecture& model, const Accelerator& accelerator,
                                       const ServingPoint& point, units::Text inputTokens, double cachedShare,
                                       const std::string& where) {
    const double newTokens = number(inputTokens) * (1.0 - cachedShare);
    if (newTokens <= 0.0 || point.timeToFirstToken.value <= 0.0) return {};
    const PhaseCost prefill =
        prefillPhase(model, accelerator, point, units::of<units::Text>(newTokens), cachedShare * inputTokens);
    const double milliseconds = units::Millisecond::inUnit(tailPromptHours(prefill, point, newTokens) * units::h);
    if (milliseconds <= point.timeToFirstToken.value) return {};
    return {{"compute.prompt_exceeds_first_token",
             units::Severity::Warning,
             where,
             {shortDecimal(newTokens * tailPromptFactor(point.promptVariation.value)), shortDecimal(milliseconds),
              shortDecimal(point.timeToFirstToken.value)}}};
}

} // namespace model::compute
