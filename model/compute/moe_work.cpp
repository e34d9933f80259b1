#include "model/compute/moe_work.h"

#include <algorithm>
#include <cmath>

namespace model::compute {

namespace {
constexpr double kProductFlop = 6.0; // gate, up and down: a multiplication and an addition per weight each
constexpr double kMatrices = 3.0;
constexpr double kWideBytes = 2.0; // of a value between the stages: 16 bits
} // namespace

double tileRows(double meanRows) {
    return meanRows <= 16.0 ? 16.0 : meanRows <= 32.0 ? 32.0 : meanRows <= 64.0 ? 64.0 : 128.0;
}

double paddedRows(std::span<const double> rows) {
    double total = 0.0;
    for (const double one : rows)
        total += one;
    const double tile = tileRows(rows.empty() ? 0.0 : total / static_cast<double>(rows.size()));
    double padded = 0.0;
    for (const double one : rows)
        padded += std::ceil(one / tile) * tile;
    return padded;
}

MoeWork moeWork(const MoeLayer& layer, double tokens, double rows, double hit, double padded) {
    const double width = layer.intermediate;
    const double perRow = kProductFlop * layer.hidden * width;
    MoeWork work;
    work.flop = perRow * rows;
    work.paddedFlop = perRow * std::max(rows, padded);
    work.weightBytes = hit * kMatrices * layer.hidden * width * layer.weightBytes;
    work.inputBytes = layer.activationBytes * (tokens * layer.hidden + rows * width);
    // Gate and up are written and read by the activation, which writes one width; the second product writes a row of
    // the hidden width, the combination reads it and writes one row a token.
    work.stageBytes =
        kWideBytes * (rows * width * (2.0 * 2.0 + 1.0) + 2.0 * rows * layer.hidden + tokens * layer.hidden);
    if (layer.activationBytes < kWideBytes) { // quantised in stages of their own: read wide, written narrow
        work.stageBytes += (kWideBytes + layer.activationBytes) * (tokens * layer.hidden + rows * width);
    }
    return work;
}

} // namespace model::compute
