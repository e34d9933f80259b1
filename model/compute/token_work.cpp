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
} // namespace

double distinctExperts(double experts, double expertsPerToken, double tokens) {
    if (experts <= 0.0 || tokens <= 0.0) return 0.0;
    const double share = std::clamp(expertsPerToken / experts, 0.0, 1.0);
    return -experts * std::expm1(tokens * std::log1p(-share));
}

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

units::Data weightMemory(const ModelArchitecture& model, double weightBits) {
    return model.totalParameters.value * kBillionWeights * weightBits / kBitsPerByte * units::byte;
}

units::Data weightTraffic(const ModelArchitecture& model, double weightBits, double tokensInStep) {
    const ParameterSplit split = splitParameters(model);
    const double experts = model.routedExperts.value;
    const double chosen =
        experts > 0.0 ? distinctExperts(experts, model.expertsPerToken.value, tokensInStep) / experts : 0.0;
    return (split.always + split.routed * chosen) * weightBits / kBitsPerByte * units::byte;
}

units::WorkPerText weightWork(const ModelArchitecture& model) {
    return units::of<units::WorkPerText>(kInferenceFlopPerWeight * model.activeParameters.value * kBillionWeights);
}

units::WorkPerText attentionWork(const ModelArchitecture& model, units::Text context) {
    return units::of<units::WorkPerText>(model.attentionFlopPerContextToken.value * units::number(context));
}

units::WorkPerText decodeWork(const ModelArchitecture& model, units::Text context) {
    return weightWork(model) + attentionWork(model, context);
}

units::WorkPerText prefillWork(const ModelArchitecture& model, units::Text newTokens, units::Text cachedTokens) {
    return weightWork(model) + attentionWork(model, cachedTokens + 0.5 * newTokens);
}

units::Work trainingWork(const ModelArchitecture& model, units::Text trainingTokens) {
    return kTrainingFlopPerWeight * model.activeParameters.value * kBillionWeights * units::number(trainingTokens) *
           units::FLOP;
}

} // namespace model::compute
