#include "model/workload/growth_fit.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <numbers>

namespace model::workload {

namespace {

constexpr double kBandTail = 0.9; // P10 to P90
constexpr double kNormalP90 = 1.2815515655446004;

using Vector3 = std::array<double, 3>;
using Matrix3 = std::array<Vector3, 3>;

// Inverse of a symmetric positive definite matrix by cofactors; nothing when it is singular.
std::optional<Matrix3> inverse(const Matrix3& m) {
    const auto minor = [&m](int i, int j) {
        const int r0 = i == 0 ? 1 : 0, r1 = i == 2 ? 1 : 2, c0 = j == 0 ? 1 : 0, c1 = j == 2 ? 1 : 2;
        return m[r0][c0] * m[r1][c1] - m[r0][c1] * m[r1][c0];
    };
    const double determinant = m[0][0] * minor(0, 0) - m[0][1] * minor(0, 1) + m[0][2] * minor(0, 2);
    if (!(determinant > 0.0) || !std::isfinite(determinant)) return std::nullopt;
    Matrix3 result{};
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j)
            result[i][j] = ((i + j) % 2 == 0 ? 1.0 : -1.0) * minor(j, i) / determinant;
    return result;
}

Vector3 product(const Matrix3& m, const Vector3& v) {
    Vector3 result{};
    for (int i = 0; i < 3; ++i)
        result[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    return result;
}

double logLogistic(const Vector3& p, double year) {
    return p[0] - std::log1p(std::exp(-std::exp(p[1]) * (year - p[2])));
}

// Derivatives of logLogistic by (ln L, ln b, midpoint).
Vector3 slopes(const Vector3& p, double year) {
    const double rate = std::exp(p[1]);
    const double left = 1.0 / (1.0 + std::exp(rate * (year - p[2]))); // share of the ceiling still to come
    return {1.0, left * rate * (year - p[2]), -left * rate};
}

// The weighted sum of squares (noise in units of `noise`) with the prior, its gradient and Gauss-Newton matrix.
struct Posterior {
    double objective{};
    double squares{};
    Vector3 gradient{};
    Matrix3 curvature{};
};

Posterior posteriorAt(const Vector3& p, std::span<const Observation> history, const CeilingPrior& prior, double noise) {
    Posterior result;
    for (const Observation& seen : history) {
        const double off = std::log(seen.value) - logLogistic(p, seen.year);
        const Vector3 slope = slopes(p, seen.year);
        result.squares += off * off;
        for (int i = 0; i < 3; ++i) {
            result.gradient[i] += off * slope[i] / (noise * noise);
            for (int j = 0; j < 3; ++j)
                result.curvature[i][j] += slope[i] * slope[j] / (noise * noise);
        }
    }
    const double off = std::log(prior.median) - p[0];
    const double weight = 1.0 / (prior.logSpread * prior.logSpread);
    result.gradient[0] += off * weight;
    result.curvature[0][0] += weight;
    result.objective = result.squares / (noise * noise) + off * off * weight;
    return result;
}

// Levenberg-Marquardt at a given noise; the parameters at the mode.
std::optional<Vector3> modeAt(Vector3 p, std::span<const Observation> history, const CeilingPrior& prior,
                              double noise) {
    double damping = 1e-3;
    Posterior now = posteriorAt(p, history, prior, noise);
    for (int step = 0; step < 300; ++step) {
        Matrix3 damped = now.curvature;
        for (int i = 0; i < 3; ++i)
            damped[i][i] *= 1.0 + damping;
        const auto solve = inverse(damped);
        if (!solve) return std::nullopt;
        const Vector3 move = product(*solve, now.gradient);
        const Vector3 next{p[0] + move[0], p[1] + std::clamp(move[1], -1.0, 1.0), p[2] + move[2]};
        const Posterior then = posteriorAt(next, history, prior, noise);
        if (!(then.objective <= now.objective)) {
            damping *= 4.0;
            if (damping > 1e12) return p; // no step helps any more
            continue;
        }
        const double moved = std::abs(next[0] - p[0]) + std::abs(next[1] - p[1]) + std::abs(next[2] - p[2]);
        p = next;
        now = then;
        damping = std::max(1e-12, damping * 0.3);
        if (moved < 1e-12) return p;
    }
    return std::nullopt;
}

// Starting values: the prior's ceiling, and the line through ln(y / (L - y)).
std::optional<Vector3> startOf(std::span<const Observation> history, const CeilingPrior& prior) {
    double years = 0.0;
    double logits = 0.0;
    double highest = 0.0;
    for (const Observation& seen : history)
        highest = std::max(highest, seen.value);
    const double ceiling = std::max(prior.median, 1.05 * highest);
    const auto logit = [ceiling](double value) { return std::log(value / (ceiling - value)); };
    for (const Observation& seen : history) {
        years += seen.year;
        logits += logit(seen.value);
    }
    const double n = static_cast<double>(history.size());
    double across = 0.0;
    double along = 0.0;
    for (const Observation& seen : history) {
        across += (seen.year - years / n) * (logit(seen.value) - logits / n);
        along += (seen.year - years / n) * (seen.year - years / n);
    }
    if (!(along > 0.0) || !(across > 0.0)) return std::nullopt;
    const double rate = across / along;
    return Vector3{std::log(ceiling), std::log(rate), years / n - logits / n / rate};
}

// Student's distribution for whole and fractional degrees by the continued fraction of the incomplete beta function.
double studentCdf(double t, double degrees) {
    const double x = degrees / (degrees + t * t);
    const double a = 0.5 * degrees;
    const double b = 0.5;
    const auto fraction = [](double p, double q, double at) {
        double c = 1.0;
        double d = 1.0 / (1.0 - (p + q) * at / (p + 1.0));
        double result = d;
        for (int m = 1; m < 500; ++m) {
            const double even = m * (q - m) * at / ((p + 2 * m - 1.0) * (p + 2 * m));
            d = 1.0 / (1.0 + even * d);
            c = 1.0 + even / c;
            result *= d * c;
            const double odd = -(p + m) * (p + q + m) * at / ((p + 2 * m) * (p + 2 * m + 1.0));
            d = 1.0 / (1.0 + odd * d);
            c = 1.0 + odd / c;
            result *= d * c;
            if (std::abs(d * c - 1.0) < 1e-15) break;
        }
        return result;
    };
    const double logFront = std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x);
    const double beta = x < (a + 1.0) / (a + b + 2.0) ? std::exp(logFront) * fraction(a, b, x) / a
                                                      : 1.0 - std::exp(logFront) * fraction(b, a, 1.0 - x) / b;
    return t > 0.0 ? 1.0 - 0.5 * beta : 0.5 * beta;
}

} // namespace

double studentQuantile(double p, double degrees) {
    assert(p > 0.0 && p < 1.0 && degrees >= 1.0);
    if (p == 0.5) return 0.0;
    double low = 0.0;
    double high = 1.0;
    const double upper = std::max(p, 1.0 - p);
    while (studentCdf(high, degrees) < upper)
        high *= 2.0;
    for (int step = 0; step < 200 && high - low > 1e-15 * high; ++step) {
        const double middle = 0.5 * (low + high);
        (studentCdf(middle, degrees) < upper ? low : high) = middle;
    }
    return p > 0.5 ? 0.5 * (low + high) : -0.5 * (low + high);
}

double ExponentialFit::factorPerYear() const {
    return std::exp(growth);
}

double ExponentialFit::doublingYears() const {
    return std::numbers::ln2 / growth;
}

GrowthBand ExponentialFit::at(double year) const {
    const double away = year - centreYear;
    const double middle = logMean + growth * away;
    double half = 0.0;
    if (observations > 2) {
        const double spread = residual * std::sqrt(1.0 + 1.0 / observations + away * away / spreadOfYears);
        half = studentQuantile(kBandTail, observations - 2.0) * spread;
    }
    return {std::exp(middle), std::exp(middle - half), std::exp(middle + half)};
}

std::optional<ExponentialFit> fitExponential(std::span<const Observation> history) {
    if (history.size() < 2) return std::nullopt;
    ExponentialFit fit;
    fit.observations = static_cast<int>(history.size());
    const double n = fit.observations;
    for (const Observation& seen : history) {
        assert(seen.value > 0.0);
        fit.centreYear += seen.year / n;
        fit.logMean += std::log(seen.value) / n;
    }
    double across = 0.0;
    for (const Observation& seen : history) {
        const double away = seen.year - fit.centreYear;
        fit.spreadOfYears += away * away;
        across += away * (std::log(seen.value) - fit.logMean);
    }
    if (!(fit.spreadOfYears > 0.0)) return std::nullopt;
    fit.growth = across / fit.spreadOfYears;
    double squares = 0.0;
    for (const Observation& seen : history) {
        const double off = std::log(seen.value) - fit.logMean - fit.growth * (seen.year - fit.centreYear);
        squares += off * off;
    }
    if (fit.observations > 2) {
        fit.residual = std::sqrt(squares / (n - 2.0));
        fit.growthError = fit.residual / std::sqrt(fit.spreadOfYears);
    }
    return fit;
}

GrowthBand LogisticFit::at(double year) const {
    const Vector3 p{std::log(ceiling), std::log(rate), midpoint};
    const Vector3 slope = slopes(p, year);
    double variance = residual * residual;
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j)
            variance += slope[i] * covariance[i][j] * slope[j];
    const double middle = logLogistic(p, year);
    const double half = kNormalP90 * std::sqrt(variance);
    return {std::exp(middle), std::exp(middle - half), std::exp(middle + half)};
}

std::optional<LogisticFit> fitLogistic(std::span<const Observation> history, const CeilingPrior& prior) {
    assert(prior.median > 0.0 && prior.logSpread > 0.0);
    if (history.size() < 4) return std::nullopt;
    auto parameters = startOf(history, prior);
    if (!parameters) return std::nullopt;
    // The noise is not known: the mode at a noise, the noise at the mode, until both stay.
    double noise = 0.1;
    for (int round = 0; round < 100; ++round) {
        parameters = modeAt(*parameters, history, prior, noise);
        if (!parameters) return std::nullopt;
        const double squares = posteriorAt(*parameters, history, prior, noise).squares;
        const double found = std::max(1e-6, std::sqrt(squares / (static_cast<double>(history.size()) - 3.0)));
        const bool stays = std::abs(std::log(found / noise)) < 1e-9;
        noise = found;
        if (stays) break;
    }
    const auto covariance = inverse(posteriorAt(*parameters, history, prior, noise).curvature);
    if (!covariance) return std::nullopt;
    LogisticFit fit;
    fit.ceiling = std::exp((*parameters)[0]);
    fit.rate = std::exp((*parameters)[1]);
    fit.midpoint = (*parameters)[2];
    fit.residual = noise;
    fit.ceilingLogError = std::sqrt((*covariance)[0][0]);
    fit.priorShare = fit.ceilingLogError / prior.logSpread;
    fit.isPastMidpoint = std::max_element(history.begin(), history.end(), [](const auto& a, const auto& b) {
                             return a.year < b.year;
                         })->year > fit.midpoint;
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            fit.covariance[i][j] = (*covariance)[i][j];
    return fit;
}

std::vector<units::Issue> growthIssues(const LogisticFit& fit, const std::string& where) {
    if (fit.priorShare < kIdentifiedPriorShare && fit.isPastMidpoint) return {};
    const auto rounded = [](double value) {
        char text[32];
        return std::string(text, std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, 0).ptr);
    };
    return {{"workload.ceiling_not_identified",
             units::Severity::Warning,
             where,
             {rounded(100.0 * fit.priorShare), rounded(fit.midpoint)}}};
}

} // namespace model::workload
