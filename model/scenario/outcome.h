// What evaluate() found: one row of figures per year, a summary, and the problems met. Names are those of the JSON.
#pragma once

#include "model/adequacy/simulation.h"
#include "model/dispatch/dispatch_year.h"
#include "model/units/issue.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace model::scenario {

// Tokens and work of one class in one year.
struct ClassYear {
    std::string id;
    std::string name;
    double users{};        // over the first year's
    double tasksPerYear{}; // asked of the cloud
    double inputTokens{};  // cached ones not included
    double cachedInputTokens{};
    double outputTokens{};
    double edgeTasksPerYear{};
    double priceRatio{};         // of an output token, over the first year's
    double localElasticity{};    // at that price, long run
    double shortRunElasticity{}; // within the year: times the adjustment speed
};

// Natural-log changes of facility energy against the first year; they sum to ln(E/E0).
struct EnergyChange {
    double users{}, tasksPerUser{}, tokensPerTask{}, workPerToken{}, workPerJoule{}, pue{}, cloudShare{};
    double sum() const { return users + tasksPerUser + tokensPerTask + workPerToken + workPerJoule + pue + cloudShare; }
};

struct CostOfYear { // USD of the price year, each for the whole year
    double serversUsd{}, facilityUsd{}, operationsUsd{};
    double gridEnergyUsd{}, gridCapacityUsd{}, gridDemandUsd{};
    double plantCapitalUsd{}, plantFixedUsd{}, plantVariableUsd{}, fuelUsd{}, gasReservationUsd{}, storageUsd{};
    double powerUsd() const {
        return gridEnergyUsd + gridCapacityUsd + gridDemandUsd + plantCapitalUsd + plantFixedUsd + plantVariableUsd +
               fuelUsd + gasReservationUsd + storageUsd;
    }
    double totalUsd() const { return serversUsd + facilityUsd + operationsUsd + powerUsd(); }
};

// What a planned dispatch adds: starts, and where its fuel came from.
struct PlannedRunning {
    double starts{};
    double unitHours{};
    double firmGasMmbtu{}, interruptibleGasMmbtu{}, backupFuelMmbtu{};
    bool limitsHold{true};
};

// The risk of a study year in one weather year, by the exact method or the rule for batteries.
struct WeatherRiskYear {
    int weatherYear{};
    double peakMw{}, loleHours{}, eueMwh{}, headroomMw{};
};

// The risk of a year by simulation, per year of the weather pooled, beside what the other method found.
struct SimulatedRisk {
    std::size_t sampleYears{};
    std::uint64_t seed{};
    int weatherYears{1}; // gone through in each sample-year; the spreads are over sample-years
    bool hadLoss{};
    stochastic::Estimate<> loleHours, eueMwh, lolfEvents;
    std::optional<stochastic::Estimate<>> meanEventHours;
    adequacy::YearlySpread lossHours, unservedMwh;
    std::string otherMethod; // exact or quick
    double otherLoleHours{}, otherEueMwh{};
    bool agrees() const; // LOLE and EUE within three standard errors of each other
};

struct YearOutcome {
    int year{};
    std::vector<ClassYear> classes;
    double inputTokens{}, cachedInputTokens{}, outputTokens{}, tokensPerYear{};
    double priceUsdPerMillionTokens{}; // of output tokens, to the user
    double energyPerTokenJ{}, energyPerTokenItJ{}, energyPerTokenAcceleratorJ{};
    double flopPerToken{}; // per output token, prefill included
    double accelerators{}, acceleratorsBought{};
    double efficiency{1.0};     // fleet's tokens per joule at fixed quality over the first year's
    double trainingEnergyMwh{}; // at the meter
    // Of edge tasks, on their users' devices and not in facilityEnergyMwh; absent without cloud work to compare with.
    std::optional<double> edgeEnergyMwh;
    double itPeakMw{}, facilityPeakMw{}, facilityEnergyMwh{}, equipmentMw{}, averagePue{};
    double demandRationed{};   // share of wanted tasks that supply did not allow
    double gridContractMw{};   // usable at the end of the year
    double plantNameplateMw{}; // ISO, in service at the end of the year
    double plantSiteMw{};      // the same at design temperature and site pressure
    double gridFirmMw{}, onsiteFirmMw{}, storageFirmMw{}, flexibleFirmMw{}, flexibleMw{}, interactionMw{};
    double firmMw{}; // joint: largest flat load served at the target availability
    double headroomMw{};
    double unservedEnergyMwh{}, gridEnergyMwh{}, onsiteEnergyMwh{}, flexibleEnergyMwh{}, fuelMmbtu{};
    double renewableMwh{}, renewableCurtailedMwh{}; // of sun and wind on site: used, and not
    double noxT{}, coT{};                           // of the on-site units
    std::optional<PlannedRunning> planned;          // of a planned dispatch
    double loadStepMw{}, stepResponseMw{}, tripMw{}, tripLimitMw{};
    double loleHoursPerYear{}, eueMwhPerYear{};
    std::optional<double> loleStandardError, eueStandardError; // of a simulation; EUE: nothing when no loss was met
    std::string loleMethod;                                    // exact, simulated or quick
    std::optional<SimulatedRisk> simulated;
    std::vector<WeatherRiskYear> weather; // with the risk taken over several weather years: each of them
    std::optional<double> regionReserveMargin, regionShortfallUcapMw, regionTargetReserve;
    std::string bindingGate;             // hall-led: what holds the next hall back, "" when nothing does
    std::optional<double> lcoeUsdPerMwh; // of delivered power
    std::optional<double> costUsdPerMillionTokens;
    double co2T{};
    double energyMultiple{1.0}; // over the same drivers with the first year's efficiency
    std::optional<double> marginalRebound, discreteRebound;
    std::optional<double> marginalReboundEnergy; // of a gain in watts alone
    double energyCostShare{};                    // of what serving costs
    // Against a plan that takes the efficiency but knows no answer of demand to it.
    double withoutReboundPeakMw{}, withoutReboundEnergyMwh{}, missedMw{}, missedUsd{};
    EnergyChange change;
    CostOfYear cost;
    int priceIterations{};
    double priceResidual{}; // of the log of the price level
    bool priceConverged{true};
};

struct Summary {
    std::optional<int> gapYear;      // first year with headroom below zero
    std::optional<double> peakGapMw; // largest shortfall of headroom, positive; nothing when there is no gap
    double energyMultiple{1.0};      // last year
    std::optional<double> marginalRebound, discreteRebound;
    double npvUsd{}; // of all costs and token revenue, discounted to the first year
    int priceYear{};
    double targetAvailability{};
};

struct Outcome {
    std::string boundary;
    std::vector<YearOutcome> years;
    Summary summary;
    std::vector<units::Issue> issues;
    std::optional<dispatch::DispatchYear> hourly; // of the year asked for
    std::optional<int> hourlyYear;
};

// One figure of a year by the name it has in JSON, CSV, tiles and charts.
struct Metric {
    std::string_view name;
    std::string_view unit;
    std::string_view label;
    std::optional<double> (*get)(const YearOutcome&);
};
std::span<const Metric> metrics();
const Metric* findMetric(std::string_view name); // null when there is none

} // namespace model::scenario
