// FLOP and bytes of a token by the model's architecture: what must be computed and read, not how long it takes.
#pragma once

#include "model/compute/expert_routing.h"
#include "model/compute/model_architecture.h"

namespace model::compute {

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

// KV cache that one more token of context adds, windows left out.
units::DataPerText kvCachePerToken(const ModelArchitecture& model, double kvCacheBits);
// Cache of one sequence as it is held, and what a decode step reads of it: sparse attention its indexer's keys and the
// selected tokens, windows and states what there is of them.
units::Data sequenceMemory(const ModelArchitecture& model, double kvCacheBits, units::Text context);
units::Data sequenceRead(const ModelArchitecture& model, double kvCacheBits, units::Text context);

// All weights once, and the part of them that a step with that many tokens reads once.
units::Data weightMemory(const ModelArchitecture& model, double weightBits);
units::Data weightTraffic(const ModelArchitecture& model, double weightBits, double tokensInStep,
                          double routingSkew = 0.0);

// Work of one token in the weights (2 FLOP per active parameter) and in attention over a context: linear in it, with
// parts that stop at the selected tokens and at the window. States of linear layers are left out.
units::WorkPerText weightWork(const ModelArchitecture& model);
units::WorkPerText attentionWork(const ModelArchitecture& model, units::Text context);
units::WorkPerText decodeWork(const ModelArchitecture& model, units::Text context);
// Per new token of a prompt, whose context is the cached tokens and the new ones before it; a mean over them. For
// latent attention (MLA) served in absorbed form this is an upper bound, as prefill has a cheaper form.
units::WorkPerText prefillAttentionWork(const ModelArchitecture& model, units::Text newTokens,
                                        units::Text cachedTokens);
units::WorkPerText prefillWork(const ModelArchitecture& model, units::Text newTokens, units::Text cachedTokens);

// Pre-training: 6 FLOP per active parameter and token (Kaplan et al. 2020), attention left out.
units::Work trainingWork(const ModelArchitecture& model, units::Text trainingTokens);

} // namespace model::compute
