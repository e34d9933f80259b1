#include "model/workload/adjustment.h"

#include <cassert>
#include <cmath>

namespace model::workload {

double adjustedTasks(double previous, double desired, double adjustment) {
    if (desired <= 0.0) return 0.0;
    if (previous <= 0.0) return desired;
    return std::exp(adjustment * std::log(desired) + (1.0 - adjustment) * std::log(previous));
}

double meanLagYears(double adjustment) {
    assert(adjustment > 0.0);
    return (1.0 - adjustment) / adjustment;
}

double yearsToClose(double share, double adjustment) {
    assert(share < 1.0 && adjustment > 0.0);
    return std::log1p(-share) / std::log1p(-adjustment);
}

std::optional<double> energyCrossingYears(double elasticity, double adjustment) {
    assert(adjustment > 0.0);
    if (elasticity <= 1.0) return std::nullopt;
    return std::log1p(-1.0 / elasticity) / std::log1p(-adjustment);
}

} // namespace model::workload
