// How far a forecast was from what came: errors of a figure, of an interval and of a whole distribution. Not a verdict.
#pragma once

#include "model/workload/growth_fit.h"

#include <optional>
#include <span>

namespace model::evidence {

// ln(forecast / outturn), both above 0: negative where too little was foreseen, symmetric for growth.
double logError(double forecast, double outturn);

struct ForecastPair {
    double forecast{};
    double outturn{}; // above 0
};
// Over the pairs; 0 without any. sMAPE is 2|f - y| / (f + y), at most 2; bias is the mean of ln(f / y).
struct PointScores {
    double meanAbsolutePercentage{}; // MAPE, as a share
    double symmetricPercentage{};    // sMAPE, as a share
    double meanAbsoluteLogError{};
    double bias{};
};
PointScores pointScores(std::span<const ForecastPair> pairs);

// max(q (y - f), (q - 1)(y - f)): what a forecast of the quantile q costs.
double pinballLoss(double q, double forecast, double outturn);
// Winkler: width, plus 2/alpha times the distance by which the outturn is missed; alpha = 1 - coverage.
double intervalScore(double low, double high, double coverage, double outturn);

// Continuous ranked probability score, in the unit of the outturn; |f - y| for a forecast without spread.
double crpsOfSample(std::span<const double> sample, double outturn); // mean |X - y| - mean |X - X'| / 2
double crpsOfNormal(double mean, double deviation, double outturn);
double crpsOfLogNormal(double logMean, double logDeviation, double outturn);

// Where in the forecast the outturn fell (PIT): uniform over many outturns of a right forecast.
double positionInSample(std::span<const double> sample, double outturn); // ties count half

// A log-normal read from a published low and high, taken for P10 and P90 (planning model, section 8).
struct LogNormal {
    double logMean{};
    double logDeviation{};
    double median() const;
    double quantile(double p) const;
    double probabilityBelow(double value) const;
    friend bool operator==(const LogNormal&, const LogNormal&) = default;
};
LogNormal fromP10P90(double low, double high); // 0 < low < high

// Share of outturns inside their interval, with the exact (Clopper-Pearson) interval of a share so counted.
struct Coverage {
    int inside{};
    int count{};
    double share{};
    double low{};
    double high{1.0};
};
Coverage coverageOf(int inside, int count, double confidence = 0.95);

// The reference that a forecast has to beat: a random walk of the logarithm with drift, from the history known at the
// forecast's date, of any spacing. drift = ln(last / first) / T; variance a year = sum (d - drift dt)^2 / dt / (n - 1)
// over the n steps; at h years ahead ln y ~ N(ln last + drift h, variance (h + h^2 / T)), the second term being the
// drift's own error. Nothing below two steps: then it has no spread.
std::optional<LogNormal> randomWalkForecast(std::span<const workload::Observation> history, double year);

// 1 - CRPS / CRPS of the reference: 1 perfect, 0 no better, negative worse.
double skill(double crps, double referenceCrps);

} // namespace model::evidence
