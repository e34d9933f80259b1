#include "model/stochastic/sample_distribution.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace model::stochastic {

namespace {
constexpr int kLeastOctave = -40;
constexpr int kMostOctave = 40;
constexpr int kBinsPerOctave = 256;
constexpr int kBins = (kMostOctave - kLeastOctave) * kBinsPerOctave;
} // namespace

void SampleDistribution::add(double value) {
    assert(value >= 0.0);
    ++m_count;
    if (value <= 0.0) {
        ++m_none;
    } else if (!m_bins.empty()) {
        countInBin(value);
    } else {
        m_values.push_back(value);
        if (m_values.size() > m_mostKept) startBins();
    }
}

void SampleDistribution::merge(const SampleDistribution& other) {
    assert(m_mostKept == other.m_mostKept);
    m_count += other.m_none;
    m_none += other.m_none;
    for (const double value : other.m_values)
        add(value);
    if (other.m_bins.empty()) return;
    if (m_bins.empty()) startBins();
    for (std::size_t i = 0; i < m_bins.size(); ++i)
        m_bins[i] += other.m_bins[i];
    m_count += other.m_count - other.m_none;
}

void SampleDistribution::countInBin(double value) {
    const int bin = static_cast<int>(std::floor((std::log2(value) - kLeastOctave) * kBinsPerOctave));
    ++m_bins[static_cast<std::size_t>(std::clamp(bin, 0, kBins - 1))];
}

void SampleDistribution::startBins() {
    m_bins.assign(kBins, 0);
    for (const double value : m_values)
        countInBin(value);
    m_values.clear();
    m_values.shrink_to_fit();
}

double SampleDistribution::shareOfNone() const {
    return m_count == 0 ? 0.0 : static_cast<double>(m_none) / static_cast<double>(m_count);
}

double SampleDistribution::quantile(double p) const {
    assert(p >= 0.0 && p <= 1.0);
    const auto rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(m_count) - 1e-9));
    if (rank <= m_none) return 0.0;
    std::size_t left = rank - m_none; // the left-th of those above 0
    if (m_bins.empty()) {
        std::vector<double> values = m_values;
        const auto found = values.begin() + static_cast<std::ptrdiff_t>(left - 1);
        std::nth_element(values.begin(), found, values.end());
        return *found;
    }
    std::size_t bin = 0;
    while (left > m_bins[bin])
        left -= m_bins[bin++];
    return std::exp2(kLeastOctave + (static_cast<double>(bin) + 0.5) / kBinsPerOctave);
}

} // namespace model::stochastic
