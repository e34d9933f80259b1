#include "model/evidence/scores.h"

#include "model/workload/normal_tail.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <vector>

namespace model::evidence {

namespace {

using workload::normalCdf;

double normalDensity(double z) {
    return std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::numbers::pi);
}

// z with normalCdf(z) = p.
double normalQuantile(double p) {
    return p <= 0.5 ? workload::logNormalQuantile(std::log(p)) : -workload::logNormalQuantile(std::log1p(-p));
}

// Of at most `successes` out of `count` at a chance.
double binomialCdf(int successes, int count, double chance) {
    double sum = 0.0;
    for (int k = 0; k <= successes; ++k) {
        const double ways = std::lgamma(count + 1.0) - std::lgamma(k + 1.0) - std::lgamma(count - k + 1.0);
        sum += std::exp(ways + k * std::log(chance) + (count - k) * std::log1p(-chance));
    }
    return sum;
}

// The chance at which a falling probability is `target`.
template<class Falling>
double chanceAt(const Falling& probability, double target) {
    double low = 0.0;
    double high = 1.0;
    for (int step = 0; step < 100; ++step) {
        const double middle = 0.5 * (low + high);
        (probability(middle) > target ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

} // namespace

double logError(double forecast, double outturn) {
    assert(forecast > 0.0 && outturn > 0.0);
    return std::log(forecast / outturn);
}

PointScores pointScores(std::span<const ForecastPair> pairs) {
    PointScores scores;
    for (const auto& [forecast, outturn] : pairs) {
        const double error = logError(forecast, outturn);
        scores.meanAbsolutePercentage += std::abs(forecast / outturn - 1.0);
        scores.symmetricPercentage += 2.0 * std::abs(forecast - outturn) / (forecast + outturn);
        scores.meanAbsoluteLogError += std::abs(error);
        scores.bias += error;
    }
    if (pairs.empty()) return scores;
    const auto count = static_cast<double>(pairs.size());
    for (double* sum :
         {&scores.meanAbsolutePercentage, &scores.symmetricPercentage, &scores.meanAbsoluteLogError, &scores.bias})
        *sum /= count;
    return scores;
}

double pinballLoss(double q, double forecast, double outturn) {
    return std::max(q * (outturn - forecast), (q - 1.0) * (outturn - forecast));
}

double intervalScore(double low, double high, double coverage, double outturn) {
    assert(low <= high && coverage < 1.0);
    const double missed = std::max({0.0, low - outturn, outturn - high});
    return high - low + 2.0 / (1.0 - coverage) * missed;
}

double crpsOfSample(std::span<const double> sample, double outturn) {
    assert(!sample.empty());
    std::vector<double> sorted(sample.begin(), sample.end());
    std::ranges::sort(sorted);
    const auto count = static_cast<double>(sorted.size());
    double distance = 0.0;
    double spread = 0.0; // sum over all pairs i < j of their distance
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        distance += std::abs(sorted[i] - outturn);
        spread += (2.0 * static_cast<double>(i) + 1.0 - count) * sorted[i];
    }
    return distance / count - spread / (count * count);
}

double crpsOfNormal(double mean, double deviation, double outturn) {
    if (deviation <= 0.0) return std::abs(mean - outturn);
    const double z = (outturn - mean) / deviation;
    return deviation * (z * (2.0 * normalCdf(z) - 1.0) + 2.0 * normalDensity(z) - 1.0 / std::sqrt(std::numbers::pi));
}

double crpsOfLogNormal(double logMean, double logDeviation, double outturn) {
    assert(outturn > 0.0);
    if (logDeviation <= 0.0) return std::abs(std::exp(logMean) - outturn);
    const double w = (std::log(outturn) - logMean) / logDeviation;
    const double mean = std::exp(logMean + 0.5 * logDeviation * logDeviation);
    return outturn * (2.0 * normalCdf(w) - 1.0) -
           2.0 * mean * (normalCdf(w - logDeviation) + normalCdf(logDeviation / std::numbers::sqrt2) - 1.0);
}

double positionInSample(std::span<const double> sample, double outturn) {
    assert(!sample.empty());
    double below = 0.0;
    for (const double value : sample)
        below += value < outturn ? 1.0 : value == outturn ? 0.5 : 0.0;
    return below / static_cast<double>(sample.size());
}

double LogNormal::median() const {
    return std::exp(logMean);
}

double LogNormal::quantile(double p) const {
    return std::exp(logMean + logDeviation * normalQuantile(p));
}

double LogNormal::probabilityBelow(double value) const {
    return normalCdf((std::log(value) - logMean) / logDeviation);
}

LogNormal fromP10P90(double low, double high) {
    assert(low > 0.0 && low < high);
    const double width = 2.0 * normalQuantile(0.9);
    return {0.5 * (std::log(low) + std::log(high)), (std::log(high) - std::log(low)) / width};
}

Coverage coverageOf(int inside, int count, double confidence) {
    assert(inside >= 0 && inside <= count);
    Coverage coverage{.inside = inside, .count = count};
    if (count == 0) return coverage;
    const double tail = 0.5 * (1.0 - confidence);
    coverage.share = static_cast<double>(inside) / count;
    // Clopper and Pearson (1934): the shares at which so many, or so few, would come by chance in the tail only.
    if (inside > 0)
        coverage.low = chanceAt([&](double chance) { return binomialCdf(inside - 1, count, chance); }, 1.0 - tail);
    if (inside < count)
        coverage.high = chanceAt([&](double chance) { return binomialCdf(inside, count, chance); }, tail);
    return coverage;
}

std::optional<LogNormal> randomWalkForecast(std::span<const workload::Observation> history, double year) {
    if (history.size() < 3) return std::nullopt;
    const double known = history.back().year - history.front().year;
    const double drift = std::log(history.back().value / history.front().value) / known;
    double squares = 0.0;
    for (std::size_t i = 1; i < history.size(); ++i) {
        const double years = history[i].year - history[i - 1].year;
        assert(years > 0.0);
        const double step = std::log(history[i].value / history[i - 1].value) - drift * years;
        squares += step * step / years;
    }
    const double perYear = squares / static_cast<double>(history.size() - 2);
    const double ahead = year - history.back().year;
    return LogNormal{std::log(history.back().value) + drift * ahead,
                     std::sqrt(perYear * (ahead + ahead * ahead / known))};
}

double skill(double crps, double referenceCrps) {
    assert(referenceCrps > 0.0);
    return 1.0 - crps / referenceCrps;
}

} // namespace model::evidence
