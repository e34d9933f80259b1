#include "model/adequacy/load_distribution.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace model::adequacy {

namespace {

// For values that are nearly in place.
void sortByInsertion(std::vector<double>& values) {
    for (std::size_t i = 1; i < values.size(); ++i) {
        const double value = values[i];
        std::size_t place = i;
        for (; place > 0 && values[place - 1] > value; --place)
            values[place] = values[place - 1];
        values[place] = value;
    }
}

} // namespace

void LoadDistribution::assign(std::span<const double> loadMw, std::span<const double> limitMw) {
    assert(!loadMw.empty() && (limitMw.empty() || limitMw.size() == loadMw.size()));
    m_valueMw.assign(loadMw.begin(), loadMw.end());
    for (std::size_t hour = 0; hour < limitMw.size(); ++hour)
        m_valueMw[hour] -= limitMw[hour];
    sortValues();
    accumulate({});
}

std::size_t LoadDistribution::bucketOf(double valueMw) const {
    return static_cast<std::size_t>((valueMw - m_valueMw.front()) * m_bucketsPerMw);
}

// A pass of equal-width buckets leaves short runs to sort: several times as fast as sorting at once. The ends of the
// buckets then make looking up a threshold a matter of a few comparisons.
void LoadDistribution::sortValues() {
    constexpr std::size_t kBuckets = 4096;
    constexpr std::ptrdiff_t kLongRun = 16;
    const auto [lowest, highest] = std::ranges::minmax(m_valueMw);
    m_bucketsPerMw = highest > lowest ? static_cast<double>(kBuckets - 1) / (highest - lowest) : 0.0;
    if (!(m_bucketsPerMw > 0.0 && std::isfinite(m_bucketsPerMw))) {
        m_bucketsPerMw = 0.0;
        std::ranges::sort(m_valueMw);
        return;
    }
    std::swap(m_valueMw.front(), *std::ranges::find(m_valueMw, lowest)); // bucketOf counts from the front
    m_bucketEnd.assign(kBuckets + 1, 0);
    for (const double value : m_valueMw)
        ++m_bucketEnd[bucketOf(value) + 1];
    for (std::size_t i = 1; i <= kBuckets; ++i)
        m_bucketEnd[i] += m_bucketEnd[i - 1];
    m_bucketed.resize(m_valueMw.size());
    for (const double value : m_valueMw)
        m_bucketed[m_bucketEnd[bucketOf(value)]++] = value;
    m_valueMw.swap(m_bucketed);
    auto first = m_valueMw.begin();
    for (std::size_t i = 0; i < kBuckets; ++i) {
        const auto end = m_valueMw.begin() + m_bucketEnd[i];
        if (end - first > kLongRun) std::sort(first, end);
        first = end;
    }
    sortByInsertion(m_valueMw);
}

void LoadDistribution::assignNegative(std::span<const double> limitMw) {
    constexpr std::size_t kFew = 64;
    std::vector<std::pair<double, double>> distinct; // value, hours
    std::size_t last = 0;
    for (const double limit : limitMw) {
        if (distinct.empty() || distinct[last].first != -limit) {
            last = 0;
            while (last < distinct.size() && distinct[last].first != -limit)
                ++last;
            if (last == kFew) return assign(std::vector<double>(limitMw.size(), 0.0), limitMw);
            if (last == distinct.size()) distinct.emplace_back(-limit, 0.0);
        }
        distinct[last].second += 1.0;
    }
    std::ranges::sort(distinct);
    m_bucketsPerMw = 0.0;
    std::vector<double> hours;
    m_valueMw.clear();
    for (const auto& [value, count] : distinct) {
        m_valueMw.push_back(value);
        hours.push_back(count);
    }
    accumulate(hours);
}

void LoadDistribution::assignConstant(double valueMw) {
    m_valueMw.assign(1, valueMw);
    m_bucketsPerMw = 0.0;
    accumulate({});
}

// `hours` of each value; empty: one each.
void LoadDistribution::accumulate(std::span<const double> hours) {
    const std::size_t size = m_valueMw.size();
    m_hoursFrom.resize(size + 1);
    m_energyFromMwh.resize(size + 1);
    double above = 0.0;
    double energyMwh = 0.0;
    m_hoursFrom[size] = 0.0;
    m_energyFromMwh[size] = 0.0;
    for (std::size_t i = size; i-- > 0;) {
        const double weight = hours.empty() ? 1.0 : hours[i];
        above += weight;
        energyMwh += weight * m_valueMw[i];
        m_hoursFrom[i] = above;
        m_energyFromMwh[i] = energyMwh;
    }
}

std::size_t LoadDistribution::indexAbove(double thresholdMw) const {
    if (m_valueMw.back() <= thresholdMw) return m_valueMw.size();
    if (m_valueMw.front() > thresholdMw) return 0;
    auto first = m_valueMw.begin();
    auto last = m_valueMw.end();
    if (m_bucketsPerMw > 0.0) {
        const std::size_t bucket = bucketOf(thresholdMw);
        last = first + m_bucketEnd[bucket];
        if (bucket > 0) first += m_bucketEnd[bucket - 1];
    }
    return static_cast<std::size_t>(std::upper_bound(first, last, thresholdMw) - m_valueMw.begin());
}

double LoadDistribution::energyAboveMwh(double thresholdMw) const {
    const std::size_t index = indexAbove(thresholdMw);
    return std::max(0.0, m_energyFromMwh[index] - thresholdMw * m_hoursFrom[index]);
}

double LoadDistribution::largestUpTo(double thresholdMw) const {
    const std::size_t index = indexAbove(thresholdMw);
    return index == 0 ? -std::numeric_limits<double>::infinity() : m_valueMw[index - 1];
}

} // namespace model::adequacy
