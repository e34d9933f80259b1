#include "model/compute/roofline.h"

#include "model/compute/token_work.h"

#include <algorithm>
#include <cassert>

namespace model::compute {

using units::number;

namespace {

// Energy: the memory system and the clocks draw decodePowerShare while a kernel runs, arithmetic adds the rest up to
// prefillPowerShare, waiting for host and exchange draws overheadPowerShare. So a step bound by compute runs at
// prefillPowerShare, one bound by memory approaches decodePowerShare as arithmetic becomes negligible, and nothing
// jumps where the two meet.
PhaseCost costOfStep(const StepTimes& times, double tokens, const Accelerator& accelerator, const ServingPoint& point) {
    const double accelerators = point.acceleratorsPerReplica.value;
    const double stepHours = times.stepHours();
    const double waitingHours = times.overheadHours + times.exchangeHours;
    assert(stepHours > 0.0 && tokens > 0.0);
    const double arithmeticPower = std::max(0.0, point.prefillPowerShare.value - point.decodePowerShare.value);
    const double fullPowerHours = point.decodePowerShare.value * times.busyHours() +
                                  arithmeticPower * std::min(times.arithmeticHours, times.busyHours()) +
                                  point.overheadPowerShare.value * waitingHours;
    PhaseCost cost;
    cost.step = stepHours * units::h;
    cost.tokensPerStep = tokens;
    cost.work = units::of<units::WorkPerText>(times.flop / tokens);
    cost.traffic = units::of<units::DataPerText>(times.bytes / tokens);
    cost.perAccelerator = units::of<units::TextRate>(tokens / (stepHours * accelerators));
    cost.acceleratorPower = accelerator.chipPower.quantity() * (fullPowerHours / stepHours);
    cost.acceleratorEnergy = cost.acceleratorPower / cost.perAccelerator;
    cost.exchangeShare = times.exchangeHours / stepHours;
    cost.bound = waitingHours > times.busyHours()             ? Bound::Overhead
                 : times.arithmeticHours >= times.memoryHours ? Bound::Compute
                                                              : Bound::Memory;
    return cost;
}

} // namespace

StepLoad decodeLoad(const ModelArchitecture& model, const ServingPoint& point, double batch, units::Text context) {
    const double tokens = batch * std::max(1.0, point.verifiedTokens.value);
    return {.tokens = tokens,
            .sequences = batch,
            .cacheBytes = batch * number(sequenceRead(model, point.kvCacheBits.value, context)),
            .attentionFlop = tokens * number(attentionWork(model, context))};
}

PhaseCost decodePhase(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                      double batch, const WorkScale& scale) {
    const StepLoad load = decodeLoad(model, point, batch, point.meanContext.quantity());
    const double made = batch * std::max(1.0, point.acceptedTokens.value);
    return costOfStep(ReplicaStep(model, accelerator, point, scale).times(load), made, accelerator, point);
}

PhaseCost decodePhase(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                      const WorkScale& scale) {
    return decodePhase(model, accelerator, point, point.batch.value, scale);
}

PhaseCost prefillPhase(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                       units::Text newTokens, units::Text cachedTokens, const WorkScale& scale) {
    assert(number(newTokens) > 0.0);
    const ReplicaStep step(model, accelerator, point, scale);
    const double tokens = kPrefillStepTokens * step.ranks();
    // A long prompt fills the step of a rank alone.
    const double prompts = std::max(step.ranks(), tokens / number(newTokens));
    const units::Text context = cachedTokens + 0.5 * newTokens;
    const double bits = point.kvCacheBits.value;
    const units::Data cacheTraffic = prompts * sequenceRead(model, bits, context) +
                                     tokens * units::token * kvCachePerToken(model, bits); // read, then written
    const StepLoad load{.tokens = tokens,
                        .sequences = prompts,
                        .cacheBytes = number(cacheTraffic),
                        .attentionFlop = tokens * number(prefillAttentionWork(model, newTokens, cachedTokens))};
    return costOfStep(step.times(load), tokens, accelerator, point);
}

} // namespace model::compute
