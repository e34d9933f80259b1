// What one mixture-of-experts layer asks of one accelerator: FLOP and bytes, stage by stage. No time, no efficiency.
// The routed experts alone; router, shared expert and exchange between accelerators are not in it.
#pragma once

#include <span>

namespace model::compute {

// One rank's share of the layer: experts it holds, width after tensor parallelism.
struct MoeLayer {
    double hidden{};
    double intermediate{};       // of one expert
    double weightBytes{2.0};     // of one parameter
    double activationBytes{2.0}; // of one value that enters a product: 1 when it is quantised to 8 bits
};

// Rows of a tile of the grouped products by the mean rows of an expert that has any: 16, 32, 64 or 128, as deployed
// Triton and CUTLASS kernels choose (vLLM's configurations). A product computes whole tiles.
double tileRows(double meanRows);
// Rows computed for experts with these many rows each, whole tiles; `rows` at least 0.
double paddedRows(std::span<const double> rows);

struct MoeWork {
    double flop{};        // of the rows routed, without padding
    double paddedFlop{};  // of whole tiles
    double weightBytes{}; // of the experts hit, each once
    double inputBytes{};  // that the two products read beside the weights
    double stageBytes{};  // of the stages that run apart: quantisation, activation, combination
    double leastBytes() const { return weightBytes + inputBytes; }
};

// tokens: that enter the layer; rows: token-expert pairs computed here; hit: experts with a row; padded: see above.
MoeWork moeWork(const MoeLayer& layer, double tokens, double rows, double hit, double padded);

} // namespace model::compute
