#include "model/compute/expert_routing.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace model::compute {

namespace {
constexpr double kGroupGrowth = 0.2; // of ranks from group to group, so that the weights within one are near each other
constexpr int kNewtonSteps = 60;
constexpr double kNewtonTolerance = 1e-12;
} // namespace

double distinctExperts(double experts, double expertsPerToken, double tokens) {
    if (experts <= 0.0 || tokens <= 0.0) return 0.0;
    const double share = std::clamp(expertsPerToken / experts, 0.0, 1.0);
    return -experts * std::expm1(tokens * std::log1p(-share));
}

ExpertRouting::ExpertRouting(double experts, double expertsPerToken, double skew)
    : m_experts(experts), m_chosen(std::min(expertsPerToken, experts)) {
    if (skew <= 0.0 || m_chosen <= 0.0 || m_chosen >= m_experts) return;
    double first = 1.0;
    while (first <= m_experts && m_groups < kMostGroups) {
        const double count = std::min(std::max(1.0, std::floor(kGroupGrowth * first)), m_experts - first + 1.0);
        m_counts[m_groups] = count;
        m_weights[m_groups] = std::pow(first + 0.5 * (count - 1.0), -skew);
        first += count;
        ++m_groups;
    }
    assert(first > m_experts);
    // Newton from below: the sum of the choices is concave in c, so no step overshoots.
    double weight = 0.0;
    for (std::size_t i = 0; i < m_groups; ++i)
        weight += m_counts[i] * m_weights[i];
    m_scale = m_chosen / weight;
    for (int step = 0; step < kNewtonSteps; ++step) {
        double slope = 0.0;
        for (std::size_t i = 0; i < m_groups; ++i)
            slope += m_counts[i] * m_weights[i] * std::exp(-m_scale * m_weights[i]);
        const double missing = m_chosen - distinctAt(m_scale);
        m_scale += missing / slope;
        if (std::abs(missing) < kNewtonTolerance * m_chosen) break;
    }
}

double ExpertRouting::distinctAt(double exponent) const {
    double sum = 0.0;
    for (std::size_t i = 0; i < m_groups; ++i)
        sum -= m_counts[i] * std::expm1(-exponent * m_weights[i]);
    return sum;
}

double ExpertRouting::distinct(double tokens) const {
    if (m_groups == 0) return distinctExperts(m_experts, m_chosen, tokens);
    return distinctAt(m_scale * tokens);
}

} // namespace model::compute
