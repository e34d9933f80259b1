// Year after year from workloads to tokens, fleet and IT power, the price loop included. No hours, no supply side.
#pragma once

#include "model/compute/roofline.h"
#include "model/facility/fleet.h"
#include "model/scenario/outcome.h"
#include "model/scenario/scenario.h"
#include "model/workload/year_demand.h"

namespace model::scenario {

// Whether efficiency develops, or stays as in the first year (the comparison that rebound is measured against).
enum class Efficiency { Developing, Frozen };

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
    double efficiency{1.0}; // fleet's tokens per joule at fixed quality over the first year's
    double marginalRebound{};
    double servedShare{1.0}; // of wanted work that fleet and supply allow
    int priceIterations{};
    bool priceConverged{true};
    double priceChange{};           // of the last round, log
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

    compute::EfficiencyState stateAt(int year) const;
    compute::WorkScale scaleFor(const workload::WorkloadClass& workload, const compute::EfficiencyState& state,
                                double speed) const;
    ClassWork workOf(const workload::WorkloadClass& workload, const workload::YearDemand& demand, double year,
                     const compute::WorkScale& scale) const;
    std::vector<double> exogenousPrices(int year) const;
    Trial attempt(int year, const SupplyTerms& terms, const std::vector<double>& priceRatios, double limit) const;
    Trial settle(int year, const SupplyTerms& terms) const;
    Trial limitToSupply(Trial trial, int year, const SupplyTerms& terms) const;
    void anchor(const Trial& trial, const SupplyTerms& terms);
    double trainingItMwh(int year, const compute::EfficiencyState& state) const;
    DemandYear describe(const Trial& trial, const SupplyTerms& terms) const;
    DemandYear stepHalls(int year, const SupplyTerms& terms);

    const Scenario& m_scenario;
    Efficiency m_efficiency;
    int m_firstYear;
    bool m_anchored{false};
    std::vector<workload::PriorState> m_states;
    facility::Fleet m_fleet;
    std::vector<double> m_priceRatios; // by class, last year's
    double m_firstCostUsdPerToken{};   // of an output token
    double m_firstTrainingItMwh{};
    double m_firstPerformance{1.0};
};

} // namespace model::scenario
