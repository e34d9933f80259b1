#include "model/adequacy/outage_grid.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace model::adequacy {

namespace {

constexpr double kMostGridSteps = 100'000.0;
constexpr double kMergeCost = 12.0; // of a level, in steps of the grid

// Neighbours of the grid, worked on together in one register where the processor has such registers. Without fused
// products the results are the same on all.
#if defined(__ELF__) && defined(__x86_64__)
#define HEADROOM_FOR_WIDE_REGISTERS __attribute__((target_clones("avx2", "default")))
#else
#define HEADROOM_FOR_WIDE_REGISTERS
#endif
constexpr std::size_t kLanes = 4;
using Lanes = double __attribute__((vector_size(kLanes * sizeof(double)), aligned(sizeof(double)), may_alias));

// One level of the part that is added: how far it moves the grid, and its weights.
struct GridShift {
    std::size_t steps{};
    double probability{};
    double frequency{};
};
using GridPart = std::vector<GridShift>; // ascending

bool isMultiple(double mw, double stepMw) {
    return std::abs(mw - std::round(mw / stepMw) * stepMw) <= kSameLevelMw;
}

// Euclid's algorithm on sizes that are rounded: what is left within kSameLevelMw of 0 or of the divisor is 0.
double commonDivisorMw(double a, double b) {
    while (b > kSameLevelMw) {
        const double rest = std::fmod(a, b);
        a = b;
        b = b - rest <= 1e3 * kSameLevelMw || rest <= 1e3 * kSameLevelMw ? 0.0 : rest;
    }
    return a;
}

bool isLevel(const OutageLevel& level) {
    return level.probability > 0.0;
}

// Which a step without probability cannot have.
bool hasFrequencyOnly(const OutageLevel& level) {
    return !isLevel(level) && level.frequency != 0.0;
}

// By span over number of levels: that order takes the fewest products.
bool isSooner(const GridPart& a, const GridPart& b) {
    const std::size_t left = a.back().steps * b.size();
    const std::size_t right = b.back().steps * a.size();
    if (left != right) return left < right;
    return std::ranges::lexicographical_compare(a, b, [](const GridShift& x, const GridShift& y) {
        if (x.steps != y.steps) return x.steps < y.steps;
        if (x.probability != y.probability) return x.probability < y.probability;
        return x.frequency < y.frequency;
    });
}

std::vector<GridPart> inSteps(std::span<const OutageLevels> parts, double stepMw) {
    std::vector<GridPart> result;
    result.reserve(parts.size());
    for (const OutageLevels& part : parts) {
        GridPart& shifts = result.emplace_back();
        shifts.reserve(part.size());
        for (const OutageLevel& level : part)
            if (isLevel(level))
                shifts.push_back({static_cast<std::size_t>(std::llround(level.outageMw / stepMw)), level.probability,
                                  level.frequency});
    }
    std::ranges::sort(result, isSooner);
    return result;
}

bool isQuickerOnGrid(const std::vector<GridPart>& parts) {
    double span = 1.0;
    double levels = 1.0;
    double gridSteps = 0.0;
    double mergeSteps = 0.0;
    for (const GridPart& part : parts) {
        const auto size = static_cast<double>(part.size());
        gridSteps += span * size;
        mergeSteps += levels * size * kMergeCost;
        span += static_cast<double>(part.back().steps);
        levels = std::min(levels * size, span);
    }
    return span <= kMostGridSteps && gridSteps + 2.0 * span < mergeSteps;
}

// The values of the steps from `first` to before `last` are replaced by the sums of the active shifts of those below.
HEADROOM_FOR_WIDE_REGISTERS
void addShifted(double* probability, double* frequency, std::size_t first, std::size_t last, const GridShift* active,
                const GridShift* activeEnd) {
    std::size_t end = last;
    for (; end >= first + 2 * kLanes; end -= 2 * kLanes) {
        auto* const toProbability = reinterpret_cast<Lanes*>(probability + end - 2 * kLanes);
        auto* const toFrequency = reinterpret_cast<Lanes*>(frequency + end - 2 * kLanes);
        Lanes lowProbability{};
        Lanes lowFrequency{};
        Lanes highProbability{};
        Lanes highFrequency{};
        for (const GridShift* by = active; by != activeEnd; ++by) {
            const std::size_t low = end - 2 * kLanes - by->steps;
            const auto* const fromProbability = reinterpret_cast<const Lanes*>(probability + low);
            const auto* const fromFrequency = reinterpret_cast<const Lanes*>(frequency + low);
            lowProbability += by->probability * fromProbability[0];
            highProbability += by->probability * fromProbability[1];
            lowFrequency += by->probability * fromFrequency[0] + by->frequency * fromProbability[0];
            highFrequency += by->probability * fromFrequency[1] + by->frequency * fromProbability[1];
        }
        toProbability[0] = lowProbability;
        toProbability[1] = highProbability;
        toFrequency[0] = lowFrequency;
        toFrequency[1] = highFrequency;
    }
    for (; end > first; --end) {
        double newProbability = 0.0;
        double newFrequency = 0.0;
        for (const GridShift* by = active; by != activeEnd; ++by) {
            const std::size_t from = end - 1 - by->steps;
            newProbability += by->probability * probability[from];
            newFrequency += by->probability * frequency[from] + by->frequency * probability[from];
        }
        probability[end - 1] = newProbability;
        frequency[end - 1] = newFrequency;
    }
}

class GridSum {
public:
    // For that many steps; one more is left for those who take the result.
    explicit GridSum(std::size_t steps) : m_probability(steps + 1), m_frequency(steps + 1) {
        m_probability.front() = 1.0;
    }
    void add(const GridPart& part);
    OutageGrid result(double stepMw) &&;

private:
    std::size_t m_size{1}; // beyond lies nothing of meaning
    std::vector<double> m_probability;
    std::vector<double> m_frequency;
};

// In place and from the far end, since each value is made of those at and below it. The result falls into stretches
// within which the same shifts reach back into the grid.
void GridSum::add(const GridPart& part) {
    std::vector<std::size_t> edges{0};
    edges.reserve(2 * part.size() + 1);
    for (const GridShift& shift : part) {
        edges.push_back(shift.steps);
        edges.push_back(shift.steps + m_size);
    }
    std::ranges::sort(edges);
    for (std::size_t edge = edges.size() - 1; edge-- > 0;) {
        const std::size_t first = edges[edge];
        const auto begin = std::ranges::find_if(part, [&](const auto& by) { return by.steps + m_size > first; });
        const auto end = std::find_if(begin, part.end(), [&](const auto& by) { return by.steps > first; });
        addShifted(m_probability.data(), m_frequency.data(), first, edges[edge + 1], &*begin, &*begin + (end - begin));
    }
    m_size += part.back().steps;
    while (m_size > 1 && m_probability[m_size - 1] < kNeverProbability)
        --m_size;
}

OutageGrid GridSum::result(double stepMw) && {
    m_probability.resize(m_size);
    m_frequency.resize(m_size);
    return {stepMw, std::move(m_probability), std::move(m_frequency)};
}

} // namespace

double commonStepMw(std::span<const double> sizesMw) {
    double divisorMw = 0.0;
    double largestMw = 0.0;
    for (const double mw : sizesMw) {
        if (!(mw > kSameLevelMw)) continue;
        divisorMw = divisorMw > 0.0 ? commonDivisorMw(mw, divisorMw) : mw;
        largestMw = std::max(largestMw, mw);
        if (divisorMw * kMostGridSteps < largestMw) return 0.0;
    }
    if (divisorMw <= 0.0) return 0.0;
    const double stepMw = largestMw / std::round(largestMw / divisorMw); // rid of the rounding that gathered
    return std::ranges::all_of(sizesMw, [&](double mw) { return isMultiple(mw, stepMw); }) ? stepMw : 0.0;
}

std::optional<OutageGrid> sumOnGrid(std::span<const OutageLevels> parts) {
    std::vector<double> sizesMw;
    for (const OutageLevels& part : parts) {
        if (std::ranges::any_of(part, hasFrequencyOnly)) return std::nullopt;
        for (const OutageLevel& level : part)
            if (isLevel(level)) sizesMw.push_back(level.outageMw);
    }
    const double stepMw = commonStepMw(sizesMw);
    if (stepMw <= 0.0) return std::nullopt;
    const std::vector<GridPart> inOrder = inSteps(parts, stepMw);
    if (!isQuickerOnGrid(inOrder)) return std::nullopt;
    std::size_t steps = 1;
    for (const GridPart& part : inOrder)
        steps += part.back().steps;
    GridSum sum(steps);
    for (const GridPart& part : inOrder)
        sum.add(part);
    return std::move(sum).result(stepMw);
}

} // namespace model::adequacy
