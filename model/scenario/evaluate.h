// The whole chain for one scenario: demand, price, fleet, megawatts, dispatch, adequacy, cost, carbon, year by year.
#pragma once

#include "model/scenario/outcome.h"
#include "model/scenario/scenario.h"

#include <stop_token>

namespace model::scenario {

// How the years with batteries are simulated.
struct AdequacySimulation {
    std::size_t sampleYears{10'000}; // at most
    double relativeError{0.02};      // a year ends early once its EUE's standard error is this share of it
    std::uint64_t seed{1};
    int threads{1};
};

struct EvaluateOptions {
    std::optional<int> hourlyYear; // the year whose hourly dispatch is kept in the outcome
    std::stop_token stop;          // a requested stop ends the evaluation after the year at hand
    // Loss of load of the years that only the quick rule answers, by simulation instead; none: the quick rule.
    std::optional<AdequacySimulation> simulation{};
};

// Pure and deterministic. An outcome without years means that its issues say why. Problems that do not prevent an
// answer are issues beside the years.
Outcome evaluate(const Scenario& scenario, const EvaluateOptions& options = {});

} // namespace model::scenario
