#include "ui/charts/bucketed_stack.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ui::charts {

BucketedStack::BucketedStack(const Stack& stack)
    : m_count(stack.x.size()), m_start(stack.x.empty() ? 0.0 : stack.x.front()),
      m_step(stack.x.size() > 1 ? stack.x[1] - stack.x[0] : 1.0), m_totals(stack.x.size(), 0.0) {
    m_prefix.reserve(stack.bands.size());
    for (const StackBand& band : stack.bands) {
        std::vector<double>& prefix = m_prefix.emplace_back(m_count + 1, 0.0);
        double sum = 0.0;
        for (std::size_t i = 0; i < m_count; ++i) {
            const double value = i < band.values.size() && std::isfinite(band.values[i]) ? band.values[i] : 0.0;
            sum += value;
            prefix[i + 1] = sum;
            m_totals[i] += value;
        }
    }
}

double BucketedStack::mean(std::size_t band, std::size_t first, std::size_t last) const {
    assert(first < last && last <= m_count);
    return (m_prefix[band][last] - m_prefix[band][first]) / static_cast<double>(last - first);
}

Extent BucketedStack::totals(std::size_t first, std::size_t last) const {
    assert(first < last && last <= m_count);
    const auto [low, high] = std::minmax_element(m_totals.begin() + static_cast<std::ptrdiff_t>(first),
                                                 m_totals.begin() + static_cast<std::ptrdiff_t>(last));
    return {*low, *high};
}

std::size_t BucketedStack::indexAt(double x) const {
    const double index = std::floor((x - m_start) / m_step);
    return static_cast<std::size_t>(std::clamp(index, 0.0, static_cast<double>(m_count)));
}

std::size_t BucketedStack::bucketSize(double stepsPerPixel) {
    if (stepsPerPixel > 24.0) return 168;
    if (stepsPerPixel > 4.0) return 24;
    return static_cast<std::size_t>(std::clamp(std::ceil(stepsPerPixel), 1.0, 4.0));
}

} // namespace ui::charts
