// IT power, fleet cost and training fleet of a scenario at a given stock of servers; the arithmetic of DemandPath.
#pragma once

#include "model/compute/efficiency.h"
#include "model/scenario/demand_path.h"
#include "model/units/quantities.h"

namespace model::scenario {

// What stood before the first year: this share of its need, of ages that this yearly growth of purchases left. [A]
inline constexpr double kEstablishedShare = 0.75;
inline constexpr double kHistoricGrowth = 0.5;

// Daily swing of the classes together, weighted by their tokens in the first year.
double meanDailySwing(const Scenario& scenario);

// IT power of serving: the share `utilisation` of the servers is at work on average over the year, and 1 + 1.25 swing
// times as many (at most all) in the highest hour; those at work draw their measured share of nameplate, the others
// the idle share. Network included.
ItPower inferencePower(const Scenario& scenario, units::Power serverNameplate, double utilisation, double dailySwing);

// Servers of a flat training load: always at work.
struct TrainingFleet {
    double accelerators{};
    units::Power nameplate;
};
TrainingFleet trainingFleet(const Scenario& scenario, double trainingItMw);
// FLOP of that much training energy, at the scenario's MFU and the efficiency of the accelerators bought now.
double trainingWorkFlop(const Scenario& scenario, double trainingItMwh, const compute::EfficiencyState& state);

// Yearly cost of serving without its energy, USD: annuities of servers and buildings, operations.
double inferenceCapitalUsd(const Scenario& scenario, double accelerators, units::Power serverNameplate);

} // namespace model::scenario
