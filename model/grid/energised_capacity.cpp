#include "model/grid/energised_capacity.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>

namespace model::grid {

namespace {

struct KilowattLevel {
    std::int64_t kilowatts{};
    double probability{};
};
constexpr std::size_t kMostLevels = std::size_t{1} << 16;

std::int64_t toKilowatts(const units::Power& capacity) {
    return std::llround(units::Kilowatt::inUnit(capacity));
}

// Without and with the capacity, the two ascending lists merged.
std::vector<KilowattLevel> withCapacity(const std::vector<KilowattLevel>& levels, std::int64_t kilowatts,
                                        double probability) {
    std::vector<KilowattLevel> merged;
    merged.reserve(2 * levels.size());
    const auto put = [&merged](std::int64_t level, double share) {
        if (share == 0.0) return;
        if (!merged.empty() && merged.back().kilowatts == level) {
            merged.back().probability += share;
        } else {
            merged.push_back({level, share});
        }
    };
    std::size_t without = 0;
    for (const KilowattLevel& level : levels) {
        const std::int64_t raised = level.kilowatts + kilowatts;
        for (; without < levels.size() && levels[without].kilowatts <= raised; ++without)
            put(levels[without].kilowatts, levels[without].probability * (1.0 - probability));
        put(raised, level.probability * probability);
    }
    for (; without < levels.size(); ++without)
        put(levels[without].kilowatts, levels[without].probability * (1.0 - probability));
    return merged;
}

// Shares each level between the two grid points around it, so that its mean stays.
std::vector<KilowattLevel> gatheredLevels(const std::vector<KilowattLevel>& levels) {
    const std::int64_t cells = kMostLevels / 2;
    const std::int64_t step = (levels.back().kilowatts + cells - 1) / cells;
    std::vector<double> probability(static_cast<std::size_t>(cells) + 2, 0.0);
    for (const KilowattLevel& level : levels) {
        const auto cell = static_cast<std::size_t>(level.kilowatts / step);
        const double beyond = static_cast<double>(level.kilowatts % step) / static_cast<double>(step);
        probability[cell] += level.probability * (1.0 - beyond);
        probability[cell + 1] += level.probability * beyond;
    }
    std::vector<KilowattLevel> gathered;
    for (std::size_t cell = 0; cell < probability.size(); ++cell)
        if (probability[cell] > 0.0) gathered.push_back({static_cast<std::int64_t>(cell) * step, probability[cell]});
    return gathered;
}

} // namespace

EnergisedCapacity::EnergisedCapacity(std::span<const ConnectionChance> chances) {
    std::vector<KilowattLevel> levels{{0, 1.0}};
    for (const ConnectionChance& chance : chances) {
        const double mw = units::number(chance.capacity);
        assert(mw >= 0.0 && chance.probability >= 0.0 && chance.probability <= 1.0);
        m_total += chance.capacity;
        m_mean += chance.capacity * chance.probability;
        m_varianceMw2 += mw * mw * chance.probability * (1.0 - chance.probability);
        levels = withCapacity(levels, toKilowatts(chance.capacity), chance.probability);
        if (levels.size() <= kMostLevels) continue;
        levels = gatheredLevels(levels);
        m_isExact = false;
    }
    for (const KilowattLevel& level : levels) {
        m_levelMw.push_back(1e-3 * static_cast<double>(level.kilowatts));
        m_probability.push_back(level.probability);
    }
}

units::Power EnergisedCapacity::standardDeviation() const {
    return units::of<units::Power>(std::sqrt(m_varianceMw2));
}

// Summed from the far end, so that small probabilities keep their digits; half a kilowatt counts as reached.
double EnergisedCapacity::probabilityAtLeast(const units::Power& capacity) const {
    const double least = units::number(capacity) - 5e-4;
    double sum = 0.0;
    for (std::size_t i = m_levelMw.size(); i-- > 0 && m_levelMw[i] >= least;)
        sum += m_probability[i];
    return sum;
}

units::Power EnergisedCapacity::quantile(double p) const {
    assert(p > 0.0 && p <= 1.0);
    constexpr double kRounding = 1e-12; // of the sums: a level of exactly p counts
    double within = 0.0;
    for (std::size_t i = 0; i < m_levelMw.size(); ++i) {
        within += m_probability[i];
        if (within >= p - kRounding) return units::of<units::Power>(m_levelMw[i]);
    }
    return units::of<units::Power>(m_levelMw.back());
}

EnergisedCapacity energisedBy(std::span<const RequestOutlook> outlooks, double year) {
    std::vector<ConnectionChance> chances;
    for (const RequestOutlook& outlook : outlooks)
        chances.push_back({outlook.capacity(), outlook.probabilityBy(year)});
    return EnergisedCapacity(chances);
}

} // namespace model::grid
