#include "model/compute/efficiency.h"
#include "model/evidence/hindcast.h"
#include "model/workload/adjustment.h"
#include "model/workload/demand_form.h"
#include "model/workload/rebound.h"
#include "model/workload/year_demand.h"

#include <cmath>
#include <numbers>

namespace model::evidence {

namespace {

constexpr double kHindcastFirstYear = 2010.0;

// So far below its ceiling that the logistic is an exponential to 1e-4 within 13 years.
constexpr double kExponentsToMidpoint = 12.0;

void growAtRate(workload::WorkloadClass& work, double growthPerYear) {
    work.diffusion = workload::Diffusion::Constant;
    work.adoptionCeiling.value = 1.0;
    if (growthPerYear <= 0.0) return;
    const double rate = std::log1p(growthPerYear);
    work.diffusion = workload::Diffusion::Logistic;
    work.adoptionRate.value = rate;
    work.adoptionMidpoint.value = kHindcastFirstYear + kExponentsToMidpoint / rate;
    work.adoptionCeiling.value = 1.0 + std::exp(kExponentsToMidpoint);
}

workload::WorkloadClass instances(const HindcastParameters& parameters) {
    workload::WorkloadClass work;
    work.demandCurve = parameters.curve;
    work.tasksPerYear.value = 1.0;
    work.outputTokens.value = 1.0;
    work.tokenMultiplier = series::constant<units::Factor>(1.0, kHindcastFirstYear);
    work.valueMultiplier = series::constant<units::Factor>(1.0, kHindcastFirstYear);
    work.edgeShare = series::constant<units::Share>(0.0, kHindcastFirstYear);
    work.priceElasticity.value = parameters.elasticity;
    work.willingnessSpread.value = parameters.worthSpread;
    work.adjustment.value = parameters.adjustment;
    work.passThrough.value = parameters.passThrough;
    growAtRate(work, parameters.growthPerYear);
    return work;
}

// How far use trails what is wanted, in logarithms, once both grow at the pace of the first year.
double steadyLag(const HindcastParameters& parameters) {
    const double cheaper = std::numbers::ln2 * units::kMonthsPerYear / parameters.halvingMonths;
    const double growth =
        std::log1p(parameters.growthPerYear) + parameters.elasticity * parameters.passThrough * cheaper;
    return workload::meanLagYears(parameters.adjustment) * growth;
}

} // namespace

std::vector<HindcastStep> hindcastPath(const HindcastParameters& parameters, int years) {
    const auto work = instances(parameters);
    const workload::DemandForm form(work);
    compute::EfficiencyFactor energy;
    energy.halving.value = parameters.halvingMonths;
    std::vector<HindcastStep> path(1);
    auto state = workload::settledState(work);
    state.tasksPerYear *= std::exp(-steadyLag(parameters));
    const double start = state.tasksPerYear;
    for (int year = 1; year <= years; ++year) {
        const double efficiency = compute::efficiencyMultiplier(energy, year);
        workload::Offer offer;
        offer.priceRatio = workload::priceRatio(workload::costRatio(efficiency, 1.0), work.passThrough.value, 0.0);
        const auto demand =
            workload::demandOfYear(work, form, state, kHindcastFirstYear + year, kHindcastFirstYear, offer);
        path.push_back({demand.tasks / start, efficiency});
        state = demand.next;
    }
    return path;
}

} // namespace model::evidence
