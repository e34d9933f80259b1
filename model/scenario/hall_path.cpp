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

// Tokens per accelerator of the halls in service over those of an accelerator of the first year: the trend's speed when
// each hall was energised, weighted by its accelerators.
double DemandPath::hallSpeed(double year) const {
    double accelerators = 0.0;
    double speed = 0.0;
    for (const auto& hall : m_scenario.halls) {
        const double count = facility::fullCapacity(hall).accelerators * facility::hallShareFilled(hall, year);
        const auto state = stateAt(facility::energisation(hall).year);
        accelerators += count;
        speed += count * state.precision * state.hardware;
    }
    return accelerators > 0.0 ? speed / accelerators : 1.0;
}

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
    const double speed = hallSpeed(year + 0.5);
    const double hours = mean.accelerators * (1.0 - trainingShare) * utilisation * terms.hours * speed;
    prepare(year, state, m_anchored ? speed / m_firstPerformance : 1.0);
    const auto prices = exogenousPrices(year);
    std::vector<workload::YearDemand> demands;
    double wanted = 0.0;
    for (std::size_t i = 0; i < m_workloads.size(); ++i) {
        demands.push_back(demandOf(i, year, prices[i]));
        m_states[i] = demands[i].next;
        wanted += units::number(demands[i].tokens.output * m_terms[i].cost.acceleratorTime);
        result.edgeAcceleratorMwh +=
            units::number(workload::edgeEnergy(m_workloads[i], demands[i],
                                               m_terms[i].task.output * m_terms[i].cost.acceleratorEnergy)) /
            speed;
    }
    const double served = wanted > 0.0 ? hours / wanted : 0.0;
    double priceWeighted = 0.0;
    double weight = 0.0;
    for (std::size_t i = 0; i < demands.size(); ++i) {
        const auto& cost = m_terms[i].cost;
        const ClassYear entry = classYear(m_workloads[i], demands[i], prices[i], served);
        result.classes.push_back(entry);
        const double output = entry.outputTokens;
        result.inferenceWorkFlop += output * units::number(cost.work);
        result.acceleratorMwh += output * units::number(cost.acceleratorEnergy) / speed;
        weight += output;
        priceWeighted += output * prices[i];
    }
    result.workFlop =
        result.inferenceWorkFlop + trainingWorkFlop(m_scenario, result.itMwh - result.inferenceItMwh, state);
    const double outputTokens = weight;
    const double energyUsd = result.inferenceItMwh * terms.meanPue * terms.powerPriceUsdPerMwh;
    result.servingCostUsd = energyUsd + inferenceCapitalUsd(m_scenario, mean.accelerators * (1.0 - trainingShare),
                                                            mean.nameplate * (1.0 - trainingShare));
    result.energyCostShare = result.servingCostUsd > 0.0 ? energyUsd / result.servingCostUsd : 0.0;
    if (!m_anchored && outputTokens > 0.0) {
        m_firstCostUsdPerToken = result.servingCostUsd / outputTokens;
        m_firstPerformance = speed;
        m_anchored = true;
    }
    result.efficiency = state.algorithm * state.architecture * state.utilisation * speed / m_firstPerformance;
    result.servedShare = 1.0;     // halls offer capacity; they do not ration a demand of their own
    result.marginalRebound = 1.0; // megawatts follow the halls: every gain becomes service
    result.marginalReboundEnergy = 1.0;
    result.priceUsdPerMillionTokens =
        weight > 0.0 ? 1e6 * m_firstCostUsdPerToken * m_scenario.finance.markup.value * priceWeighted / weight : 0.0;
    return result;
}

} // namespace model::scenario
