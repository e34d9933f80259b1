#include "model/stochastic/moments.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace model::stochastic {

void Moments::add(double value) {
    ++m_count;
    const double deviation = value - m_mean;
    m_mean += deviation / static_cast<double>(m_count);
    m_squares += deviation * (value - m_mean);
}

void Moments::merge(const Moments& other) {
    if (other.m_count == 0) return;
    const auto count = static_cast<double>(m_count);
    const auto otherCount = static_cast<double>(other.m_count);
    const double total = count + otherCount;
    const double deviation = other.m_mean - m_mean;
    m_mean += deviation * otherCount / total;
    m_squares += other.m_squares + deviation * deviation * count * otherCount / total;
    m_count += other.m_count;
}

double Moments::variance() const {
    return m_count < 2 ? 0.0 : std::max(0.0, m_squares) / static_cast<double>(m_count - 1);
}

Estimate<> Moments::estimate() const {
    if (m_count == 0) return {};
    return {m_mean, std::sqrt(variance() / static_cast<double>(m_count))};
}

void PairMoments::add(double x, double y) {
    const double deviation = x - m_x.mean();
    m_x.add(x);
    m_y.add(y);
    m_products += deviation * (y - m_y.mean());
}

void PairMoments::merge(const PairMoments& other) {
    if (other.m_x.count() == 0) return;
    const auto count = static_cast<double>(m_x.count());
    const auto otherCount = static_cast<double>(other.m_x.count());
    const double byX = other.m_x.mean() - m_x.mean();
    const double byY = other.m_y.mean() - m_y.mean();
    m_products += other.m_products + byX * byY * count * otherCount / (count + otherCount);
    m_x.merge(other.m_x);
    m_y.merge(other.m_y);
}

double PairMoments::covariance() const {
    return m_x.count() < 2 ? 0.0 : m_products / static_cast<double>(m_x.count() - 1);
}

Estimate<> PairMoments::ratio() const {
    assert(m_y.mean() != 0.0);
    const double ratio = m_x.mean() / m_y.mean();
    const double variance = m_x.variance() - 2.0 * ratio * covariance() + ratio * ratio * m_y.variance();
    const double spread = std::sqrt(std::max(0.0, variance) / static_cast<double>(m_x.count()));
    return {ratio, spread / std::abs(m_y.mean())};
}

} // namespace model::stochastic
