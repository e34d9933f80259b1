#include "model/grid/slip_distribution.h"

#include "model/grid/day_convolution.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace model::grid {

namespace {

constexpr double kNormalP90 = 1.2815515655446004; // of the standard normal distribution

double normalProbabilityBelow(double z) {
    return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

struct Lognormal {
    double location{};
    double spread{};

    double probabilityBelow(double x) const {
        return x > 0.0 ? normalProbabilityBelow((std::log(x) - location) / spread) : 0.0;
    }
    double mean() const { return std::exp(location + 0.5 * spread * spread); }
    double variance() const { return mean() * mean() * std::expm1(spread * spread); }
    // The part of the mean that lies below x.
    double meanBelow(double x) const {
        return x > 0.0 ? mean() * normalProbabilityBelow((std::log(x) - location) / spread - spread) : 0.0;
    }
};

// What lies between two days is shared between them so that probability and mean stay as they are.
std::vector<double> laidOnDays(const Lognormal& slip, std::size_t days) {
    std::vector<double> probability(days, 0.0);
    double below = 0.0;
    double meanBelow = 0.0;
    for (std::size_t day = 0; day + 1 < days; ++day) {
        const double start = static_cast<double>(day);
        const double belowEnd = slip.probabilityBelow(start + 1.0);
        const double meanBelowEnd = slip.meanBelow(start + 1.0);
        const double here = belowEnd - below;
        const double late = std::clamp(meanBelowEnd - meanBelow - start * here, 0.0, here);
        probability[day] += here - late;
        probability[day + 1] += late;
        below = belowEnd;
        meanBelow = meanBelowEnd;
    }
    return probability;
}

} // namespace

void SlipDistribution::add(const units::Duration& median, const units::Duration& p90) {
    const double medianDays = units::number(median) / units::kHoursPerDay;
    const double p90Days = units::number(p90) / units::kHoursPerDay;
    assert(medianDays >= 0.0 && p90Days >= medianDays && (medianDays > 0.0 || p90Days == 0.0));
    if (p90Days == medianDays) {
        m_shiftDays += medianDays;
        m_mean += median;
        return;
    }
    const Lognormal slip{std::log(medianDays), std::log(p90Days / medianDays) / kNormalP90};
    m_mean += units::of<units::Duration>(slip.mean() * units::kHoursPerDay);
    m_varianceDays += slip.variance();
    addDays(laidOnDays(slip, kHorizonDays));
}

void SlipDistribution::addDays(std::vector<double> probability) {
    m_probability = m_probability.empty() ? std::move(probability) : convolvedDays(m_probability, probability);
    m_within.resize(m_probability.size());
    double before = 0.0;
    for (std::size_t day = 0; day < m_probability.size(); ++day) {
        m_within[day] = day == 0 ? 0.0 : before + 0.5 * m_probability[day];
        before += m_probability[day];
    }
}

double SlipDistribution::probabilityWithin(const units::Duration& slip) const {
    const double days = units::number(slip) / units::kHoursPerDay - m_shiftDays;
    if (m_within.empty()) return days > -1e-6 ? 1.0 : 0.0; // a tenth of a second
    if (days <= 0.0) return 0.0;
    const auto day = static_cast<std::size_t>(std::min(days, static_cast<double>(m_within.size() - 1)));
    if (day + 1 >= m_within.size()) return m_within.back();
    return std::lerp(m_within[day], m_within[day + 1], days - static_cast<double>(day));
}

std::optional<units::Duration> SlipDistribution::quantile(double p) const {
    assert(p > 0.0 && p < 1.0);
    double days = m_shiftDays;
    if (!m_within.empty()) {
        const auto found = std::lower_bound(m_within.begin(), m_within.end(), p);
        if (found == m_within.end()) return std::nullopt;
        const auto day = static_cast<std::size_t>(found - m_within.begin()); // above 0, since nothing is within 0 days
        const double step = m_within[day] - m_within[day - 1];
        days += static_cast<double>(day) - (m_within[day] - p) / step;
    }
    return units::of<units::Duration>(days * units::kHoursPerDay);
}

units::Duration SlipDistribution::standardDeviation() const {
    return units::of<units::Duration>(std::sqrt(m_varianceDays) * units::kHoursPerDay);
}

} // namespace model::grid
