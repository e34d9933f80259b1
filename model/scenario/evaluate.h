// The whole chain for one scenario: demand, price, fleet, megawatts, dispatch, adequacy, cost, carbon, year by year.
#pragma once

#include "model/scenario/outcome.h"
#include "model/scenario/scenario.h"

#include <stop_token>

namespace model::scenario {

struct EvaluateOptions {
    std::optional<int> hourlyYear; // the year whose hourly dispatch is kept in the outcome
    std::stop_token stop;          // a requested stop ends the evaluation after the year at hand
};

// Pure and deterministic. An outcome without years means that its issues say why. Problems that do not prevent an
// answer are issues beside the years.
Outcome evaluate(const Scenario& scenario, const EvaluateOptions& options = {});

} // namespace model::scenario
