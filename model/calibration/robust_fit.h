// Robust nonlinear least squares: few parameters, many residuals, a loss that grows linearly where a residual is large.
// Levenberg and Marquardt's method with iterated weights. Finds the nearest minimum, not the lowest of several.
#pragma once

#include <functional>
#include <span>
#include <vector>

namespace model::calibration {

struct Bounds {
    double low{};
    double high{};
};

struct RobustProblem {
    std::size_t residuals{};
    std::vector<Bounds> bounds; // of each parameter
    // Fills the residuals at the parameters; finite everywhere within the bounds.
    std::function<void(std::span<const double> parameters, std::span<double> residuals)> evaluate;
    double scale{0.1}; // residuals well below count squared, well above in proportion (pseudo-Huber)
};

struct RobustFit {
    std::vector<double> parameters;
    std::vector<double> standardErrors; // NaN where a bound holds the parameter or the data do not decide it
    double cost{};                      // sum of the losses
    int rounds{};
    bool hasConverged{};
};

// Standard errors are those of the sandwich: right although the spread of the residuals differs from point to point.
RobustFit fitRobustly(const RobustProblem& problem, std::vector<double> start);
// 0.975 quantile of Student's t, for intervals of 95 %: Cornish and Fisher's expansion (Abramowitz and Stegun 26.7.5),
// within 2e-3 from 4 degrees, exact below.
double studentQuantile95(double degreesOfFreedom);

} // namespace model::calibration
