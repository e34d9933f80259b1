// How many tasks are wanted at a price: constant elasticity, or tasks of log-normal worth of which some stay too dear.
#pragma once

#include "model/workload/workload_class.h"

#include <optional>

namespace model::workload {

// Cost of a task to its user over the first year's, per unit of its worth: (f + (1 - f) p mu) / q, with f the share of
// today's cost that is attention and not money, p the token price, mu the tokens and q the worth of a task, each over
// the first year's.
double userCostRatio(double priceRatio, double tokenRatio, double valueRatio, double attentionShare);
// Share of the user's cost that is paid for tokens: how far a token price moves the user cost.
double tokenShareOfUserCost(double priceRatio, double tokenRatio, double attentionShare);

// Log-normal willingness to pay: D(c) = Phi((m - ln c) / sigma), of which z = (m - ln c) / sigma is the position.
// Elasticity at a position: phi(z) / (sigma Phi(z)). Source: planning model, section 2.4.
double willingnessElasticity(double spread, double position);
// The position at which the elasticity has the given value (> 0).
double willingnessPosition(double spread, double elasticity);

// Wanted tasks over those at the first year's user cost (cost ratio > 0), and the elasticity there to the user cost.
double demandRatio(const WorkloadClass& workload, double costRatio);
double localElasticity(const WorkloadClass& workload, double costRatio);

// Where energy is highest when efficiency is the only driver of the price, and energy goes with price x demand.
struct EnergyPeak {
    double priceRatio{};     // of today's price; above 1 when the peak is already past
    double energyMultiple{}; // energy there over today's
    double adoption{};       // share of all possible tasks that are worth their price there
    double position{};       // z at which the elasticity is 1
};
EnergyPeak energyPeak(double spread, double elasticityToday);

// The factor (>= 1) on the user cost at which demand falls to demand / shortage; nothing when no price can do it.
// For constant elasticity it is shortage^(1/elasticity) (section 2.6). 1 when shortage <= 1.
std::optional<double> clearingCostFactor(const WorkloadClass& workload, double costRatio, double shortage);

} // namespace model::workload
