// The layer in double precision on the same quantised inputs, one token at a time: slow, plain, the measure of every
// other kernel. It shares neither router nor storage with them.
#pragma once

#include "app/moe_bench/problem.h"

#include <span>

namespace moe_bench {

// [sampled × hidden]; with e4m3 the activations between the two products are quantised too.
std::vector<double> referenceOutput(const Problem& problem, std::span<const int> sampledTokens);

struct Deviation {
    double relFrobenius = 0.0;
    double maxOverRms = 0.0;
};

// Infinite when a value is not finite or nothing but zeros is compared with something else.
Deviation deviation(std::span<const double> reference, std::span<const float> computed);

} // namespace moe_bench
