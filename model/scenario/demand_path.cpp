#include "model/scenario/demand_path.h"

#include "model/facility/power_chain.h"
#include "model/scenario/demand_trial.h"
#include "model/scenario/it_power.h"
#include "model/workload/rebound.h"
#include "model/workload/training_demand.h"

#include <algorithm>
#include <cmath>

namespace model::scenario {

namespace {
constexpr double kLongestThinking = 30.0; // of an answer, times: the range of reasoning models (planning model, 3.2)
} // namespace

ClassYear DemandPath::classYear(const workload::WorkloadClass& workload, const workload::YearDemand& demand,
                                double priceRatio, double served) {
    ClassYear result;
    result.id = workload.id;
    result.name = workload.name;
    result.users = demand.users;
    result.tasksPerYear = demand.cloudTasks * served;
    result.inputTokens = units::number(demand.tokens.input) * served;
    result.cachedInputTokens = units::number(demand.tokens.cachedInput) * served;
    result.outputTokens = units::number(demand.tokens.output) * served;
    result.edgeTasksPerYear = demand.edgeTasks;
    result.priceRatio = priceRatio;
    result.localElasticity = demand.localElasticity;
    result.shortRunElasticity = demand.localElasticity * workload.adjustment.value;
    return result;
}

DemandPath::DemandPath(const Scenario& scenario, Efficiency efficiency)
    : m_scenario(scenario), m_efficiency(efficiency), m_firstYear(static_cast<int>(scenario.frame.firstYear.value)),
      m_workloads(workload::channelled(scenario.workloads, scenario.channels)),
      m_pool(compute::decodePool(scenario.architecture, scenario.accelerator, scenario.serving)) {
    for (const auto& workload : m_workloads) {
        m_forms.emplace_back(workload);
        m_states.push_back(workload::settledState(workload));
    }
}

bool DemandPath::isEndogenous() const {
    return m_scenario.frame.boundary <= Boundary::Region;
}

compute::EfficiencyState DemandPath::stateAt(double year) const {
    if (m_efficiency == Efficiency::Frozen) return {};
    auto state = compute::efficiencyAt(m_scenario.efficiency, std::max(0.0, year - m_firstYear));
    state.algorithm *= compute::releaseGain(m_scenario.efficiency.release, year);
    // Export rules hold back what may be bought, never what already stands.
    const double allowed = m_scenario.fleet.performanceLimit.valueAt(year);
    state.hardware = std::min(state.hardware, std::max(1.0, allowed / state.precision));
    return state;
}

double DemandPath::qualityShare(const workload::WorkloadClass& workload) const {
    return m_efficiency == Efficiency::WithoutRebound ? 0.0 : workload.qualityShare.value;
}

// Software factors act on the work at once; speed is a property of the vintage and left at 1 here. `speed` is what the
// accelerators behind the service gained since the first year: part of every gain is taken as quality.
void DemandPath::prepare(int year, const compute::EfficiencyState& state, double speed) {
    m_state = state;
    m_terms.resize(m_workloads.size());
    const double gain = state.algorithm * state.architecture * state.utilisation * speed;
    for (std::size_t i = 0; i < m_workloads.size(); ++i) {
        auto& terms = m_terms[i];
        terms.qualityGain = workload::qualityGain(gain, qualityShare(m_workloads[i]));
        auto scale = compute::workScale(state, terms.qualityGain);
        scale.speedFactor = 1.0;
        terms.task = workload::taskTokens(m_workloads[i], year, m_tokenFactor);
        terms.cost = compute::servingCost(m_scenario.architecture, m_scenario.accelerator, m_scenario.serving, m_pool,
                                          terms.task.input, terms.task.cachedShare, terms.task.output, scale);
    }
}

workload::YearDemand DemandPath::demandOf(std::size_t index, int year, double priceRatio) const {
    return workload::demandOfYear(m_workloads[index], m_forms[index], m_states[index], year, m_firstYear,
                                  {priceRatio, m_terms[index].qualityGain, m_tokenFactor});
}

DemandPath::ClassWork DemandPath::workOf(std::size_t index, int year, double priceRatio) const {
    const auto& workload = m_workloads[index];
    const auto& terms = m_terms[index];
    const auto demand = demandOf(index, year, priceRatio);
    const auto output = demand.tokens.output;
    return {demand, units::number(output * terms.cost.acceleratorTime),
            units::number(output * terms.cost.acceleratorEnergy), units::number(output * terms.cost.work),
            units::number(workload::edgeEnergy(workload, demand, terms.task.output * terms.cost.acceleratorEnergy))};
}

DemandPath::ClassWork DemandPath::mixture(const ClassWork& a, const ClassWork& b, double shareOfB) {
    return {workload::mixture(a.demand, b.demand, shareOfB),
            std::lerp(a.acceleratorHours, b.acceleratorHours, shareOfB),
            std::lerp(a.acceleratorMwh, b.acceleratorMwh, shareOfB), std::lerp(a.workFlop, b.workFlop, shareOfB),
            std::lerp(a.edgeAcceleratorMwh, b.edgeAcceleratorMwh, shareOfB)};
}

std::vector<DemandPath::ClassWork> DemandPath::worksAt(int year, const std::vector<double>& priceRatios) const {
    std::vector<ClassWork> works;
    works.reserve(m_workloads.size());
    for (std::size_t i = 0; i < m_workloads.size(); ++i)
        works.push_back(workOf(i, year, priceRatios[i]));
    return works;
}

// One round: the fleet that this demand needs (at most `limit` of it), its power and the cost of a token.
DemandPath::Trial DemandPath::attempt(int year, const SupplyTerms& terms, std::vector<double> priceRatios,
                                      std::vector<ClassWork> works, double limit) const {
    Trial trial;
    trial.priceRatios = std::move(priceRatios);
    trial.works = std::move(works);
    double hoursNeeded = 0.0;
    double outputTokens = 0.0;
    for (const auto& work : trial.works) {
        hoursNeeded += work.acceleratorHours;
        outputTokens += units::number(work.demand.tokens.output);
    }
    const auto& policy = m_scenario.fleet;
    const bool frozen = m_efficiency == Efficiency::Frozen && m_anchored;
    const double newPerformance = frozen ? m_firstPerformance : m_state.precision * m_state.hardware;
    const facility::FleetNeed need{limit * hoursNeeded / terms.hours / policy.utilisation.value,
                                   policy.purchaseLimit.valueAt(year), newPerformance,
                                   m_scenario.accelerator.serverPower.quantity()};
    trial.fleet = m_fleet;
    if (!m_anchored) {
        // Performance of what was bought before the first year, from the same trend run backwards.
        const double growth = compute::efficiencyMultiplier(m_scenario.efficiency.hardware, 1.0) - 1.0;
        trial.fleet = facility::establishedFleet({m_firstYear - 1, 0, 0, 1.0 / (1.0 + growth), need.newPower},
                                                 need.requiredCapacity * kEstablishedShare,
                                                 {kHistoricGrowth, growth, 0.0}, policy);
    }
    trial.fleetYear = facility::stepFleet(trial.fleet, need, policy, year);
    trial.served = limit * std::min(1.0, 1.0 / std::max(trial.fleetYear.shortageRatio, 1e-300));
    const double capacity = trial.fleetYear.capacity;
    trial.utilisation =
        capacity > 0.0 ? policy.utilisation.value * std::min(1.0, need.requiredCapacity / capacity) : 0.0;
    trial.it = inferencePower(m_scenario, trial.fleetYear.nameplate, trial.utilisation, meanDailySwing(m_scenario));
    trial.energyUsd = trial.it.inferenceMeanMw * terms.meanPue * terms.hours * terms.powerPriceUsdPerMwh;
    trial.servingUsd =
        inferenceCapitalUsd(m_scenario, trial.fleetYear.count, trial.fleetYear.nameplate) + trial.energyUsd;
    trial.costUsdPerToken = outputTokens * trial.served > 0.0 ? trial.servingUsd / (outputTokens * trial.served) : 0.0;
    return trial;
}

// Rations inference and training alike when the facility would need more megawatts than can be had.
DemandPath::Trial DemandPath::limitToSupply(Trial trial, int year, const SupplyTerms& terms) const {
    if (!terms.capMw) return trial;
    const auto designMw = [&](const ItPower& it) {
        return units::number(facility::designFacilityPower(units::of<units::Power>(it.inferencePeakMw + it.trainingMw),
                                                           m_scenario.power));
    };
    double wanted = designMw(trial.it);
    if (wanted <= *terms.capMw) return trial;
    const double limit = *terms.capMw / wanted;
    const double trainingMw = trial.it.trainingMw;
    Trial limited = attempt(year, terms, trial.priceRatios, trial.works, limit);
    limited.price = trial.price;
    limited.trainingMwh = trial.trainingMwh;
    limited.it.trainingMw = trainingMw * limit;
    limited.trainingServed = limit;
    wanted = designMw(limited.it);
    // The older fleet may not shrink as far: what stands beyond the megawatts is switched off.
    const double scale = std::min(1.0, *terms.capMw / wanted);
    limited.it = {limited.it.inferencePeakMw * scale, limited.it.inferenceMeanMw * scale,
                  limited.it.trainingMw * scale};
    limited.served *= scale;
    limited.trainingServed *= scale;
    return limited;
}

void DemandPath::anchor(const Trial& trial, const SupplyTerms& terms) {
    if (trial.costUsdPerToken <= 0.0) return; // nothing was sold yet
    m_firstCostUsdPerToken = trial.costUsdPerToken;
    m_firstPerformance = trial.fleetYear.meanPerformance;
    m_firstTrainingItMwh =
        trial.it.inferenceMeanMw * terms.hours * workload::trainingOverInference(m_scenario.training);
    m_anchored = true;
}

// On the plateau training keeps the compute of the plateau's year; of what it leaves a share makes the answers of
// inference longer, from the next year on.
double DemandPath::trainingItMwh(int year) {
    const double gain = m_state.product();
    const double priceOfCompute = m_efficiency == Efficiency::WithoutRebound ? 1.0 : 1.0 / gain;
    const auto& budget = m_scenario.training;
    const double wanted = workload::trainingDemand(budget, year - m_firstYear, priceOfCompute).compute;
    const double perCompute = m_firstTrainingItMwh / gain;
    if (!workload::isOnPlateau(budget, year)) return wanted * perCompute;
    if (m_plateauCompute <= 0.0) m_plateauCompute = wanted;
    const double bought = std::min(wanted, m_plateauCompute);
    const double leftMwh = (wanted - bought) * perCompute;
    if (m_plainServingMwh > 0.0)
        m_tokenFactor = std::min(kLongestThinking, 1.0 + budget.plateauShift.value * leftMwh / m_plainServingMwh);
    return bought * perCompute;
}

DemandYear DemandPath::step(int year, const SupplyTerms& terms) {
    if (m_scenario.frame.mode == DemandMode::HallLed) return stepHalls(year, terms);
    const auto state = stateAt(year);
    prepare(year, state, state.precision * state.hardware);
    Trial trial = settle(year, terms);
    if (!m_anchored) anchor(trial, terms);
    m_plainServingMwh = trial.it.inferenceMeanMw * terms.hours / m_tokenFactor;
    trial.trainingMwh = trainingItMwh(year);
    trial.it.trainingMw = trial.trainingMwh / terms.hours;
    trial = limitToSupply(std::move(trial), year, terms);
    const DemandYear result = describe(trial, terms);
    for (std::size_t i = 0; i < m_states.size(); ++i)
        m_states[i] = trial.works[i].demand.next;
    m_fleet = trial.fleet;
    // Frozen efficiency is that of the whole stock of the first year, old accelerators included.
    if (year == m_firstYear && m_efficiency == Efficiency::Frozen)
        for (auto& vintage : m_fleet.vintages)
            vintage.performance = m_firstPerformance;
    return result;
}

DemandYear DemandPath::describe(const Trial& trial, const SupplyTerms& terms) const {
    DemandYear result;
    result.it = trial.it;
    result.servedShare = trial.served;
    result.price = trial.price;
    result.servingCostUsd = trial.servingUsd;
    result.energyCostShare = trial.servingUsd > 0.0 ? trial.energyUsd / trial.servingUsd : 0.0;
    const auto training = trainingFleet(m_scenario, trial.it.trainingMw);
    result.accelerators = trial.fleetYear.count + training.accelerators;
    result.acceleratorsBought = trial.fleetYear.purchases;
    const auto nameplate = trial.fleetYear.nameplate + training.nameplate;
    result.serverNameplateMw = units::number(nameplate);
    result.equipmentMw = units::number(facility::sizingPower(nameplate, m_scenario.power));
    result.inferenceItMwh = trial.it.inferenceMeanMw * terms.hours;
    result.itMwh = result.inferenceItMwh + trial.it.trainingMw * terms.hours;
    // The fleet's tokens per joule: software at once, hardware by the mean of the vintages.
    const double fleetGain = m_firstPerformance > 0.0 ? trial.fleetYear.meanPerformance / m_firstPerformance : 1.0;
    result.efficiency = m_state.algorithm * m_state.architecture * m_state.utilisation * fleetGain;

    // An empty stock counts as one of the newest kind.
    const double meanPerformance =
        trial.fleetYear.meanPerformance > 0.0 ? trial.fleetYear.meanPerformance : m_state.precision * m_state.hardware;
    for (std::size_t i = 0; i < trial.works.size(); ++i) {
        const auto& work = trial.works[i];
        result.classes.push_back(classYear(m_workloads[i], work.demand, trial.priceRatios[i], trial.served));
        result.inferenceWorkFlop += work.workFlop * trial.served;
        result.acceleratorMwh += work.acceleratorMwh * trial.served / meanPerformance;
        result.edgeAcceleratorMwh += work.edgeAcceleratorMwh / meanPerformance;
    }
    result.workFlop =
        result.inferenceWorkFlop + trainingWorkFlop(m_scenario, trial.it.trainingMw * terms.hours, m_state);
    describePrices(result, trial, terms);
    return result;
}

// Price and rebound of the classes together, weighted by the accelerator hours that each asks for.
void DemandPath::describePrices(DemandYear& result, const Trial& trial, const SupplyTerms& terms) const {
    const bool capped = terms.capMw && trial.trainingServed < 1.0;
    double weight = 0.0;
    double price = 0.0;
    double compute = 0.0;
    double energy = 0.0;
    for (std::size_t i = 0; i < trial.works.size(); ++i) {
        const auto& workload = m_workloads[i];
        const auto& work = trial.works[i];
        const double share = work.acceleratorHours;
        const double elasticity = work.demand.localElasticity;
        double cleared = 1.0;
        if (isEndogenous() && trial.served > 0.0 && trial.served < 1.0)
            cleared = workload::clearingPriceFactor(m_forms[i], work.demand, 1.0 / trial.served).value_or(1.0);
        weight += share;
        price += share * trial.priceRatios[i] * cleared;
        compute += share * workload::marginalRebound({elasticity, workload.passThrough.value, 1.0,
                                                      workload.qualityShare.value, workload.qualityResponse.value});
        energy += share *
                  workload::marginalRebound({elasticity, workload.passThrough.value, result.energyCostShare, 0.0, 0.0});
    }
    const double perWeight = weight > 0.0 ? 1.0 / weight : 0.0;
    const double meanPriceRatio = weight > 0.0 ? price * perWeight : 1.0;
    result.priceUsdPerMillionTokens = 1e6 * m_firstCostUsdPerToken * m_scenario.finance.markup.value * meanPriceRatio;
    const double trainingShare = result.itMwh > 0.0 ? 1.0 - result.inferenceItMwh / result.itMwh : 0.0;
    const auto withTraining = [&](double serving, double reinvested) {
        // Under a binding cap every gain becomes service: no saving at the margin, whatever the elasticity.
        return capped ? 1.0 : serving * perWeight * (1.0 - trainingShare) + reinvested * trainingShare;
    };
    const double reinvestment = m_scenario.training.reinvestment.value;
    result.marginalRebound = withTraining(compute, reinvestment);
    result.marginalReboundEnergy = withTraining(energy, reinvestment * result.energyCostShare);
}

} // namespace model::scenario
