#include "model/workload/normal_tail.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace model::workload {

namespace {

constexpr double kTailStart = -10.0; // further left the continued fraction is exact to the last digit
constexpr int kFractionDepth = 60;
constexpr int kMostNewtonSteps = 200;
constexpr double kNewtonStop = 1e-10; // a step this small leaves an error of about its square
constexpr double kLogSqrtTwoPi = 0.91893853320467274178;

// Phi(-x) / phi(x) = 1 / (x + 1 / (x + 2 / (x + 3 / ...))) for x > 0 (Laplace).
double millsRatioOfTail(double x) {
    double fraction = x;
    for (int level = kFractionDepth; level > 0; --level)
        fraction = x + static_cast<double>(level) / fraction;
    return 1.0 / fraction;
}

} // namespace

double normalCdf(double z) {
    return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

double logNormalCdf(double z) {
    if (z < kTailStart) return -0.5 * z * z - kLogSqrtTwoPi + std::log(millsRatioOfTail(-z));
    if (z > 0.0) return std::log1p(-0.5 * std::erfc(z / std::numbers::sqrt2));
    return std::log(normalCdf(z));
}

double inverseMills(double z) {
    if (z < kTailStart) return 1.0 / millsRatioOfTail(-z);
    return std::exp(-0.5 * z * z - kLogSqrtTwoPi) / normalCdf(z);
}

double inverseMillsPosition(double ratio) {
    assert(ratio > 0.0);
    // Bracket: -z < inverseMills(z), and inverseMills(z) <= 2 phi(z) for z >= 0.
    double low = -ratio - 1.0;
    double high = std::sqrt(2.0 * std::max(0.0, std::numbers::ln2 - kLogSqrtTwoPi - std::log(ratio))) + 1e-9;
    double z = 0.5 * (low + high);
    for (int step = 0; step < kMostNewtonSteps; ++step) {
        const double value = inverseMills(z);
        (value > ratio ? low : high) = z;
        // Newton on the logarithm, whose slope is -(z + value).
        const double next = z + std::log(value / ratio) / (z + value);
        if (std::abs(next - z) <= kNewtonStop * std::max(1.0, std::abs(z))) return next;
        z = next > low && next < high ? next : 0.5 * (low + high);
    }
    return z;
}

double logNormalQuantile(double logProbability) {
    assert(logProbability < 0.0);
    // Phi(-x) <= exp(-x^2/2) / 2, so this start lies left of the root; ln Phi is concave, so Newton climbs to it.
    double z = -std::sqrt(-2.0 * logProbability);
    for (int step = 0; step < kMostNewtonSteps; ++step) {
        const double next = z + (logProbability - logNormalCdf(z)) / inverseMills(z);
        if (next - z <= kNewtonStop * std::max(1.0, std::abs(z))) return next;
        z = next;
    }
    return z;
}

} // namespace model::workload
