#include "model/facility/staffing.h"

#include "model/stochastic/erlang.h"

#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>

namespace model::facility {

double waitsLongerThan(int servers, double offeredLoad, double waitOverService) {
    if (servers <= offeredLoad) return 1.0;
    return stochastic::erlangC(servers, offeredLoad) * std::exp(-(servers - offeredLoad) * waitOverService);
}

double meanWaitOverService(int servers, double offeredLoad, double arrivalScv, double serviceScv) {
    if (servers <= offeredLoad) return std::numeric_limits<double>::infinity();
    return stochastic::erlangC(servers, offeredLoad) / (servers - offeredLoad) * (arrivalScv + serviceScv) / 2.0;
}

double halfinWhittWaiting(double beta) {
    const double density = std::exp(-beta * beta / 2.0) / std::sqrt(2.0 * std::numbers::pi);
    const double below = 0.5 * std::erfc(-beta / std::numbers::sqrt2);
    return 1.0 / (1.0 + beta * below / density);
}

double halfinWhittBeta(double waitingProbability) {
    assert(waitingProbability > 0.0 && waitingProbability < 1.0);
    double low = 0.0;
    double high = 1.0;
    while (halfinWhittWaiting(high) > waitingProbability)
        high *= 2.0;
    for (int halving = 0; halving < 60; ++halving) {
        const double middle = (low + high) / 2.0;
        (halfinWhittWaiting(middle) > waitingProbability ? low : high) = middle;
    }
    return (low + high) / 2.0;
}

int squareRootStaffing(double offeredLoad, double waitingProbability) {
    return static_cast<int>(std::ceil(offeredLoad + halfinWhittBeta(waitingProbability) * std::sqrt(offeredLoad)));
}

int serversFor(double offeredLoad, double waitingProbability) {
    double inverse = 1.0;
    int servers = 0;
    double waiting = 1.0;
    while (waiting > waitingProbability) {
        ++servers;
        inverse = stochastic::nextInverseBlocking(inverse, servers, offeredLoad);
        waiting = stochastic::waitingFromBlocking(inverse, servers, offeredLoad);
    }
    return servers;
}

} // namespace model::facility
