#include "model/compute/replica_queue.h"

#include "model/compute/false_position.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace model::compute {

namespace {

constexpr double kExactReplicas = 64.0;
constexpr double kRuleDeviations = 2.0;        // of the load, for a waiting share of a few per cent
constexpr double kUtilisationTolerance = 1e-6; // of a logarithm
constexpr double kNearestEnds = 1e-9;
constexpr double kLeastProbability = 1e-300; // whose logarithm is a number

// With 1/B the inverse of Erlang's blocking: 1/B(n) = 1 + n/a x 1/B(n - 1).
double exactWaiting(double replicas, double busy) {
    double inverse = 1.0;
    const double perBusy = 1.0 / busy;
    for (double count = 1.0; count <= replicas; count += 1.0)
        inverse = 1.0 + count * perBusy * inverse;
    const double blocking = 1.0 / inverse;
    return blocking / (1.0 - busy / replicas * (1.0 - blocking));
}

// The same blocking as the Poisson probability of exactly `replicas` over that of at most as many; the latter by the
// normal distribution with its first Edgeworth correction.
double smoothWaiting(double replicas, double busy) {
    const double root = std::sqrt(busy);
    const double z = (replicas + 0.5 - busy) / root;
    const double density = std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::numbers::pi);
    const double below = 0.5 * std::erfc(-z / std::numbers::sqrt2) - density * (z * z - 1.0) / (6.0 * root);
    const double exactly = std::exp(replicas * std::log(busy) - busy - std::lgamma(replicas + 1.0));
    const double blocking = exactly / below;
    return blocking / (1.0 - busy / replicas * (1.0 - blocking));
}

} // namespace

double waitingProbability(double replicas, double busy) {
    if (busy <= 0.0) return 0.0;
    if (busy >= replicas) return 1.0;
    return replicas <= kExactReplicas ? exactWaiting(std::max(1.0, std::round(replicas)), busy)
                                      : smoothWaiting(replicas, busy);
}

double queueUtilisation(double replicas, double waitingShare, double waitOverService, double variability) {
    assert(waitingShare > 0.0 && waitingShare < 1.0 && variability > 0.0);
    if (replicas < 1.0) return 1.0;
    // Root of ln P(W > t) - ln target, which rises with the utilisation.
    const double target = std::log(waitingShare);
    const auto excess = [&](double busy) {
        return std::log(std::max(kLeastProbability, waitingProbability(replicas, busy))) -
               (replicas - busy) * waitOverService / variability - target;
    };
    // Where everybody waits a little the square-root rule is near; otherwise few replicas need to be free.
    const double rule = replicas - std::min(0.5 * replicas, kRuleDeviations * std::sqrt(replicas));
    RootEnd low{rule, excess(rule)};
    if (low.value > 0.0) low = {0.0, std::log(kLeastProbability)};
    return falsePosition(low, {replicas, -target}, kNearestEnds * replicas, kUtilisationTolerance, excess) / replicas;
}

} // namespace model::compute
