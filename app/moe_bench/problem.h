// One problem to compute: shape, split, tokens, precision and seed, with every input a pure function of its index. It
// holds no tensor. Indices are those of the whole layer, so every rank of a split sees the same layer.
#pragma once

#include "app/moe_bench/shape.h"

#include <cstddef>
#include <vector>

namespace moe_bench {

enum class Distribution { Balanced, Uniform, Zipf, OneExpert };
// A wrong kernel on purpose, so that a check can prove that it notices.
enum class Fault { None, GateUpSwapped, ExpertsExchanged };

struct Problem {
    Shape shape;
    Split split;
    int tokens = 1;
    Precision precision = Precision::Bf16;
    Distribution distribution = Distribution::Balanced;
    double zipfExponent = 1.0;
    std::uint64_t seed = 1;
    Fault fault = Fault::None;
};

// All values are exact in bf16; weights have variance 1 / (length of the sum). Shared expert s is expert `experts + s`.
// Fills `row` with the gate row (rowIndex < intermediate) or the up row (beyond); one value per hidden column.
void fillGateUpRow(const Problem& problem, int expert, int rowIndex, std::vector<float>& row);
// Fills `row` with one output row of the second matrix: localWidth values of this rank's slice.
void fillDownRow(const Problem& problem, int expert, int rowIndex, std::vector<float>& row);
void fillToken(const Problem& problem, int token, std::vector<float>& row);
float gateUpBias(const Problem& problem, int expert, int rowIndex);
float downBias(const Problem& problem, int expert, int rowIndex); // 0 on tensor ranks other than the first
// [tokens × experts], row-major.
std::vector<float> routerLogits(const Problem& problem);
std::vector<float> routerBias(const Problem& problem);

} // namespace moe_bench
