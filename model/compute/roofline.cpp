#include "model/compute/roofline.h"

#include "model/compute/token_work.h"

#include <algorithm>
#include <cassert>

namespace model::compute {

using units::number;

namespace {

// What one step of a replica asks for, before any scaling.
struct StepLoad {
    double tokens{};
    double weightFlop{};
    double attentionFlop{};
    double bytes{};
};

double reachedShare(double shareOfPeak, const WorkScale& scale) {
    return std::min(1.0, shareOfPeak * scale.utilisationFactor);
}

// Energy: the memory system and the clocks draw decodePowerShare while the step is busy, arithmetic adds the rest while
// it runs, overhead draws the idle share. So a step bound by compute runs at full chip power, one bound by memory
// approaches decodePowerShare as arithmetic becomes negligible, and nothing jumps where the two meet.
PhaseCost costOfStep(const StepLoad& load, const Accelerator& accelerator, const ServingPoint& point,
                     const WorkScale& scale) {
    const double accelerators = point.acceleratorsPerReplica.value;
    const double reachedCompute = reachedShare(point.computeEfficiency.value, scale) * accelerators * scale.speedFactor;
    const double reachedBandwidth =
        reachedShare(point.bandwidthEfficiency.value, scale) * accelerators * scale.speedFactor;
    // Attention runs in the format of the KV cache, the layers in that of the weights.
    const double fullHours = load.weightFlop / number(peakRate(accelerator, point.weightBits.value)) +
                             load.attentionFlop / number(peakRate(accelerator, point.kvCacheBits.value));
    const double computeHours = scale.workFactor * fullHours / reachedCompute;
    const double memoryHours =
        scale.workFactor * load.bytes / (number(accelerator.memoryBandwidth.quantity()) * reachedBandwidth);
    const double overheadHours =
        scale.workFactor * number(point.stepOverhead.quantity()) / (scale.speedFactor * scale.utilisationFactor);
    const double busyHours = std::max(computeHours, memoryHours);
    const double stepHours = busyHours + overheadHours;
    assert(stepHours > 0.0 && load.tokens > 0.0);

    const double busyShare = point.decodePowerShare.value;
    const double fullPowerHours =
        busyShare * busyHours + (1.0 - busyShare) * computeHours + point.idlePowerShare.value * overheadHours;
    const units::Power chip = accelerator.chipPower.quantity();
    PhaseCost cost;
    cost.step = stepHours * units::h;
    cost.tokensPerStep = load.tokens;
    cost.work = units::of<units::WorkPerText>(scale.workFactor * (load.weightFlop + load.attentionFlop) / load.tokens);
    cost.traffic = units::of<units::DataPerText>(scale.workFactor * load.bytes / load.tokens);
    cost.perAccelerator = units::of<units::TextRate>(load.tokens / (stepHours * accelerators));
    cost.acceleratorPower = chip * (fullPowerHours / stepHours);
    cost.acceleratorEnergy = cost.acceleratorPower / cost.perAccelerator;
    cost.bound = overheadHours > busyHours     ? Bound::Overhead
                 : computeHours >= memoryHours ? Bound::Compute
                                               : Bound::Memory;
    return cost;
}

} // namespace

WorkScale workScale(const EfficiencyState& state, double qualityGain) {
    return {.workFactor = qualityGain / (state.algorithm * state.architecture),
            .speedFactor = state.precision * state.hardware,
            .utilisationFactor = state.utilisation};
}

units::WorkRate peakRate(const Accelerator& accelerator, double bits) {
    if (bits <= 4.0 && accelerator.fp4Peak.value > 0.0) return accelerator.fp4Peak.quantity();
    if (bits <= 8.0 && accelerator.fp8Peak.value > 0.0) return accelerator.fp8Peak.quantity();
    return accelerator.bf16Peak.quantity();
}

PhaseCost decodePhase(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                      const WorkScale& scale) {
    const double batch = point.batch.value;
    const units::Text context = point.meanContext.quantity();
    const units::Data cacheRead = batch * context * kvCachePerToken(model, point.kvCacheBits.value);
    const StepLoad load{.tokens = batch,
                        .weightFlop = batch * number(weightWork(model)),
                        .attentionFlop = batch * number(attentionWork(model, context)),
                        .bytes = number(weightTraffic(model, point.weightBits.value, batch) + cacheRead)};
    return costOfStep(load, accelerator, point, scale);
}

PhaseCost prefillPhase(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                       units::Text newTokens, units::Text cachedTokens, const WorkScale& scale) {
    assert(number(newTokens) > 0.0);
    const double tokens = kPrefillStepTokens;
    const double prompts = std::max(1.0, tokens / number(newTokens)); // a long prompt fills the step alone
    const units::Text context = cachedTokens + 0.5 * newTokens;
    const units::DataPerText cache = kvCachePerToken(model, point.kvCacheBits.value);
    const units::Data cacheTraffic = prompts * context * cache + tokens * units::token * cache; // read, then written
    const StepLoad load{.tokens = tokens,
                        .weightFlop = tokens * number(weightWork(model)),
                        .attentionFlop = tokens * number(attentionWork(model, context)),
                        .bytes = number(weightTraffic(model, point.weightBits.value, tokens) + cacheTraffic)};
    return costOfStep(load, accelerator, point, scale);
}

} // namespace model::compute
