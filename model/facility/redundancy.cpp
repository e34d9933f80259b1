#include "model/facility/redundancy.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace model::facility {

double groupUnavailability(int needed, int installed, double unitUnavailability) {
    assert(needed >= 0 && installed >= 0 && unitUnavailability >= 0.0 && unitUnavailability <= 1.0);
    if (needed == 0) return 0.0;
    if (needed > installed || unitUnavailability >= 1.0) return 1.0;
    if (unitUnavailability <= 0.0) return 0.0;
    const double logOut = std::log(unitUnavailability);
    const double logUp = std::log1p(-unitUnavailability);
    double sum = 0.0;
    for (int up = 0; up < needed; ++up)
        sum += std::exp(std::lgamma(installed + 1.0) - std::lgamma(up + 1.0) - std::lgamma(installed - up + 1.0) +
                        up * logUp + (installed - up) * logOut);
    return std::min(sum, 1.0);
}

int unitsToInstall(int needed, double unitUnavailability, double target) {
    assert(target > 0.0 && unitUnavailability < 1.0);
    int installed = needed;
    while (groupUnavailability(needed, installed, unitUnavailability) > target)
        ++installed;
    return installed;
}

} // namespace model::facility
