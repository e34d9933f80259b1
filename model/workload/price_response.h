// What a token price means to the user of a task: the part of the cost that is money, and the attention that is not.
// How demand answers to that cost is demand_form.h.
#pragma once

namespace model::workload {

// Cost of a task to its user over the first year's, per unit of its worth: (f + (1 - f) p mu) / q, with f the share of
// today's cost that is attention and not money, p the token price, mu the tokens and q the worth of a task, each over
// the first year's.
double userCostRatio(double priceRatio, double tokenRatio, double valueRatio, double attentionShare);
// Share of the user's cost that is paid for tokens: how far a token price moves the user cost.
double tokenShareOfUserCost(double priceRatio, double tokenRatio, double attentionShare);
// The factor on the token price that raises the user cost by `costFactor` (>= 1) when tokens are that share (> 0) of
// it.
double tokenPriceFactor(double costFactor, double tokenShare);

} // namespace model::workload
