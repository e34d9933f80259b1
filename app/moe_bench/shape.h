// The shape of one mixture-of-experts feed-forward layer and one rank's part of it; not its weights.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace moe_bench {

enum class RouterKind { Softmax, SigmoidGrouped };
enum class Precision { Bf16, E4m3 };

struct Router {
    RouterKind kind = RouterKind::Softmax;
    int groups = 1;     // of equal size; a group's score is the sum of its two best experts
    int topGroups = 1;  // groups that stay eligible
    double scale = 1.0; // factor on the normalised weights
};

// Plain: silu(gate) * up. Clamped: gate ≤ limit, |up| ≤ limit, gate * sigmoid(alpha * gate) * (up + 1), with biases.
struct Activation {
    bool clamped = false;
    float limit = 7.0f;
    float alpha = 1.702f;
};

struct Shape {
    std::string name;
    int hidden = 0;
    int intermediate = 0; // width of one expert
    int experts = 0;
    int topK = 0;
    int sharedExperts = 0; // each as wide as a routed one, taken by every token with weight 1
    Router router;
    Activation activation;
};

// The whole layer on one rank, or one rank's share: experts [expertRank * E / N, …) and the same slice of the width of
// each. Tokens are those of the whole group, so tokens per expert are kept. Shared experts: tokens are dealt round
// robin over the expert ranks, width as the others.
struct Split {
    int expertParallel = 1;
    int tensorParallel = 1;
    int expertRank = 0;
    int tensorRank = 0;
};

std::span<const Shape> knownShapes();
std::optional<Shape> shapeNamed(std::string_view name);
// "HIDDENxINTERMEDIATExEXPERTSxTOPK"; absent if it is not that or the numbers are impossible.
std::optional<Shape> parseShape(std::string_view text);
// Experts and width divide evenly, and the width stays a multiple of 32.
bool divides(const Shape& shape, const Split& split);

inline int localExperts(const Shape& shape, const Split& split) {
    return shape.experts / split.expertParallel;
}

inline int localWidth(const Shape& shape, const Split& split) {
    return shape.intermediate / split.tensorParallel;
}

} // namespace moe_bench
