#include "model/workload/year_demand.h"

#include "model/workload/adjustment.h"
#include "model/workload/diffusion.h"
#include "model/workload/price_response.h"

#include <cmath>
#include <limits>

namespace model::workload {

namespace {

constexpr double kHighestClearingFactor = 1e12;

TokenFlow cloudTokens(const TaskTokens& task, double cloudTasks) {
    return {.input = cloudTasks * (1.0 - task.cachedShare) * task.input,
            .cachedInput = cloudTasks * task.cachedShare * task.input,
            .output = cloudTasks * task.output};
}

} // namespace

TaskTokens taskTokens(const WorkloadClass& workload, double year, double tokenFactor) {
    return {.input = workload.inputTokens.quantity(),
            .cachedShare = workload.cachedShare.value,
            .output = workload.tokenMultiplier.valueAt(year) * tokenFactor * workload.outputTokens.quantity()};
}

PriorState settledState(const WorkloadClass& workload) {
    return {.tasksPerYear = workload.tasksPerYear.value * 1e9};
}

YearDemand demandOfYear(const WorkloadClass& workload, const DemandForm& form, const PriorState& prior, double year,
                        double firstYear, const Offer& offer) {
    const double tokenRatio =
        offer.tokenFactor * workload.tokenMultiplier.valueAt(year) / workload.tokenMultiplier.valueAt(firstYear);
    const double valueRatio = workload.valueMultiplier.valueAt(year) / workload.valueMultiplier.valueAt(firstYear);
    const double attentionShare = workload.priceFloor.value;
    const double edgeShare = workload.edgeShare.valueAt(year);

    YearDemand demand;
    demand.users = adoption(workload, year, firstYear);
    demand.userCostRatio = userCostRatio(offer.priceRatio, tokenRatio, valueRatio, attentionShare);
    demand.tokenShare = tokenShareOfUserCost(offer.priceRatio, tokenRatio, attentionShare);
    demand.demandRatio = form.ratio(demand.userCostRatio) * std::pow(offer.qualityGain, workload.qualityResponse.value);
    demand.desiredTasks = settledState(workload).tasksPerYear * demand.users * demand.demandRatio;
    demand.tasks = adjustedTasks(prior.tasksPerYear, demand.desiredTasks, workload.adjustment.value);
    demand.edgeTasks = edgeShare * demand.tasks;
    demand.cloudTasks = demand.tasks * cloudShare(edgeShare, workload.edgeSubstitution.value);
    demand.tokens = cloudTokens(taskTokens(workload, year, offer.tokenFactor), demand.cloudTasks);
    if (demand.desiredTasks > 0.0) demand.localElasticity = form.elasticity(demand.userCostRatio) * demand.tokenShare;
    demand.next = {.tasksPerYear = demand.tasks};
    return demand;
}

YearDemand mixture(const YearDemand& a, const YearDemand& b, double shareOfB) {
    const auto mixed = [shareOfB](auto ofA, auto ofB) { return ofA * (1.0 - shareOfB) + ofB * shareOfB; };
    YearDemand demand = a;
    demand.demandRatio = mixed(a.demandRatio, b.demandRatio);
    demand.desiredTasks = mixed(a.desiredTasks, b.desiredTasks);
    demand.tasks = mixed(a.tasks, b.tasks);
    demand.cloudTasks = mixed(a.cloudTasks, b.cloudTasks);
    demand.edgeTasks = mixed(a.edgeTasks, b.edgeTasks);
    demand.tokens = {.input = mixed(a.tokens.input, b.tokens.input),
                     .cachedInput = mixed(a.tokens.cachedInput, b.tokens.cachedInput),
                     .output = mixed(a.tokens.output, b.tokens.output)};
    demand.next = {.tasksPerYear = mixed(a.next.tasksPerYear, b.next.tasksPerYear)};
    return demand;
}

std::optional<double> clearingPriceFactor(const DemandForm& form, const YearDemand& demand, double shortage) {
    const auto costFactor = form.clearingFactor(demand.userCostRatio, shortage);
    if (!costFactor || demand.tokenShare <= 0.0) return std::nullopt;
    const double factor = tokenPriceFactor(*costFactor, demand.tokenShare);
    if (!(factor < kHighestClearingFactor)) return std::nullopt;
    return factor;
}

double cloudShare(double edgeShare, double edgeSubstitution) {
    return 1.0 - edgeSubstitution * edgeShare;
}

double edgeBreakEvenGrowth(double edgeShare, double edgeSubstitution) {
    const double left = cloudShare(edgeShare, edgeSubstitution);
    return left > 0.0 ? 1.0 / left : std::numeric_limits<double>::infinity();
}

units::Energy edgeEnergy(const WorkloadClass& workload, const YearDemand& demand, const units::Energy& cloudTask) {
    return demand.edgeTasks * workload.edgeEnergy.value * cloudTask;
}

} // namespace model::workload
