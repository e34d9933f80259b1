// The hall-led steps of DemandPath: megawatts follow from halls and gates, tokens from what the accelerators can do.
#include "model/compute/serving_cost.h"
#include "model/facility/hall_schedule.h"
#include "model/facility/power_chain.h"
#include "model/scenario/demand_path.h"
#include "model/scenario/it_power.h"
#include "model/units/messages.h"
#include "model/workload/rebound.h"

#include <algorithm>
#include <cmath>

namespace model::scenario {

namespace {

// Tokens per accelerator of the halls in service over those of an accelerator of the first year: the trend's speed when
// each hall was energised, weighted by its accelerators.
double hallSpeed(const Scenario& scenario, double year, bool frozen) {
    double accelerators = 0.0;
    double speed = 0.0;
    for (const auto& hall : scenario.halls) {
        const double count = facility::fullCapacity(hall).accelerators * facility::hallShareFilled(hall, year);
        const double age = facility::energisation(hall).year - scenario.frame.firstYear.value;
        const auto state = compute::efficiencyAt(scenario.efficiency, frozen ? 0.0 : std::max(0.0, age));
        accelerators += count;
        speed += count * state.precision * state.hardware;
    }
    return accelerators > 0.0 ? speed / accelerators : 1.0;
}

// Name of what holds back the next hall that is not energised by then.
std::string nextGate(const Scenario& scenario, double year) {
    const facility::Hall* next = nullptr;
    for (const auto& hall : scenario.halls) {
        if (facility::energisation(hall).year < year) continue;
        if (next == nullptr || facility::energisation(hall).year < facility::energisation(*next).year) next = &hall;
    }
    return next == nullptr ? std::string() : std::string(facility::gateKey(facility::energisation(*next).binding));
}

// IT of each month over that at the end of the year.
std::vector<double> monthShares(const Scenario& scenario, int year, units::Power atEnd) {
    std::vector<double> shares;
    for (const auto& month : facility::installedByMonth(scenario.halls, year, 1))
        shares.push_back(units::number(atEnd) > 0.0 ? units::number(month.nameplate) / units::number(atEnd) : 0.0);
    return shares;
}

} // namespace

DemandYear DemandPath::stepHalls(int year, const SupplyTerms& terms) {
    const auto atEnd = facility::installedAt(m_scenario.halls, year + 1.0);
    const auto mean = facility::meanInstalled(m_scenario.halls, year, year + 1.0);
    const double trainingShare = m_scenario.training.computeShare.value;
    const double utilisation = m_scenario.fleet.utilisation.value;
    const auto state = stateAt(year);
    const double meanOverEnd =
        units::number(atEnd.nameplate) > 0.0 ? units::number(mean.nameplate) / units::number(atEnd.nameplate) : 0.0;

    DemandYear result;
    result.it =
        inferencePower(m_scenario, atEnd.nameplate * (1.0 - trainingShare), utilisation, meanDailySwing(m_scenario));
    result.it.trainingMw = units::number(facility::averageItPower(atEnd.nameplate * trainingShare, m_scenario.power));
    result.monthShare = monthShares(m_scenario, year, atEnd.nameplate);
    result.accelerators = atEnd.accelerators;
    result.acceleratorsBought = atEnd.accelerators - facility::installedAt(m_scenario.halls, year).accelerators;
    result.serverNameplateMw = units::number(atEnd.nameplate);
    result.equipmentMw = units::number(facility::sizingPower(atEnd.nameplate, m_scenario.power));
    result.bindingGate = nextGate(m_scenario, year + 1.0);
    result.inferenceItMwh = result.it.inferenceMeanMw * meanOverEnd * terms.hours;
    result.itMwh = result.inferenceItMwh + result.it.trainingMw * meanOverEnd * terms.hours;

    // Tokens: the accelerator hours there are, spread over the classes as they ask.
    const double speed = hallSpeed(m_scenario, year + 0.5, m_efficiency == Efficiency::Frozen);
    const double hours = mean.accelerators * (1.0 - trainingShare) * utilisation * terms.hours * speed;
    const double gained = m_anchored ? speed / m_firstPerformance : 1.0;
    const auto prices = exogenousPrices(year);
    std::vector<workload::YearDemand> demands;
    std::vector<compute::ServingCost> costs;
    double wanted = 0.0;
    for (std::size_t i = 0; i < m_scenario.workloads.size(); ++i) {
        const auto& workload = m_scenario.workloads[i];
        demands.push_back(workload::demandOfYear(workload, m_states[i], year, m_firstYear, prices[i]));
        m_states[i] = demands[i].next;
        const auto task = workload::taskTokens(workload, year);
        costs.push_back(compute::servingCost(m_scenario.architecture, m_scenario.accelerator, m_scenario.serving,
                                             task.input, task.cachedShare, task.output,
                                             scaleFor(workload, state, gained)));
        wanted += units::number(demands[i].tokens.output * costs[i].acceleratorTime);
        result.edgeAcceleratorMwh +=
            units::number(workload::edgeEnergy(workload, demands[i], task.output * costs[i].acceleratorEnergy)) / speed;
    }
    const double served = wanted > 0.0 ? hours / wanted : 0.0;
    double priceWeighted = 0.0;
    double weight = 0.0;
    for (std::size_t i = 0; i < demands.size(); ++i) {
        const auto& workload = m_scenario.workloads[i];
        ClassYear entry;
        entry.id = workload.id;
        entry.name = workload.name;
        entry.users = demands[i].users;
        entry.tasksPerYear = demands[i].cloudTasks * served;
        entry.inputTokens = units::number(demands[i].tokens.input) * served;
        entry.cachedInputTokens = units::number(demands[i].tokens.cachedInput) * served;
        entry.outputTokens = units::number(demands[i].tokens.output) * served;
        entry.edgeTasksPerYear = demands[i].edgeTasks;
        entry.priceRatio = prices[i];
        entry.localElasticity = demands[i].localElasticity;
        result.classes.push_back(entry);
        const double output = entry.outputTokens;
        result.inferenceWorkFlop += output * units::number(costs[i].work);
        result.acceleratorMwh += output * units::number(costs[i].acceleratorEnergy) / speed;
        weight += output;
        priceWeighted += output * prices[i];
    }
    result.workFlop =
        result.inferenceWorkFlop + trainingWorkFlop(m_scenario, result.itMwh - result.inferenceItMwh, state);
    const double outputTokens = weight;
    if (!m_anchored && outputTokens > 0.0) {
        m_firstCostUsdPerToken = inferenceCostUsd(m_scenario, mean.accelerators * (1.0 - trainingShare),
                                                  mean.nameplate * (1.0 - trainingShare),
                                                  result.inferenceItMwh * terms.meanPue, terms.powerPriceUsdPerMwh) /
                                 outputTokens;
        m_firstPerformance = speed;
        m_anchored = true;
    }
    result.efficiency = state.algorithm * state.architecture * state.utilisation * speed / m_firstPerformance;
    result.servedShare = 1.0;     // halls offer capacity; they do not ration a demand of their own
    result.marginalRebound = 1.0; // megawatts follow the halls: every gain becomes service
    result.priceUsdPerMillionTokens =
        weight > 0.0 ? 1e6 * m_firstCostUsdPerToken * m_scenario.finance.markup.value * priceWeighted / weight : 0.0;
    return result;
}

} // namespace model::scenario
