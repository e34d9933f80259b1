#include "model/workload/diffusion.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace model::workload {

namespace {

// ln(1 + e^x) without overflow.
double softplus(double x) {
    return x > 0.0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}

// Share of the growth open in the first year that is still open at `year`.
double logisticRemainder(const WorkloadClass& workload, double year, double firstYear) {
    const double rate = workload.adoptionRate.value;
    const double midpoint = workload.adoptionMidpoint.value;
    return std::exp(softplus(rate * (firstYear - midpoint)) - softplus(rate * (year - midpoint)));
}

} // namespace

double adoption(const WorkloadClass& workload, double year, double firstYear) {
    const double ceiling = workload.adoptionCeiling.value;
    double remainder = 1.0;
    if (workload.diffusion == Diffusion::Logistic) remainder = logisticRemainder(workload, year, firstYear);
    if (workload.diffusion == Diffusion::Bass)
        remainder = 1.0 - bassShare(workload.bassInnovation.value, workload.bassImitation.value, year - firstYear);
    return std::max(0.0, 1.0 + (ceiling - 1.0) * (1.0 - remainder));
}

double bassShare(double innovation, double imitation, double yearsSinceStart) {
    if (yearsSinceStart <= 0.0 || innovation <= 0.0) return 0.0;
    const double exponent = -(innovation + imitation) * yearsSinceStart;
    return -std::expm1(exponent) / (1.0 + imitation / innovation * std::exp(exponent));
}

double bassPeakYears(double innovation, double imitation) {
    assert(innovation > 0.0);
    if (imitation <= innovation) return 0.0;
    return std::log(imitation / innovation) / (innovation + imitation);
}

double bassPeakPerYear(double innovation, double imitation) {
    assert(innovation > 0.0);
    if (imitation <= innovation) return innovation;
    const double sum = innovation + imitation;
    return sum * sum / (4.0 * imitation);
}

} // namespace model::workload
