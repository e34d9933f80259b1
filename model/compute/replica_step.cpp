#include "model/compute/replica_step.h"

#include "model/compute/token_work.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace model::compute {

using units::number;

namespace {

constexpr double kByteBits = 8.0;
constexpr double kExchangeBytes = 2.0;        // 16-bit activations
constexpr double kFlopPerParameter = 2.0;     // one multiply and one add
constexpr double kReducesPerLayer = 2.0;      // after attention and after the feed-forward part
constexpr double kExchangesPerMoeLayer = 2.0; // dispatch and combine

// A gain of utilisation lifts a share of peak at most to 1; a fitted share that already lies above stays.
double gainedShare(double share, const WorkScale& scale) {
    return std::min(std::max(1.0, share), share * scale.utilisationFactor);
}

double combined(double a, double b, double p) {
    if (p == 1.0) return a + b;
    const double longer = std::max(a, b);
    if (longer <= 0.0) return 0.0;
    return longer * std::pow(1.0 + std::pow(std::min(a, b) / longer, p), 1.0 / p);
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

double tensorRanks(const ModelArchitecture& model, const ServingPoint& point) {
    const double accelerators = point.acceleratorsPerReplica.value;
    const double asked = point.tensorParallel.value;
    if (model.routedExperts.value <= 0.0 || asked <= 0.0) return accelerators;
    return std::min(std::max(1.0, asked), accelerators);
}

double cacheCopies(const ModelArchitecture& model, const ServingPoint& point) {
    const double split = model.cacheSplit.value;
    const double ranks = tensorRanks(model, point);
    return split > 0.0 ? ranks / std::min(ranks, split) : 1.0;
}

units::DataPerText expertExchange(const ModelArchitecture& model, double dispatchBits) {
    const double valueBytes = dispatchBits / kByteBits + kExchangeBytes;
    return units::of<units::DataPerText>(model.moeLayers.value * model.expertsPerToken.value * model.hiddenSize.value *
                                         valueBytes);
}

units::DataPerText tensorExchange(const ModelArchitecture& model, double ranks) {
    // A ring moves every value twice past all but one of its members.
    return units::of<units::DataPerText>(kReducesPerLayer * model.layers.value * model.hiddenSize.value *
                                         kExchangeBytes * 2.0 * (ranks - 1.0));
}

ReplicaStep::ReplicaStep(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                         const WorkScale& scale)
    : m_accelerators(point.acceleratorsPerReplica.value), m_ranks(m_accelerators / tensorRanks(model, point)),
      m_work(scale.workFactor), m_cacheCopies(cacheCopies(model, point)), m_moeLayers(model.moeLayers.value),
      m_experts(model.routedExperts.value), m_expertsPerToken(model.expertsPerToken.value),
      m_kernel(accelerator.kernels.of(point.weightBits.value)),
      m_routing(m_experts, model.expertsPerToken.value, point.routingSkew.value) {
    const double speed = scale.speedFactor;
    const double computeShare = gainedShare(point.computeEfficiency.value, scale);
    const double bandwidth = number(accelerator.memoryBandwidth.quantity()) * speed;
    const double peak = number(peakRate(accelerator, point.weightBits.value)) * speed;
    m_weightFlopRate = peak * computeShare;
    // Attention runs in the format of the KV cache, the layers in that of the weights.
    m_cacheFlopRate = number(peakRate(accelerator, point.kvCacheBits.value)) * speed * computeShare;
    m_byteRate = bandwidth * gainedShare(point.bandwidthEfficiency.value, scale);

    const ParameterSplit split = splitParameters(model);
    const double weightBytes = point.weightBits.value / kByteBits;
    const double activeShare = m_experts > 0.0 ? std::min(1.0, model.expertsPerToken.value / m_experts) : 0.0;
    const double routedFlop = kFlopPerParameter * split.routed * activeShare;
    m_denseBytes = split.always * weightBytes / tensorRanks(model, point);
    m_denseFlopPerToken = std::max(0.0, number(weightWork(model)) - routedFlop);
    if (m_moeLayers > 0.0) {
        m_layerExpertBytes = split.routed * weightBytes / m_moeLayers;
        m_expertFlopPerToken = std::min(routedFlop, number(weightWork(model))) / m_moeLayers;
    }
    // Values enter the products in the format of the weights.
    m_layer = {model.hiddenSize.value, model.moeIntermediate.value, weightBytes, weightBytes};
    m_isMeasured = m_kernel.isMeasured();
    m_kernelByteRate = m_isMeasured ? bandwidth * gainedShare(m_kernel.memoryEfficiency.value, scale) : m_byteRate;
    m_kernelFlopRate = m_isMeasured ? peak * gainedShare(m_kernel.computeEfficiency.value, scale) : m_weightFlopRate;

    const double fixed = 1.0 / (speed * scale.utilisationFactor);
    m_kernelLaunchHours = number(m_kernel.launch.quantity()) * fixed;
    m_overheadHours = number(point.stepOverhead.quantity()) * fixed;
    m_sequenceHours = number(point.sequenceOverhead.quantity()) * fixed / m_ranks;

    // What is sent within the domain of the link and what leaves it move at the same time.
    const double ranks = tensorRanks(model, point);
    const bool isSpread = m_experts > 0.0 && m_accelerators > 1.0;
    const double domain =
        accelerator.linkDomain.value > 0.0 ? std::min(accelerator.linkDomain.value, m_accelerators) : m_accelerators;
    const double expertBytes = isSpread ? number(expertExchange(model)) / m_accelerators : 0.0;
    const double reduceBytes = number(tensorExchange(model, ranks)) / m_accelerators;
    const auto hoursOf = [&](double bytes, units::DataRate rate) {
        return number(rate) > 0.0 ? bytes / number(rate) : 0.0;
    };
    const double shown = (1.0 - point.exchangeOverlap.value) * fixed;
    const double within =
        hoursOf(expertBytes * (domain - 1.0) / m_accelerators + reduceBytes, accelerator.linkBandwidth.quantity());
    const double outside =
        hoursOf(expertBytes * (m_accelerators - domain) / m_accelerators, accelerator.networkBandwidth.quantity());
    m_linkHoursPerToken = shown * std::max(within, outside);
    const double operations = (isSpread ? kExchangesPerMoeLayer * m_moeLayers : 0.0) +
                              (ranks > 1.0 ? kReducesPerLayer * model.layers.value : 0.0);
    m_exchangeLatencyHours = shown * operations * number(point.exchangeLatency.quantity());
}

double ReplicaStep::expertHours(double tokens, double& bytes) const {
    if (m_moeLayers <= 0.0 || m_experts <= 0.0) return 0.0;
    const double layerBytes = m_layerExpertBytes * m_routing.distinct(tokens) / m_experts;
    bytes = layerBytes * m_moeLayers;
    const double memory = layerBytes / m_accelerators / m_kernelByteRate;
    const double arithmetic = m_expertFlopPerToken * tokens / m_accelerators / m_kernelFlopRate;
    if (!m_isMeasured) return m_moeLayers * std::max(memory, arithmetic);
    const double norm = m_kernel.pNorm.value;
    if (m_kernel.stageShare.value <= 0.0)
        return m_moeLayers * (m_kernelLaunchHours + combined(memory, arithmetic, norm));
    const MoeWork work = rankWork(tokens);
    const double inputs = work.inputBytes / m_kernelByteRate;
    const double stages = m_kernel.stageShare.value * work.stageBytes / m_kernelByteRate;
    const double padding = work.flop > 0.0 ? work.paddedFlop / work.flop : 1.0; // a layer without width has none
    return m_moeLayers * (m_kernelLaunchHours + combined(memory + inputs, arithmetic * padding, norm) + stages);
}

// One accelerator's share of a layer, its experts hit alike.
MoeWork ReplicaStep::rankWork(double tokens) const {
    const double rows = tokens * m_expertsPerToken / m_accelerators;
    const double hit = m_routing.distinct(tokens) / m_accelerators;
    const double tile = tileRows(rows / hit);
    return moeWork(m_layer, tokens / m_accelerators, rows, hit, hit * std::ceil(rows / hit / tile) * tile);
}

ReplicaStep::ExpertLayer ReplicaStep::expertLayer(double tokens) const {
    if (m_moeLayers <= 0.0 || m_experts <= 0.0) return {};
    double bytes = 0.0;
    const MoeWork work = rankWork(tokens);
    return {expertHours(tokens, bytes) / m_moeLayers, work.flop, work.leastBytes()};
}

StepTimes ReplicaStep::times(const StepLoad& load) const {
    assert(load.tokens > 0.0);
    StepTimes step;
    double expertBytes = 0.0;
    const double denseFlop = m_denseFlopPerToken * load.tokens;
    const double expertFlop = m_expertFlopPerToken * m_moeLayers * load.tokens;
    const double cacheBytes = load.cacheBytes * m_cacheCopies;
    const double denseMemory = m_denseBytes / m_byteRate;
    const double denseArithmetic = denseFlop / (m_accelerators * m_weightFlopRate);
    const double cacheMemory = cacheBytes / (m_accelerators * m_byteRate);
    const double cacheArithmetic = load.attentionFlop / (m_accelerators * m_cacheFlopRate);
    const double experts = expertHours(load.tokens, expertBytes);
    step.denseHours = m_work * std::max(denseMemory, denseArithmetic);
    step.attentionHours = m_work * std::max(cacheMemory, cacheArithmetic);
    step.expertHours = m_work * experts;
    step.exchangeHours = m_work * (m_exchangeLatencyHours + m_linkHoursPerToken * load.tokens);
    step.overheadHours = m_work * (m_overheadHours + m_sequenceHours * load.sequences);
    const double expertArithmetic = expertFlop / (m_accelerators * m_kernelFlopRate);
    const double expertMemory = expertBytes / (m_accelerators * m_kernelByteRate);
    step.arithmeticHours = m_work * (denseArithmetic + cacheArithmetic + std::min(experts, expertArithmetic));
    step.memoryHours = m_work * (denseMemory + cacheMemory + std::min(experts, expertMemory));
    step.flop = m_work * (denseFlop + expertFlop + load.attentionFlop);
    step.bytes = m_work * (m_denseBytes * m_accelerators + cacheBytes + expertBytes);
    return step;
}

} // namespace model::compute
