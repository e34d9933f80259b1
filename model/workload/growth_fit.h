// Growth curves fitted to a history by least squares in logarithms, with what the history cannot tell. Not a forecast
// of anything by itself: the bands hold if the curve does.
#pragma once

#include "model/units/issue.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace model::workload {

struct Observation {
    double year{};  // calendar year with fraction
    double value{}; // above 0, in any unit
};

struct GrowthBand {
    double middle{}; // median
    double low{};    // P10
    double high{};   // P90
};

// ln y = a + g (t - mean t) + noise. At least two observations at different times; with two there is no band.
struct ExponentialFit {
    double logMean{};       // a
    double growth{};        // g, per year
    double centreYear{};    // mean t
    double growthError{};   // standard error of g; 0 with two observations
    double residual{};      // standard deviation of the noise, n - 2 degrees of freedom
    double spreadOfYears{}; // sum of (t - mean t)^2
    int observations{};
    double factorPerYear() const;
    double doublingYears() const; // negative where it falls
    // Of one further observation: noise and the uncertainty of both coefficients, Student's t.
    GrowthBand at(double year) const;
};
std::optional<ExponentialFit> fitExponential(std::span<const Observation> history);

// What is held of the ceiling of a logistic before the history is seen: ln L ~ N(ln median, spread).
struct CeilingPrior {
    double median{};    // in the unit of the values, above the largest of them
    double logSpread{}; // above 0
};

// ln y = ln L - ln(1 + exp(-b (t - midpoint))) + noise, the posterior mode with the prior on L and its Gaussian spread.
struct LogisticFit {
    double ceiling{};
    double rate{}; // b, per year
    double midpoint{};
    double residual{};
    double ceilingLogError{}; // posterior standard deviation of ln L
    double priorShare{};      // posterior over prior spread of ln L: near 1, the history says nothing of the ceiling
    bool isPastMidpoint{};    // whether the last observation lies beyond it
    GrowthBand at(double year) const;

    double covariance[3][3]{}; // of (ln L, ln b, midpoint)
};
// At least four observations; nothing when it does not converge.
std::optional<LogisticFit> fitLogistic(std::span<const Observation> history, const CeilingPrior& prior);

// A ceiling that only the prior holds up: `workload.ceiling_not_identified` at `where`.
inline constexpr double kIdentifiedPriorShare = 0.7;
std::vector<units::Issue> growthIssues(const LogisticFit& fit, const std::string& where);

// Quantile of Student's t (0 < p < 1), degrees of freedom at least 1, by bisection on the incomplete beta function.
double studentQuantile(double p, double degrees);

} // namespace model::workload
