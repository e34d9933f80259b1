#include "model/workload/year_demand.h"

#include "model/workload/adjustment.h"
#include "model/workload/diffusion.h"
#include "model/workload/price_response.h"

#include <limits>

namespace model::workload {

namespace {

TokenFlow cloudTokens(const WorkloadClass& workload, double year, double cloudTasks) {
    const TaskTokens task = taskTokens(workload, year);
    return {.input = cloudTasks * (1.0 - task.cachedShare) * task.input,
            .cachedInput = cloudTasks * task.cachedShare * task.input,
            .output = cloudTasks * task.output};
}

} // namespace

TaskTokens taskTokens(const WorkloadClass& workload, double year) {
    return {.input = workload.inputTokens.quantity(),
            .cachedShare = workload.cachedShare.value,
            .output = workload.tokenMultiplier.valueAt(year) * workload.outputTokens.quantity()};
}

PriorState settledState(const WorkloadClass& workload) {
    return {.tasksPerYear = workload.tasksPerYear.value * 1e9};
}

YearDemand demandOfYear(const WorkloadClass& workload, const PriorState& prior, double year, double firstYear,
                        double priceRatio) {
    const double tokenRatio = workload.tokenMultiplier.valueAt(year) / workload.tokenMultiplier.valueAt(firstYear);
    const double valueRatio = workload.valueMultiplier.valueAt(year) / workload.valueMultiplier.valueAt(firstYear);
    const double attentionShare = workload.priceFloor.value;

    YearDemand demand;
    demand.users = adoption(workload, year, firstYear);
    demand.userCostRatio = userCostRatio(priceRatio, tokenRatio, valueRatio, attentionShare);
    demand.demandRatio = demandRatio(workload, demand.userCostRatio);
    demand.desiredTasks = settledState(workload).tasksPerYear * demand.users * demand.demandRatio;
    demand.tasks = adjustedTasks(prior.tasksPerYear, demand.desiredTasks, workload.adjustment.value);
    demand.edgeTasks = workload.edgeShare.valueAt(year) * demand.tasks;
    demand.cloudTasks = demand.tasks * cloudShare(workload.edgeShare.valueAt(year), workload.edgeSubstitution.value);
    demand.tokens = cloudTokens(workload, year, demand.cloudTasks);
    demand.localElasticity =
        localElasticity(workload, demand.userCostRatio) * tokenShareOfUserCost(priceRatio, tokenRatio, attentionShare);
    demand.next = {.tasksPerYear = demand.tasks};
    return demand;
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
