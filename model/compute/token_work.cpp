#include "model/compute/token_work.h"

#include <algorithm>
#include <cmath>

namespace model::compute {

namespace {
constexpr double kBitsPerByte = 8.0;
constexpr double kKvCatalogueBits = 16.0;       // the catalogue counts the KV cache in BF16
constexpr double kMatricesPerExpert = 3.0;      // gate, up and down projection
constexpr double kInferenceFlopPerWeight = 2.0; // one multiply and one add
constexpr double kTrainingFlopPerWeight = 6.0;  // forward once, backward twice
constexpr double kBillionWeights = 1e9;

// Mean over `from` … `to` of the part of a context below the cap.
double meanBelow(double cap, double from, double to) {
    if (to <= cap) return 0.5 * (from + to);
    if (from >= cap || to <= from) return std::min(from, cap);
    return (0.5 * (cap - from) * (from + cap) + cap * (to - cap)) / (to - from);
}
} // namespace

double routedExpertParameters(const ModelArchitecture& model) {
    return model.moeLayers.value * model.routedExperts.value * kMatricesPerExpert * model.hiddenSize.value *
           model.moeIntermediate.value;
}

ParameterSplit splitParameters(const ModelArchitecture& model) {
    const double total = model.totalParameters.value * kBillionWeights;
    const double routed = std::min(routedExpertParameters(model), total);
    return {.routed = routed, .always = total - routed};
}

units::DataPerText kvCachePerToken(const ModelArchitecture& model, double kvCacheBits) {
    return model.kvCacheBytes.quantity() * (kvCacheBits / kKvCatalogueBits);
}

units::Data sequenceMemory(const ModelArchitecture& model, double kvCacheBits, units::Text context) {
    const double tokens = units::number(context);
    const double cached =
        model.kvCacheBytes.value * tokens + model.slidingBytes.value * std::min(tokens, model.slidingWindow.value);
    return cached * (kvCacheBits / kKvCatalogueBits) * units::byte + model.sequenceState.quantity();
}

units::Data sequenceRead(const ModelArchitecture& model, double kvCacheBits, units::Text context) {
    const double tokens = units::number(context);
    const double share = model.kvReadShare.value;
    const double selected = std::min(tokens, model.selectedTokens.value);
    const double cached = model.kvCacheBytes.value * (share * tokens + (1.0 - share) * selected) +
                          model.slidingBytes.value * std::min(tokens, model.slidingWindow.value);
    return cached * (kvCacheBits / kKvCatalogueBits) * units::byte + model.sequenceState.quantity();
}

units::Data weightMemory(const ModelArchitecture& model, double weightBits) {
    return model.totalParameters.value * kBillionWeights * weightBits / kBitsPerByte * units::byte;
}

units::Data weightTraffic(const ModelArchitecture& model, double weightBits, double tokensInStep, double routingSkew) {
    const ParameterSplit split = splitParameters(model);
    const double experts = model.routedExperts.value;
    const double chosen =
        experts > 0.0
            ? ExpertRouting(experts, model.expertsPerToken.value, routingSkew).distinct(tokensInStep) / experts
            : 0.0;
    return (split.always + split.routed * chosen) * weightBits / kBitsPerByte * units::byte;
}

units::WorkPerText weightWork(const ModelArchitecture& model) {
    return units::of<units::WorkPerText>(kInferenceFlopPerWeight * model.activeParameters.value * kBillionWeights);
}

units::WorkPerText attentionWork(const ModelArchitecture& model, units::Text context) {
    const double tokens = units::number(context);
    return units::of<units::WorkPerText>(
        model.attentionFlopPerContextToken.value * tokens +
        model.attentionFlopPerSelectedToken.value * std::min(tokens, model.selectedTokens.value) +
        model.attentionFlopPerWindowToken.value * std::min(tokens, model.slidingWindow.value));
}

units::WorkPerText decodeWork(const ModelArchitecture& model, units::Text context) {
    return weightWork(model) + attentionWork(model, context);
}

units::WorkPerText prefillAttentionWork(const ModelArchitecture& model, units::Text newTokens,
                                        units::Text cachedTokens) {
    const double from = units::number(cachedTokens);
    const double to = from + units::number(newTokens);
    return units::of<units::WorkPerText>(
        model.attentionFlopPerContextToken.value * 0.5 * (from + to) +
        model.attentionFlopPerSelectedToken.value * meanBelow(model.selectedTokens.value, from, to) +
        model.attentionFlopPerWindowToken.value * meanBelow(model.slidingWindow.value, from, to));
}

units::WorkPerText prefillWork(const ModelArchitecture& model, units::Text newTokens, units::Text cachedTokens) {
    return weightWork(model) + prefillAttentionWork(model, newTokens, cachedTokens);
}

units::Work trainingWork(const ModelArchitecture& model, units::Text trainingTokens) {
    return kTrainingFlopPerWeight * model.activeParameters.value * kBillionWeights * units::number(trainingTokens) *
           units::FLOP;
}

} // namespace model::compute
