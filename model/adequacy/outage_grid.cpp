#include "model/adequacy/outage_grid.h"

#include <algorithm>
#include <cmath>

namespace model::adequacy {

namespace {

constexpr double kMostGridMw = 99'000.0;
constexpr double kMergeCost = 6.0; // of a level, in steps of the grid

bool isOnGrid(const OutageLevel& level) {
    return std::abs(level.outageMw - std::round(level.outageMw)) <= kSameLevelMw && level.probability > 0.0;
}

bool isWorthAGrid(std::span<const OutageLevels> parts) {
    double spanMw = 1.0;
    double levels = 1.0;
    double gridSteps = 0.0;
    double mergeSteps = 0.0;
    for (const OutageLevels& part : parts) {
        if (!std::ranges::all_of(part, isOnGrid)) return false;
        const auto size = static_cast<double>(part.size());
        gridSteps += spanMw * size;
        mergeSteps += levels * size * kMergeCost;
        spanMw += part.back().outageMw;
        levels = std::min(levels * size, spanMw);
    }
    return spanMw <= kMostGridMw && gridSteps + 2.0 * spanMw < mergeSteps;
}

// Probability and frequency by MW out.
struct GridColumns {
    std::vector<double> probability;
    std::vector<double> frequency;
};

// to += by x from; in pairs, which take one instruction.
void addProducts(std::size_t size, const OutageLevel& by, const double* __restrict probability,
                 const double* __restrict frequency, double* __restrict toProbability, double* __restrict toFrequency) {
    const double byProbability = by.probability;
    const double byFrequency = by.frequency;
    std::size_t i = 0;
    for (; i + 2 <= size; i += 2) {
        for (std::size_t j = i; j < i + 2; ++j) {
            toProbability[j] += byProbability * probability[j];
            toFrequency[j] += byProbability * frequency[j] + byFrequency * probability[j];
        }
    }
    if (i == size) return;
    toProbability[i] += byProbability * probability[i];
    toFrequency[i] += byProbability * frequency[i] + byFrequency * probability[i];
}

void dropFarEnd(GridColumns& columns) {
    while (columns.probability.size() > 1 && columns.probability.back() < kNeverProbability) {
        columns.probability.pop_back();
        columns.frequency.pop_back();
    }
}

} // namespace

std::optional<OutageLevels> sumOnGrid(std::span<const OutageLevels> parts) {
    if (!isWorthAGrid(parts)) return std::nullopt;
    GridColumns sum{{1.0}, {0.0}};
    GridColumns next;
    for (const OutageLevels& part : parts) {
        const std::size_t size = sum.probability.size() + static_cast<std::size_t>(std::lround(part.back().outageMw));
        next.probability.assign(size, 0.0);
        next.frequency.assign(size, 0.0);
        for (const OutageLevel& level : part) {
            const auto shift = static_cast<std::size_t>(std::lround(level.outageMw));
            addProducts(sum.probability.size(), level, sum.probability.data(), sum.frequency.data(),
                        next.probability.data() + shift, next.frequency.data() + shift);
        }
        std::swap(sum, next);
        dropFarEnd(sum);
    }
    OutageLevels levels(sum.probability.size());
    auto out = levels.begin();
    for (std::size_t mw = 0; mw < sum.probability.size(); ++mw) {
        *out = {static_cast<double>(mw), sum.probability[mw], sum.frequency[mw]};
        out += sum.probability[mw] > 0.0 ? 1 : 0;
    }
    levels.resize(static_cast<std::size_t>(out - levels.begin()));
    return levels;
}

} // namespace model::adequacy
