#include "model/adequacy/level_index.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace model::adequacy {

// Levels in front of a bucket's first one are below every threshold of the bucket, whatever the product is rounded to:
// both go through the same product.
LevelIndex::LevelIndex(std::span<const double> levels) : m_levels(levels.begin(), levels.end()) {
    m_levels.push_back(std::numeric_limits<double>::infinity());
    const std::size_t buckets = std::clamp<std::size_t>(std::bit_ceil(levels.size()), 64, 1 << 16);
    m_bucketsPerUnit = levels.back() > 0.0 ? static_cast<double>(buckets) / levels.back() : 0.0;
    if (!(m_bucketsPerUnit < 1e300)) m_bucketsPerUnit = 0.0;
    m_lastBucket = static_cast<double>(buckets);
    m_firstOfBucket.resize(buckets + 1);
    std::size_t filled = 0; // buckets whose first level is known
    for (std::size_t level = 0; level < levels.size(); ++level) {
        const auto bucket = std::min(buckets, static_cast<std::size_t>(levels[level] * m_bucketsPerUnit));
        for (; filled <= bucket; ++filled)
            m_firstOfBucket[filled] = static_cast<std::uint32_t>(level);
    }
    for (; filled <= buckets; ++filled)
        m_firstOfBucket[filled] = static_cast<std::uint32_t>(levels.size());
}

} // namespace model::adequacy
