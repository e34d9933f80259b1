#include "model/scenario/demand_path.h"

#include "model/compute/serving_cost.h"
#include "model/facility/power_chain.h"
#include "model/scenario/it_power.h"
#include "model/workload/rebound.h"
#include "model/workload/training_demand.h"

#include <algorithm>
#include <cmath>

namespace model::scenario {

namespace {

constexpr int kPriceRounds = 200;
constexpr double kPriceTolerance = 1e-9; // of the natural logarithm

ClassYear classYear(const workload::WorkloadClass& workload, const workload::YearDemand& demand, double priceRatio,
                    double served) {
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
    return result;
}

} // namespace

// Accelerator hours, joules and work of one class in one year, at first-year accelerators.
struct DemandPath::ClassWork {
    workload::YearDemand demand;
    double acceleratorHours{}; // paid
    double acceleratorMwh{};
    double workFlop{};
    double edgeAcceleratorMwh{}; // what its edge tasks take on their devices, in terms of acceleratorMwh
};

struct DemandPath::Trial {
    std::vector<double> priceRatios;
    std::vector<ClassWork> works;
    facility::Fleet fleet;
    facility::FleetYear fleetYear;
    compute::EfficiencyState state;
    ItPower it;
    double utilisation{};
    double served{1.0};         // by the fleet's supply and by the megawatts that can be had
    double trainingServed{1.0}; // by the megawatts that can be had
    double trainingMwh{};
    double costUsdPerToken{};
    int rounds{};
    double change{};
};

DemandPath::DemandPath(const Scenario& scenario, Efficiency efficiency)
    : m_scenario(scenario), m_efficiency(efficiency), m_firstYear(static_cast<int>(scenario.frame.firstYear.value)) {
    for (const auto& workload : scenario.workloads)
        m_states.push_back(workload::settledState(workload));
    m_priceRatios.assign(scenario.workloads.size(), 1.0);
}

compute::EfficiencyState DemandPath::stateAt(int year) const {
    if (m_efficiency == Efficiency::Frozen) return {};
    return compute::efficiencyAt(m_scenario.efficiency, year - m_firstYear);
}

DemandPath::ClassWork DemandPath::workOf(const workload::WorkloadClass& workload, const workload::YearDemand& demand,
                                         double year, const compute::WorkScale& scale) const {
    const auto task = workload::taskTokens(workload, year);
    const auto cost = compute::servingCost(m_scenario.architecture, m_scenario.accelerator, m_scenario.serving,
                                           task.input, task.cachedShare, task.output, scale);
    const auto output = demand.tokens.output;
    return {demand, units::number(output * cost.acceleratorTime), units::number(output * cost.acceleratorEnergy),
            units::number(output * cost.work),
            units::number(workload::edgeEnergy(workload, demand, task.output * cost.acceleratorEnergy))};
}

// Software factors act on the work at once; speed is a property of the vintage and left at 1 here. `speed` is what the
// accelerators behind the service gained since the first year: part of every gain is taken as quality.
compute::WorkScale DemandPath::scaleFor(const workload::WorkloadClass& workload, const compute::EfficiencyState& state,
                                        double speed) const {
    const double gain = state.algorithm * state.architecture * state.utilisation * speed;
    auto scale = compute::workScale(state, workload::qualityGain(gain, workload.qualityShare.value));
    scale.speedFactor = 1.0;
    return scale;
}

std::vector<double> DemandPath::exogenousPrices(int year) const {
    const auto& frame = m_scenario.frame;
    const double fall = m_efficiency == Efficiency::Frozen ? 1.0 : frame.priceTrend.value;
    double fixedQuality = 1.0;
    if (fall > 1.0) {
        const compute::EfficiencyFactor trend{{12.0 * std::log(2.0) / std::log(fall)}, frame.priceTrendFloor};
        fixedQuality = 1.0 / compute::efficiencyMultiplier(trend, year - m_firstYear);
    }
    std::vector<double> prices;
    for (const auto& workload : m_scenario.workloads)
        prices.push_back(workload::priceRatio(fixedQuality, workload.passThrough.value, workload.qualityShare.value));
    return prices;
}

// One round: demand at these prices, the fleet it needs (at most `limit` of it), its power and the cost of a token.
DemandPath::Trial DemandPath::attempt(int year, const SupplyTerms& terms, const std::vector<double>& priceRatios,
                                      double limit) const {
    Trial trial;
    trial.priceRatios = priceRatios;
    trial.state = stateAt(year);
    double hoursNeeded = 0.0;
    double outputTokens = 0.0;
    for (std::size_t i = 0; i < m_scenario.workloads.size(); ++i) {
        const auto& workload = m_scenario.workloads[i];
        const auto demand = workload::demandOfYear(workload, m_states[i], year, m_firstYear, priceRatios[i]);
        trial.works.push_back(workOf(workload, demand, year,
                                     scaleFor(workload, trial.state, trial.state.precision * trial.state.hardware)));
        hoursNeeded += trial.works.back().acceleratorHours;
        outputTokens += units::number(demand.tokens.output);
    }
    const auto& policy = m_scenario.fleet;
    const bool frozen = m_efficiency == Efficiency::Frozen && m_anchored;
    const double newPerformance = frozen ? m_firstPerformance : trial.state.precision * trial.state.hardware;
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
    trial.costUsdPerToken =
        outputTokens > 0.0
            ? inferenceCostUsd(m_scenario, trial.fleetYear.count, trial.fleetYear.nameplate,
                               trial.it.inferenceMeanMw * terms.meanPue * terms.hours, terms.powerPriceUsdPerMwh) /
                  (outputTokens * trial.served)
            : 0.0;
    return trial;
}

// Below a region the price is given; from there up it follows the cost, to a fixed point.
DemandPath::Trial DemandPath::settle(int year, const SupplyTerms& terms) const {
    const bool endogenous = m_scenario.frame.boundary <= Boundary::Region;
    if (!endogenous || !m_anchored) {
        Trial trial = attempt(year, terms, endogenous ? m_priceRatios : exogenousPrices(year), 1.0);
        trial.rounds = 1;
        return trial;
    }
    std::vector<double> prices = m_priceRatios;
    Trial trial = attempt(year, terms, prices, 1.0);
    for (int round = 1; round <= kPriceRounds; ++round) {
        double change = 0.0;
        for (std::size_t i = 0; i < prices.size(); ++i) {
            const double costRatio = trial.costUsdPerToken / m_firstCostUsdPerToken;
            const double target = workload::priceRatio(costRatio, m_scenario.workloads[i].passThrough.value, 0.0);
            const double step = std::log(target / prices[i]);
            change = std::max(change, std::abs(step));
            // Half steps once the full ones begin to swing.
            prices[i] *= std::exp(round < 20 ? step : 0.5 * step);
        }
        trial = attempt(year, terms, prices, 1.0);
        trial.rounds = round;
        trial.change = change;
        if (change < kPriceTolerance) break;
    }
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
    const int rounds = trial.rounds;
    const double change = trial.change;
    const double trainingMw = trial.it.trainingMw;
    Trial limited = attempt(year, terms, trial.priceRatios, limit);
    limited.rounds = rounds;
    limited.change = change;
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
    m_firstCostUsdPerToken = trial.costUsdPerToken;
    m_firstPerformance = trial.fleetYear.meanPerformance;
    m_firstTrainingItMwh =
        trial.it.inferenceMeanMw * terms.hours * workload::trainingOverInference(m_scenario.training);
    m_anchored = true;
}

double DemandPath::trainingItMwh(int year, const compute::EfficiencyState& state) const {
    const double gain = state.product();
    const auto demand = workload::trainingDemand(m_scenario.training, year - m_firstYear, 1.0 / gain);
    return m_firstTrainingItMwh * demand.compute / gain;
}

DemandYear DemandPath::step(int year, const SupplyTerms& terms) {
    if (m_scenario.frame.mode == DemandMode::HallLed) return stepHalls(year, terms);
    Trial trial = settle(year, terms);
    if (!m_anchored) anchor(trial, terms);
    trial.trainingMwh = trainingItMwh(year, trial.state);
    trial.it.trainingMw = trial.trainingMwh / terms.hours;
    trial = limitToSupply(std::move(trial), year, terms);
    const DemandYear result = describe(trial, terms);
    for (std::size_t i = 0; i < m_states.size(); ++i)
        m_states[i] = trial.works[i].demand.next;
    const bool first = year == m_firstYear;
    m_fleet = trial.fleet;
    // Frozen efficiency is that of the whole stock of the first year, old accelerators included.
    if (first && m_efficiency == Efficiency::Frozen)
        for (auto& vintage : m_fleet.vintages)
            vintage.performance = m_firstPerformance;
    m_priceRatios = trial.priceRatios;
    return result;
}

DemandYear DemandPath::describe(const Trial& trial, const SupplyTerms& terms) const {
    DemandYear result;
    result.it = trial.it;
    result.servedShare = trial.served;
    result.priceIterations = trial.rounds;
    result.priceChange = trial.change;
    result.priceConverged = trial.change < kPriceTolerance;
    const auto training = trainingFleet(m_scenario, trial.it.trainingMw);
    result.accelerators = trial.fleetYear.count + training.accelerators;
    result.acceleratorsBought = trial.fleetYear.purchases;
    const auto nameplate = trial.fleetYear.nameplate + training.nameplate;
    result.serverNameplateMw = units::number(nameplate);
    result.equipmentMw = units::number(facility::sizingPower(nameplate, m_scenario.power));
    result.inferenceItMwh = trial.it.inferenceMeanMw * terms.hours;
    result.itMwh = result.inferenceItMwh + trial.it.trainingMw * terms.hours;
    // The fleet's tokens per joule: software at once, hardware by the mean of the vintages.
    const auto& s = trial.state;
    const double fleetGain = m_firstPerformance > 0.0 ? trial.fleetYear.meanPerformance / m_firstPerformance : 1.0;
    result.efficiency = s.algorithm * s.architecture * s.utilisation * fleetGain;

    const double meanPerformance = std::max(trial.fleetYear.meanPerformance, 1e-300);
    double weight = 0.0;
    double priceWeighted = 0.0;
    double reboundWeighted = 0.0;
    double elasticityWeighted = 0.0;
    for (std::size_t i = 0; i < trial.works.size(); ++i) {
        const auto& workload = m_scenario.workloads[i];
        const auto& work = trial.works[i];
        result.classes.push_back(classYear(workload, work.demand, trial.priceRatios[i], trial.served));
        result.inferenceWorkFlop += work.workFlop * trial.served;
        result.acceleratorMwh += work.acceleratorMwh * trial.served / meanPerformance;
        result.edgeAcceleratorMwh += work.edgeAcceleratorMwh / meanPerformance;
        const double share = work.acceleratorHours;
        weight += share;
        priceWeighted += share * trial.priceRatios[i];
        elasticityWeighted += share * work.demand.localElasticity;
        reboundWeighted += share * workload::marginalRebound({work.demand.localElasticity, workload.passThrough.value,
                                                              1.0, workload.qualityShare.value, 0.0});
    }
    result.workFlop = result.inferenceWorkFlop + trainingWorkFlop(m_scenario, trial.it.trainingMw * terms.hours, s);
    const double meanPriceRatio = weight > 0.0 ? priceWeighted / weight : 1.0;
    result.priceUsdPerMillionTokens = 1e6 * m_firstCostUsdPerToken * m_scenario.finance.markup.value * meanPriceRatio;
    const double inference = weight > 0.0 ? reboundWeighted / weight : 0.0;
    const double trainingShare = result.itMwh > 0.0 ? 1.0 - result.inferenceItMwh / result.itMwh : 0.0;
    result.marginalRebound = inference * (1.0 - trainingShare) + m_scenario.training.reinvestment.value * trainingShare;
    // Under a binding cap every gain becomes service: no saving at the margin, whatever the elasticity.
    if (terms.capMw && trial.trainingServed < 1.0) {
        result.marginalRebound = 1.0;
        const double elasticity = weight > 0.0 ? elasticityWeighted / weight : 0.0;
        if (m_scenario.frame.boundary <= Boundary::Region && elasticity > 0.0)
            result.priceUsdPerMillionTokens *= workload::rationedPriceRatio(1.0 / trial.served, elasticity);
    }
    return result;
}

} // namespace model::scenario
