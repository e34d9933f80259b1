#include "model/finance/cash_flow.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace model::finance {

namespace {
constexpr double kLowestLogFactor = -4.605170185988091; // ln 0.01: a rate of -99 %
constexpr double kHighestLogFactor = 4.61512051684126;  // ln 101: a rate of 10,000 %
constexpr int kRateSteps = 4000;

double presentValueAt(std::span<const double> flowsUsd, double logFactor) {
    return netPresentValueUsd(flowsUsd, std::expm1(logFactor));
}

double bisectRate(std::span<const double> flowsUsd, double low, double high) {
    const bool positiveAtLow = presentValueAt(flowsUsd, low) > 0.0;
    for (int halving = 0; halving < 60; ++halving) {
        const double middle = (low + high) / 2.0;
        ((presentValueAt(flowsUsd, middle) > 0.0) == positiveAtLow ? low : high) = middle;
    }
    return std::expm1((low + high) / 2.0);
}
} // namespace

double capitalRecovery(double rate, double years) {
    assert(years > 0.0 && rate > -1.0);
    if (std::abs(rate) < 1e-12) return 1.0 / years;
    return -rate / std::expm1(-years * std::log1p(rate));
}

units::Money annuity(units::Money capital, double rate, double years) {
    return capital * capitalRecovery(rate, years);
}

double netPresentValueUsd(std::span<const double> flowsUsd, double rate) {
    double value = 0.0;
    for (std::size_t year = flowsUsd.size(); year > 0; --year) // Horner's scheme from the last year
        value = value / (1.0 + rate) + flowsUsd[year - 1];
    return value;
}

std::optional<double> internalRate(std::span<const double> flowsUsd) {
    const bool paid = std::any_of(flowsUsd.begin(), flowsUsd.end(), [](double flow) { return flow < 0.0; });
    const bool earned = std::any_of(flowsUsd.begin(), flowsUsd.end(), [](double flow) { return flow > 0.0; });
    if (!paid || !earned) return std::nullopt;
    std::optional<double> rate;
    double left = kLowestLogFactor;
    bool positiveLeft = presentValueAt(flowsUsd, left) > 0.0;
    for (int step = 1; step <= kRateSteps; ++step) {
        const double right = kLowestLogFactor + (kHighestLogFactor - kLowestLogFactor) * step / kRateSteps;
        const bool positiveRight = presentValueAt(flowsUsd, right) > 0.0;
        if (positiveLeft != positiveRight) {
            if (rate) return std::nullopt;
            rate = bisectRate(flowsUsd, left, right);
        }
        left = right;
        positiveLeft = positiveRight;
    }
    return rate;
}

std::optional<double> paybackYears(std::span<const double> flowsUsd, double rate) {
    double sum = 0.0;
    double weight = 1.0;
    std::optional<double> reached;
    for (std::size_t year = 0; year < flowsUsd.size(); ++year) {
        const double flow = flowsUsd[year] * weight;
        if (sum + flow < 0.0)
            reached = std::nullopt;
        else if (!reached)
            reached = year == 0 ? 0.0 : static_cast<double>(year) - (sum + flow) / flow;
        sum += flow;
        weight /= 1.0 + rate;
    }
    return reached;
}

units::Money strandedCost(std::span<const double> builtMw, std::span<const double> neededMw,
                          units::PowerCost annuityPerMw) {
    assert(builtMw.size() == neededMw.size());
    double idleMw = 0.0;
    for (std::size_t year = 0; year < builtMw.size(); ++year)
        idleMw += std::max(0.0, builtMw[year] - neededMw[year]);
    return units::of<units::Power>(idleMw) * annuityPerMw;
}

} // namespace model::finance
