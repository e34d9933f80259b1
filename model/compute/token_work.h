// FLOP and bytes of a token by the model's architecture: what must be computed and read, not how long it takes.
#pragma once

#include "model/compute/model_architecture.h"

namespace model::compute {

// Expected number of different experts that `tokens` tokens choose, each taking `expertsPerToken` of `experts` evenly:
// E (1 - (1 - k/E)^B). Real routers are less even, so a step reads somewhat less than this.
double distinctExperts(double experts, double expertsPerToken, double tokens);

// Parameters by how often a step reads them (plain counts). The routed experts are read when chosen; all the rest
// (attention, dense layers, shared experts, embeddings, head) in every step.
struct ParameterSplit {
    double routed{};
    double always{};
};
// MoE layers x experts x 3 matrices of hidden x width.
double routedExpertParameters(const ModelArchitecture& model);
// Routed is at most the total (servingIssues says when it had to be cut).
ParameterSplit splitParameters(const ModelArchitecture& model);

// KV cache of one token of context at the given precision.
units::DataPerText kvCachePerToken(const ModelArchitecture& model, double kvCacheBits);

// All weights as they lie in memory, and the part that a step with that many tokens reads.
units::Data weightMemory(const ModelArchitecture& model, double weightBits);
units::Data weightTraffic(const ModelArchitecture& model, double weightBits, double tokensInStep);

// Work of one token in the weights (2 FLOP per active parameter) and in attention over a context.
units::WorkPerText weightWork(const ModelArchitecture& model);
units::WorkPerText attentionWork(const ModelArchitecture& model, units::Text context);
units::WorkPerText decodeWork(const ModelArchitecture& model, units::Text context);
// Per new token of a prompt: the cached tokens and on average half of the new ones are its context. For latent
// attention (MLA) served in absorbed form this is an upper bound, as prefill has a cheaper form.
units::WorkPerText prefillWork(const ModelArchitecture& model, units::Text newTokens, units::Text cachedTokens);

// Pre-training: 6 FLOP per active parameter and token (Kaplan et al. 2020), attention left out.
units::Work trainingWork(const ModelArchitecture& model, units::Text trainingTokens);

} // namespace model::compute
