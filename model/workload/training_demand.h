// How much training is bought in a year: the planned programme, plus what the share rho of its savings buys.
#pragma once

#include "model/workload/training_budget.h"

namespace model::workload {

// Ratios to the first year.
struct TrainingDemand {
    double budget{1.0};  // money spent
    double compute{1.0}; // FLOP bought with it
};

// The programme costs (1+g)^t at the first year's price; at the price ratio p of compute it costs p times that and
// saves the rest, of which rho is spent on more: budget = (1+g)^t (p + rho (1 - p)), compute = budget / p. When price
// and energy of a FLOP both fall k-fold, energy is (1+g)^t (1/k + rho (1 - 1/k)): the rebound of training is rho at
// every k and t; with rho = 1 and g = 0 money and energy stay as they were (planning model, section 2.2). The plateau
// is not in it.
TrainingDemand trainingDemand(const TrainingBudget& budget, double yearsSinceFirst, double computePriceRatio);

// Training over inference from the share of training in both together: share / (1 - share).
double trainingOverInference(const TrainingBudget& budget);

// Whether pre-training has reached its plateau by then: later years take the compute of the plateau's year.
bool isOnPlateau(const TrainingBudget& budget, double year);

} // namespace model::workload
