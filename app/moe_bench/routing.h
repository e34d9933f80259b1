// Which experts each token takes and with what weight, and the deterministic order of the routed rows; no tensor data.
#pragma once

#include "app/moe_bench/problem.h"

#include <span>

namespace moe_bench {

// [tokens × topK]; experts in falling order of score, ties to the lower number.
struct Choice {
    std::vector<int> experts;
    std::vector<float> weights;
};

// Rounds of arg-max per token. Softmax: over the chosen logits. SigmoidGrouped: chosen by sigmoid + bias among the best
// groups, weighted by the sigmoid alone, normalised to `scale`.
Choice route(const Shape& shape, std::span<const float> logits, std::span<const float> bias);

// Rows sorted by local expert (shared experts last), by token inside an expert.
struct Rows {
    std::vector<int> firstRow; // [local experts + shared + 1]
    std::vector<int> tokenOfRow;
    std::vector<int> firstOfToken; // [tokens + 1] into rowOfToken
    std::vector<int> rowOfToken;
    std::vector<float> weight; // beside rowOfToken
};

Rows arrange(const Problem& problem, const Choice& choice);
// The number of the whole layer's expert behind a local one (shared experts included).
int globalExpert(const Problem& problem, int localExpert);

} // namespace moe_bench
