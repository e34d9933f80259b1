#include "model/scenario/evaluate.h"

#include "model/compute/serving_cost.h"
#include "model/grid/region_position.h"
#include "model/plant/renewable_output.h"
#include "model/scenario/demand_path.h"
#include "model/scenario/grid_outlook.h"
#include "model/scenario/parameter.h"
#include "model/scenario/record.h"
#include "model/scenario/site_weather.h"
#include "model/scenario/weather_years.h"
#include "model/scenario/world_price.h"
#include "model/scenario/year_cost.h"
#include "model/scenario/year_risk.h"
#include "model/scenario/year_running.h"
#include "model/workload/energy_decomposition.h"
#include "model/workload/rebound.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace model::scenario {

namespace {

using units::number;

// What carries from year to year.
struct Walk {
    explicit Walk(const Scenario& scenario)

        : site(scenario), weather(scenario), developing(scenario, Efficiency::Developing),
          frozen(scenario, Efficiency::Frozen), withoutRebound(scenario, Efficiency::WithoutRebound) {}
    SiteYears site;
    SiteWeather weather;
    DemandPath developing;
    DemandPath frozen;
    DemandPath withoutRebound;
    dispatch::DispatchYear dispatch; // memory used again
    std::optional<double> powerPriceUsdPerMwh;
    std::optional<workload::EnergyFactors> firstFactors;
};

void warnAboutInputs(const Scenario& scenario, std::vector<units::Issue>& issues) {
    const auto note = [&](const char* code, const std::string& where, const std::string& argument) {
        issues.push_back({code, units::Severity::Warning, where, {argument}});
    };
    if (!scenario.temperature.profile)
        note("scenario.no_temperature", "facility.temperature_series", scenario.temperature.slug);
    if (!scenario.regionLoad.profile && scenario.interconnection.curtailment.value > 0.0)
        note("scenario.no_region_load", "grid.region.load_series", scenario.regionLoad.slug);
    if (!scenario.temperature.profile && scenario.plant.coldOutage.rate.value > 0.0)
        note("scenario.cold_without_temperature", "plant.cold_outage.rate_per_hour", scenario.temperature.slug);
    for (auto& issue : weatherIssues(scenario))
        issues.push_back(std::move(issue));
    for (const auto& renewable : scenario.plant.renewables)
        for (auto& issue : plant::renewableIssues(renewable))
            issues.push_back(std::move(issue));
    for (auto& issue : compute::efficiencyIssues(scenario.efficiency, "compute"))
        issues.push_back(std::move(issue));
    for (auto& issue : worldPriceIssues(scenario))
        issues.push_back(std::move(issue));
    for (auto& issue :
         compute::servingIssues(scenario.architecture, scenario.accelerator, scenario.serving, "compute.serving"))
        issues.push_back(std::move(issue));
    for (const auto& workload : scenario.workloads) {
        const auto task = workload::taskTokens(workload, scenario.frame.firstYear.value);
        for (auto& issue : compute::promptIssues(scenario.architecture, scenario.accelerator, scenario.serving,
                                                 task.input, task.cachedShare, "workload." + workload.id))
            issues.push_back(std::move(issue));
    }
    for (auto& issue : gridIssues(scenario))
        issues.push_back(std::move(issue));
    // Serving limits make a scenario doubtful, not impossible to compute.
    for (auto& issue : issues)
        issue.severity = std::min(issue.severity, units::Severity::Warning);
}

// Before the first dispatch: the grid's price with delivery, or the plant's running cost where there is no grid.
double firstPowerPrice(const Scenario& scenario) {
    return scenario.tariff.energyPrice.valueAt(scenario.frame.firstYear.value + 0.5) +
           scenario.tariff.deliveryAdder.value;
}

SupplyTerms termsOf(const Scenario& scenario, Walk& walk, int year) {
    SupplyTerms terms;
    terms.powerPriceUsdPerMwh = walk.powerPriceUsdPerMwh.value_or(firstPowerPrice(scenario));
    terms.hours = static_cast<double>(series::TimeAxis(year).hours());
    terms.meanPue = walk.site.climate(year).meanPue;
    if (scenario.frame.supplyCaps) terms.capMw = walk.site.supplyMw(year);
    return terms;
}

void takeDemand(YearOutcome& outcome, const DemandYear& demand) {
    outcome.classes = demand.classes;
    for (const auto& entry : demand.classes) {
        outcome.inputTokens += entry.inputTokens;
        outcome.cachedInputTokens += entry.cachedInputTokens;
        outcome.outputTokens += entry.outputTokens;
    }
    outcome.tokensPerYear = outcome.inputTokens + outcome.cachedInputTokens + outcome.outputTokens;
    outcome.priceUsdPerMillionTokens = demand.priceUsdPerMillionTokens;
    outcome.accelerators = demand.accelerators;
    outcome.acceleratorsBought = demand.acceleratorsBought;
    outcome.efficiency = demand.efficiency;
    outcome.itPeakMw = demand.it.inferencePeakMw + demand.it.trainingMw;
    outcome.equipmentMw = demand.equipmentMw;
    outcome.demandRationed = 1.0 - demand.servedShare;
    outcome.bindingGate = demand.bindingGate;
    outcome.priceIterations = demand.price.rounds;
    outcome.priceResidual = demand.price.residual;
    outcome.priceConverged = demand.price.settled == Settled::Yes;
    outcome.marginalRebound = demand.marginalRebound;
    outcome.marginalReboundEnergy = demand.marginalReboundEnergy;
    outcome.energyCostShare = demand.energyCostShare;
}

void takeLoad(YearOutcome& outcome, const DemandYear& demand, const facility::SiteLoad& load) {
    outcome.facilityPeakMw = number(load.peak);
    outcome.facilityEnergyMwh = number(load.energy);
    outcome.averagePue = load.effectivePue;
    const double trainingIt = demand.itMwh - demand.inferenceItMwh;
    outcome.trainingEnergyMwh = trainingIt * load.effectivePue;
    if (outcome.outputTokens <= 0.0) return;
    const double joulesPerMwhToken = units::kJoulesPerMwh / outcome.outputTokens;
    outcome.energyPerTokenAcceleratorJ = demand.acceleratorMwh * joulesPerMwhToken;
    outcome.energyPerTokenItJ = demand.inferenceItMwh * joulesPerMwhToken;
    outcome.energyPerTokenJ = demand.inferenceItMwh * load.effectivePue * joulesPerMwhToken;
    if (demand.acceleratorMwh > 0.0)
        outcome.edgeEnergyMwh =
            demand.edgeAcceleratorMwh / demand.acceleratorMwh * demand.inferenceItMwh * load.effectivePue;
    outcome.flopPerToken = demand.inferenceWorkFlop / outcome.outputTokens;
}

// The factors of the year's facility energy, training included; their product is the energy exactly.
workload::EnergyFactors factorsOf(const Scenario& scenario, const YearOutcome& outcome, const DemandYear& demand) {
    double users = 0.0;
    double tasks = 0.0;
    double cloudTasks = 0.0;
    for (std::size_t i = 0; i < outcome.classes.size(); ++i) {
        users += outcome.classes[i].users * scenario.workloads[i].tasksPerYear.value;
        cloudTasks += outcome.classes[i].tasksPerYear;
        tasks += outcome.classes[i].tasksPerYear + outcome.classes[i].edgeTasksPerYear;
    }
    workload::EnergyFactors factors;
    factors.users = users;
    factors.tasksPerUser = tasks / users;
    factors.cloudShare = cloudTasks / tasks;
    factors.tokensPerTask = outcome.outputTokens / cloudTasks;
    factors.workPerToken = demand.workFlop / outcome.outputTokens;
    factors.workPerJoule = demand.workFlop / demand.itMwh;
    factors.pue = outcome.facilityEnergyMwh / demand.itMwh;
    return factors;
}

void takeDecomposition(YearOutcome& outcome, Walk& walk, const workload::EnergyFactors& factors) {
    if (!walk.firstFactors) walk.firstFactors = factors;
    const auto parts = workload::decomposeEnergy(*walk.firstFactors, factors);
    if (!parts) return;
    outcome.change = {parts->users,        parts->tasksPerUser, parts->tokensPerTask, parts->workPerToken,
                      parts->workPerJoule, parts->pue,          parts->cloudShare};
}

void takeRebound(YearOutcome& outcome, const DemandYear& actual, const DemandYear& frozen) {
    if (frozen.itMwh <= 0.0) return;
    outcome.energyMultiple = actual.itMwh / frozen.itMwh;
    outcome.discreteRebound = workload::discreteRebound(outcome.energyMultiple, actual.efficiency);
}

// PUE is the same at any load: peak and energy go with those of the IT.
void takeMissed(YearOutcome& outcome, const DemandYear& actual, const DemandYear& plan) {
    const double planPeakMw = plan.it.inferencePeakMw + plan.it.trainingMw;
    if (outcome.itPeakMw > 0.0) outcome.withoutReboundPeakMw = outcome.facilityPeakMw * planPeakMw / outcome.itPeakMw;
    outcome.withoutReboundEnergyMwh = plan.itMwh * outcome.averagePue;
    outcome.missedMw = outcome.facilityPeakMw - outcome.withoutReboundPeakMw;
    outcome.missedUsd = actual.servingCostUsd - plan.servingCostUsd;
}

void takeSupply(YearOutcome& outcome, const Scenario& scenario, Walk& walk, const facility::SiteLoad& load) {
    const int year = outcome.year;
    walk.site.dispatch(year, load, walk.dispatch);
    const auto& d = walk.dispatch;
    outcome.unservedEnergyMwh = number(d.unserved);
    outcome.gridEnergyMwh = number(d.grid);
    outcome.onsiteEnergyMwh = number(d.onsite);
    outcome.renewableMwh = number(d.renewable);
    outcome.renewableCurtailedMwh = number(d.curtailed);
    outcome.flexibleEnergyMwh = number(d.flexible);
    takeRunning(outcome, scenario, walk.site, d);
    outcome.flexibleMw = outcome.facilityPeakMw * scenario.plant.flexible.share.value;
    outcome.plantNameplateMw = walk.site.plantNameplateMw(year);
    outcome.plantSiteMw = walk.site.plantSiteMw(year);
    outcome.gridContractMw = walk.site.contractMw(year);
}

void takeRegion(YearOutcome& outcome, const Scenario& scenario) {
    // A delivery year starts in June: the one that covers the summer of the calendar year.
    const auto position = grid::regionPosition(scenario.region, outcome.year);
    outcome.regionReserveMargin = position.reserveMargin;
    outcome.regionTargetReserve = position.targetReserve;
    if (position.reserveMargin) outcome.regionShortfallUcapMw = number(position.shortfallUcap);
}

void takeMoney(YearOutcome& outcome, const Scenario& scenario, Walk& walk, const DemandYear& demand) {
    outcome.cost = costOfYear(scenario, outcome.year, demand, walk.dispatch);
    outcome.co2T = carbonOfYear(scenario, outcome.year, walk.dispatch);
    const double delivered = outcome.facilityEnergyMwh - outcome.unservedEnergyMwh - outcome.flexibleEnergyMwh;
    if (delivered > 0.0) {
        outcome.lcoeUsdPerMwh = outcome.cost.powerUsd() / delivered;
        walk.powerPriceUsdPerMwh = outcome.lcoeUsdPerMwh;
    }
    if (outcome.outputTokens <= 0.0) return;
    // Training has its own budget: inference carries its share of servers, buildings and energy.
    const double inferenceShare = demand.itMwh > 0.0 ? demand.inferenceItMwh / demand.itMwh : 1.0;
    outcome.costUsdPerMillionTokens = 1e6 * outcome.cost.totalUsd() * inferenceShare / outcome.outputTokens;
}

// Names of the classes whose demand ends at a price.
std::string chokedClasses(const Scenario& scenario) {
    std::string names;
    for (const auto& workload : scenario.workloads)
        if (workload.demandCurve == workload::DemandCurve::Linear) names += (names.empty() ? "" : ", ") + workload.name;
    return names;
}

units::Issue notSettled(const Scenario& scenario, int year, const FixedPoint& price) {
    const std::string when = std::to_string(year);
    const std::string rounds = std::to_string(price.rounds);
    if (price.settled == Settled::Nowhere)
        return {"scenario.nobody_buys", units::Severity::Warning, "workload", {when}};
    const std::string choked = chokedClasses(scenario);
    if (price.settled == Settled::Ends && !choked.empty())
        return {"scenario.price_chokes", units::Severity::Warning, "workload", {when, choked, rounds}};
    char times[32];
    const auto end =
        std::to_chars(times, times + sizeof times, std::exp(price.residual), std::chars_format::general, 3);
    return {
        "scenario.price_runs_away", units::Severity::Warning, "workload", {when, rounds, std::string(times, end.ptr)}};
}

YearOutcome evaluateYear(const Scenario& scenario, Walk& walk, int year, const EvaluateOptions& options,
                         std::vector<units::Issue>& issues) {
    YearOutcome outcome;
    outcome.year = year;
    const SupplyTerms terms = termsOf(scenario, walk, year);
    const DemandYear demand = walk.developing.step(year, terms);
    const DemandYear frozen = walk.frozen.step(year, terms);
    const DemandYear plan = walk.withoutRebound.step(year, terms);
    takeDemand(outcome, demand);
    const auto load = walk.site.load(year, demand);
    takeLoad(outcome, demand, load);
    takeDecomposition(outcome, walk, factorsOf(scenario, outcome, demand));
    takeRebound(outcome, demand, frozen);
    takeMissed(outcome, demand, plan);
    takeSupply(outcome, scenario, walk, load);
    takeRisk(outcome, walk.site, walk.weather, demand, load, options);
    takeRegion(outcome, scenario);
    takeMoney(outcome, scenario, walk, demand);
    if (!outcome.priceConverged) issues.push_back(notSettled(scenario, year, demand.price));
    return outcome;
}

Summary summarise(const Scenario& scenario, const std::vector<YearOutcome>& years) {
    Summary summary;
    summary.priceYear = static_cast<int>(scenario.frame.priceYear.value);
    summary.targetAvailability = scenario.frame.targetAvailability.value;
    double discount = 1.0;
    for (const auto& year : years) {
        if (year.headroomMw < 0.0) {
            if (!summary.gapYear) summary.gapYear = year.year;
            summary.peakGapMw = std::max(summary.peakGapMw.value_or(0.0), -year.headroomMw);
        }
        const double revenue = year.priceUsdPerMillionTokens * 1e-6 * year.outputTokens;
        summary.npvUsd += (revenue - year.cost.totalUsd()) * discount;
        discount /= 1.0 + scenario.finance.discountRate.value;
    }
    summary.energyMultiple = years.back().energyMultiple;
    summary.marginalRebound = years.back().marginalRebound;
    summary.discreteRebound = years.back().discreteRebound;
    return summary;
}

std::string boundaryName(const Scenario& scenario) {
    Scenario copy = scenario;
    return find(copy, "scenario.boundary")->choice->get(&copy);
}

} // namespace

Outcome evaluate(const Scenario& scenario, const EvaluateOptions& options) {
    Outcome outcome;
    outcome.boundary = boundaryName(scenario);
    outcome.issues = check(scenario);
    if (scenario.workloads.empty() || (scenario.frame.mode == DemandMode::HallLed && scenario.halls.empty()))
        outcome.issues.push_back({"scenario.no_demand", units::Severity::Error, "workload", {}});
    if (units::hasError(outcome.issues)) return outcome;
    warnAboutInputs(scenario, outcome.issues);

    Walk walk(scenario);
    const int lastYear = static_cast<int>(scenario.frame.lastYear.value);
    for (int year = static_cast<int>(scenario.frame.firstYear.value); year <= lastYear; ++year) {
        outcome.years.push_back(evaluateYear(scenario, walk, year, options, outcome.issues));
        if (options.hourlyYear == year) {
            outcome.hourly = walk.dispatch;
            outcome.hourlyYear = year;
        }
        if (options.stop.stop_requested() && year < lastYear) {
            outcome.issues.push_back(
                {"scenario.stopped", units::Severity::Warning, "scenario", {std::to_string(year)}});
            break;
        }
    }
    for (auto& issue : runningIssues(scenario, outcome.years))
        outcome.issues.push_back(std::move(issue));
    outcome.summary = summarise(scenario, outcome.years);
    return outcome;
}

} // namespace model::scenario
