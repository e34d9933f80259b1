// Finds the first of ascending levels above a threshold: a table of equal buckets in place of a bisection. For many
// look-ups; keeps a copy of the levels.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace model::adequacy {

class LevelIndex {
public:
    // At least one level, the first not below 0.
    explicit LevelIndex(std::span<const double> levels);

    // The number of levels that are not above the threshold.
    std::size_t firstAbove(double threshold) const {
        if (!(threshold >= 0.0)) return 0;
        const double bucket = std::min(threshold * m_bucketsPerUnit, m_lastBucket);
        const double* levels = m_levels.data();
        std::size_t level = m_firstOfBucket.data()[static_cast<std::int64_t>(bucket)];
        level += levels[level] <= threshold ? 1 : 0; // mostly one to a bucket: no branch to guess
        while (levels[level] <= threshold)
            ++level;
        return level;
    }

private:
    double m_bucketsPerUnit{};
    double m_lastBucket{};
    std::vector<double> m_levels; // and one that no threshold reaches
    std::vector<std::uint32_t> m_firstOfBucket;
};

} // namespace model::adequacy
