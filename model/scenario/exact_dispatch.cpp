#include "model/scenario/exact_dispatch.h"

#include "model/dispatch/lp/dispatch_lp.h"
#include "model/scenario/evaluate.h"
#include "model/scenario/site_dispatch.h"
#include "model/scenario/site_year.h"

namespace model::scenario {

namespace {

using dispatch::lp::DispatchLp;
using dispatch::lp::LpCommitment;
using dispatch::lp::LpStatus;

std::optional<double> saved(double planUsd, const std::optional<double>& costUsd) {
    if (!costUsd || planUsd == 0.0) return std::nullopt;
    return (planUsd - *costUsd) / planUsd;
}

// `part` 0 or 1 of the two programs.
DispatchLp solvePart(const dispatch::DispatchInput& input, const dispatch::DispatchYear& plan, LpCommitment commitment,
                     int part, const ExactDispatchOptions& options) {
    dispatch::lp::DispatchLpOptions terms;
    terms.commitment = commitment;
    terms.windowHours = options.windowHours;
    terms.stop = options.stop;
    if (options.progress) terms.progress = [&options, part](double share) { options.progress(0.5 * (part + share)); };
    return dispatch::lp::solveDispatchLp(input, plan, terms);
}

} // namespace

std::optional<double> ExactDispatch::committedGap() const {
    return saved(planUsd, committedUsd);
}

std::optional<double> ExactDispatch::relaxedGap() const {
    return saved(planUsd, relaxedUsd);
}

ExactDispatch compareWithExact(const Scenario& scenario, int year, const ExactDispatchOptions& options) {
    ExactDispatch result;
    EvaluateOptions terms;
    terms.hourlyYear = year;
    const auto outcome = evaluate(scenario, terms);
    if (!outcome.hourly || (scenario.plant.units.empty() && scenario.plant.storage.empty())) {
        result.end = ExactDispatch::End::NothingToPlan;
        return result;
    }
    SiteYears site(scenario);
    const auto loadMw = loadOf(*outcome.hourly);
    const auto input = site.plannedInput(year, loadMw);
    const auto plan = dispatch::dispatchYear(input);
    result.hours = loadMw.size();
    for (const auto commitment : {LpCommitment::Given, LpCommitment::Relaxed}) {
        const bool isGiven = commitment == LpCommitment::Given;
        const auto found = solvePart(input, plan, commitment, isGiven ? 0 : 1, options);
        if (found.status != LpStatus::Optimal) {
            result.end =
                found.status == LpStatus::Cancelled ? ExactDispatch::End::Cancelled : ExactDispatch::End::NotSolved;
            return result;
        }
        result.planUsd = found.planCostUsd;
        (isGiven ? result.committedUsd : result.relaxedUsd) = found.costUsd;
    }
    result.end = ExactDispatch::End::Done;
    return result;
}

} // namespace model::scenario
