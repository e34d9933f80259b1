#include "model/workload/energy_decomposition.h"

#include <cmath>

namespace model::workload {

namespace {
bool allPositive(const EnergyFactors& factors) {
    return factors.users > 0.0 && factors.tasksPerUser > 0.0 && factors.tokensPerTask > 0.0 &&
           factors.workPerToken > 0.0 && factors.workPerJoule > 0.0 && factors.pue > 0.0 && factors.cloudShare > 0.0;
}
} // namespace

std::optional<EnergyDecomposition> decomposeEnergy(const EnergyFactors& from, const EnergyFactors& to) {
    if (!allPositive(from) || !allPositive(to)) return std::nullopt;
    return EnergyDecomposition{.users = std::log(to.users / from.users),
                               .tasksPerUser = std::log(to.tasksPerUser / from.tasksPerUser),
                               .tokensPerTask = std::log(to.tokensPerTask / from.tokensPerTask),
                               .workPerToken = std::log(to.workPerToken / from.workPerToken),
                               .workPerJoule = -std::log(to.workPerJoule / from.workPerJoule),
                               .pue = std::log(to.pue / from.pue),
                               .cloudShare = std::log(to.cloudShare / from.cloudShare)};
}

} // namespace model::workload
