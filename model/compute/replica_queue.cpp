#include "model/compute/replica_queue.h"

#include "model/compute/false_position.h"
#include "model/stochastic/erlang.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace model::compute {

namespace {

constexpr double kExactReplicas = 64.0;
constexpr double kRuleDeviations = 2.0;        // of the load, for a waiting share of a few per cent
constexpr double kUtilisationTolerance = 1e-6; // of a logarithm
constexpr double kNearestEnds = 1e-9;
constexpr double kLeastProbability = 1e-300; // whose logarithm is a number

} // namespace

double waitingProbability(double replicas, double busy) {
    if (busy <= 0.0) return 0.0;
    if (busy >= replicas) return 1.0;
    if (replicas > kExactReplicas) return stochastic::erlangCOfMany(replicas, busy);
    return stochastic::erlangC(std::max(1, static_cast<int>(std::lround(replicas))), busy);
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
