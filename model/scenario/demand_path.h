// Year after year from workloads to tokens, fleet and IT power, the price loop included. No hours, no supply side.
#pragma once

#include "model/compute/serving_cost.h"
#include "model/facility/fleet.h"
#include "model/scenario/fixed_point.h"
#include "model/scenario/outcome.h"
#include "model/scenario/scenario.h"
#include "model/workload/contrarian_channels.h"
#include "model/workload/year_demand.h"

namespace model::scenario {

// What is followed: the scenario; the same with efficiency as in the first year (which rebound is measured against);
// or efficiency that develops while nobody's demand answers to it (a plan that knows no rebound).
enum class Efficiency { Developing, Frozen, WithoutRebound };

// What supply allows and costs in a year, as far as demand depends on it.
struct SupplyTerms {
    double powerPriceUsdPerMwh{};
    double hours{};              // of the year
    double meanPue{};            // over its hours
    std::optional<double> capMw; // facility megawatts that can be had; nothing: no cap
};

// IT megawatts with network, before PUE.
struct ItPower {
    double inferencePeakMw{}; // highest hour of the day
    double inferenceMeanMw{};
    double trainingMw{}; // flat
};

struct DemandYear {
    std::vector<ClassYear> classes;
    ItPower it;
    double equipmentMw{};
    double accelerators{}, acceleratorsBought{};
    double serverNameplateMw{};
    double workFlop{}; // inference and training
    double inferenceWorkFlop{};
    double acceleratorMwh{};     // inference, accelerators alone
    double edgeAcceleratorMwh{}; // of edge tasks, on the same footing
    double itMwh{}, inferenceItMwh{};
    double priceUsdPerMillionTokens{};
    double efficiency{1.0};         // fleet's tokens per joule at fixed quality over the first year's
    double marginalRebound{};       // of a gain in compute, which touches all of a token's cost
    double marginalReboundEnergy{}; // of a gain in watts alone, which touches the energy share of it
    double energyCostShare{};       // of what serving costs
    double servingCostUsd{};        // of the year: servers, buildings, operations, energy; training left out
    double servedShare{1.0};        // of wanted work that fleet and supply allow
    FixedPoint price;               // of the log of the price level, where the price follows the cost
    std::string bindingGate;        // hall-led
    std::vector<double> monthShare; // hall-led: IT of each month over the year's highest; empty: 1 always
};

// Steps through the years of one scenario; each call is one year later than the last.
class DemandPath {
public:
    DemandPath(const Scenario& scenario, Efficiency efficiency);
    DemandYear step(int year, const SupplyTerms& terms);

private:
    struct ClassWork;
    struct Trial; // one round of the price loop
    // What holds of a class in a year at any price.
    struct ClassTerms {
        workload::TaskTokens task;
        compute::ServingCost cost; // at first-year accelerators
        double qualityGain{1.0};
    };

    static ClassYear classYear(const workload::WorkloadClass& workload, const workload::YearDemand& demand,
                               double priceRatio, double served);
    bool isEndogenous() const; // whether the price follows the cost
    compute::EfficiencyState stateAt(double year) const;
    double hallSpeed(double year) const;
    double qualityShare(const workload::WorkloadClass& workload) const;
    void prepare(int year, const compute::EfficiencyState& state, double speed);
    workload::YearDemand demandOf(std::size_t index, int year, double priceRatio) const;
    ClassWork workOf(std::size_t index, int year, double priceRatio) const;
    std::vector<double> exogenousPrices(int year) const;
    std::vector<double> pricesAtLevel(double logLevel) const;
    static ClassWork mixture(const ClassWork& a, const ClassWork& b, double shareOfB);
    std::vector<ClassWork> worksAt(int year, const std::vector<double>& priceRatios) const;
    Trial attempt(int year, const SupplyTerms& terms, std::vector<double> priceRatios, std::vector<ClassWork> works,
                  double limit) const;
    Trial atLevel(int year, const SupplyTerms& terms, double logLevel) const;
    double priceGap(const Trial& trial, double logLevel) const;
    Trial atChoke(int year, const SupplyTerms& terms, const FixedPoint& jump) const;
    Trial settle(int year, const SupplyTerms& terms);
    Trial limitToSupply(Trial trial, int year, const SupplyTerms& terms) const;
    void anchor(const Trial& trial, const SupplyTerms& terms);
    double trainingItMwh(int year);
    DemandYear describe(const Trial& trial, const SupplyTerms& terms) const;
    void describePrices(DemandYear& result, const Trial& trial, const SupplyTerms& terms) const;
    DemandYear stepHalls(int year, const SupplyTerms& terms);

    const Scenario& m_scenario;
    Efficiency m_efficiency;
    int m_firstYear;
    bool m_anchored{false};
    std::vector<workload::WorkloadClass> m_workloads; // with the contrarian channels set as the scenario asks
    std::vector<workload::DemandForm> m_forms;
    std::vector<workload::PriorState> m_states;
    compute::DecodePool m_pool;      // of a replica at first-year speed
    std::vector<ClassTerms> m_terms; // of the year at hand
    compute::EfficiencyState m_state;
    facility::Fleet m_fleet;
    double m_logPriceLevel{};        // last year's
    double m_firstCostUsdPerToken{}; // of an output token
    double m_firstTrainingItMwh{};
    double m_firstPerformance{1.0};
    double m_plateauCompute{};  // of training, over the first year's; 0 before the plateau
    double m_tokenFactor{1.0};  // output tokens of a task through compute that training left
    double m_plainServingMwh{}; // IT energy of last year's serving without that
};

} // namespace model::scenario
