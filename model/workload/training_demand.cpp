#include "model/workload/training_demand.h"

#include <cassert>
#include <cmath>

namespace model::workload {

TrainingDemand trainingDemand(const TrainingBudget& budget, double yearsSinceFirst, double computePriceRatio) {
    assert(computePriceRatio > 0.0);
    const double plan = std::pow(1.0 + budget.growth.value, yearsSinceFirst);
    const double spent = plan * (computePriceRatio + budget.reinvestment.value * (1.0 - computePriceRatio));
    return {.budget = spent, .compute = spent / computePriceRatio};
}

double trainingOverInference(const TrainingBudget& budget) {
    assert(budget.computeShare.value < 1.0);
    return budget.computeShare.value / (1.0 - budget.computeShare.value);
}

bool isOnPlateau(const TrainingBudget& budget, double year) {
    return year >= budget.plateauYear.value;
}

} // namespace model::workload
