#include "app/moe_bench/problem.h"

#include "app/moe_bench/number_format.h"
#include "app/moe_bench/philox.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace moe_bench {
namespace {

enum Tensor : std::uint32_t { Tokens, GateUp, Down, GateUpBias, DownBias, Noise, CorrectionBias, Order };

std::uint64_t index3(int a, int b, int c, int rows, int columns) {
    return (static_cast<std::uint64_t>(a) * static_cast<std::uint64_t>(rows) + static_cast<std::uint64_t>(b)) *
               static_cast<std::uint64_t>(columns) +
           static_cast<std::uint64_t>(c);
}

void fill(std::vector<float>& row, std::uint64_t first, std::uint32_t key, double scale) {
    const float factor = static_cast<float>(scale);
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = roundBf16(factor * bellValue(first + i, key));
}

// log of each expert's share before the noise, in an order that the seed shuffles.
std::vector<double> logShares(const Problem& problem) {
    const auto experts = static_cast<std::size_t>(problem.shape.experts);
    std::vector<double> shares(experts, 0.0);
    if (problem.distribution == Distribution::OneExpert) shares[experts / 2] = 1e4;
    if (problem.distribution != Distribution::Zipf) return shares;
    std::vector<std::size_t> order(experts);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::uint32_t key = tensorKey(problem.seed, Order);
    std::ranges::stable_sort(order, {}, [&](std::size_t e) { return philox2x32(e, key); });
    for (std::size_t rank = 0; rank < experts; ++rank) {
        shares[order[rank]] = -problem.zipfExponent * naturalLog(static_cast<double>(rank + 1));
    }
    return shares;
}

} // namespace

void fillGateUpRow(const Problem& problem, int expert, int rowIndex, std::vector<float>& row) {
    const Shape& shape = problem.shape;
    row.resize(static_cast<std::size_t>(shape.hidden));
    fill(row, index3(expert, rowIndex, 0, 2 * shape.intermediate, shape.hidden), tensorKey(problem.seed, GateUp),
         1.0 / std::sqrt(shape.hidden));
}

void fillDownRow(const Problem& problem, int expert, int rowIndex, std::vector<float>& row) {
    const Shape& shape = problem.shape;
    const int width = localWidth(shape, problem.split);
    row.resize(static_cast<std::size_t>(width));
    fill(row, index3(expert, rowIndex, problem.split.tensorRank * width, shape.hidden, shape.intermediate),
         tensorKey(problem.seed, Down), 1.0 / std::sqrt(shape.intermediate));
}

void fillToken(const Problem& problem, int token, std::vector<float>& row) {
    row.resize(static_cast<std::size_t>(problem.shape.hidden));
    fill(row, index3(0, token, 0, 0, problem.shape.hidden), tensorKey(problem.seed, Tokens), 1.0);
}

float gateUpBias(const Problem& problem, int expert, int rowIndex) {
    const Shape& shape = problem.shape;
    if (!shape.activation.clamped) return 0.0f;
    return roundBf16(
        0.5f * bellValue(index3(0, expert, rowIndex, 0, 2 * shape.intermediate), tensorKey(problem.seed, GateUpBias)));
}

float downBias(const Problem& problem, int expert, int rowIndex) {
    if (!problem.shape.activation.clamped || problem.split.tensorRank != 0) return 0.0f;
    return roundBf16(
        0.5f * bellValue(index3(0, expert, rowIndex, 0, problem.shape.hidden), tensorKey(problem.seed, DownBias)));
}

std::vector<float> routerLogits(const Problem& problem) {
    const int experts = problem.shape.experts;
    const std::vector<double> shares = logShares(problem);
    const std::uint32_t key = tensorKey(problem.seed, Noise);
    std::vector<float> logits(static_cast<std::size_t>(problem.tokens) * shares.size());
    for (std::size_t i = 0; i < logits.size(); ++i) {
        logits[i] = static_cast<float>(shares[i % shares.size()] + gumbelValue(i, key));
    }
    if (problem.distribution != Distribution::Balanced) return logits;
    // Exactly balanced: token t takes the experts t K … t K + K − 1 in turn; the rest stays far below.
    for (std::size_t i = 0; i < logits.size(); ++i)
        logits[i] = 0.02f * logits[i] - 2.0f;
    for (int token = 0; token < problem.tokens; ++token) {
        for (int j = 0; j < problem.shape.topK; ++j) {
            const auto expert = (static_cast<std::size_t>(token) * static_cast<std::size_t>(problem.shape.topK) +
                                 static_cast<std::size_t>(j)) %
                                static_cast<std::size_t>(experts);
            logits[static_cast<std::size_t>(token) * shares.size() + expert] += 4.0f;
        }
    }
    return logits;
}

std::vector<float> routerBias(const Problem& problem) {
    std::vector<float> bias(static_cast<std::size_t>(problem.shape.experts));
    const std::uint32_t key = tensorKey(problem.seed, CorrectionBias);
    for (std::size_t e = 0; e < bias.size(); ++e)
        bias[e] = 0.01f * bellValue(e, key);
    return bias;
}

} // namespace moe_bench
