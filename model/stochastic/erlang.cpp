#include "model/stochastic/erlang.h"

#include <cassert>
#include <cmath>
#include <numbers>

namespace model::stochastic {

double nextInverseBlocking(double inverseBlocking, double servers, double busy) {
    return 1.0 + servers / busy * inverseBlocking;
}

double waitingFromBlocking(double inverseBlocking, double servers, double busy) {
    if (busy >= servers) return 1.0;
    const double blocking = 1.0 / inverseBlocking;
    return blocking / (1.0 - busy / servers * (1.0 - blocking));
}

double erlangC(int servers, double busy) {
    assert(servers >= 1 && busy >= 0.0);
    double inverse = 1.0;
    for (int count = 1; count <= servers; ++count)
        inverse = nextInverseBlocking(inverse, count, busy);
    return waitingFromBlocking(inverse, servers, busy);
}

// Blocking as the Poisson probability of exactly `servers` over that of at most as many.
double erlangCOfMany(double servers, double busy) {
    assert(busy > 0.0 && busy < servers);
    const double root = std::sqrt(busy);
    const double z = (servers + 0.5 - busy) / root;
    const double density = std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::numbers::pi);
    const double below = 0.5 * std::erfc(-z / std::numbers::sqrt2) - density * (z * z - 1.0) / (6.0 * root);
    const double exactly = std::exp(servers * std::log(busy) - busy - std::lgamma(servers + 1.0));
    return waitingFromBlocking(below / exactly, servers, busy);
}

} // namespace model::stochastic
