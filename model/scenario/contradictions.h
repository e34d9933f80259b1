// Inputs that are each in range and yet cannot be true together. Not the ranges: check() has those.
#pragma once

#include "model/scenario/scenario.h"
#include "model/units/issue.h"

#include <vector>

namespace model::scenario {

// Errors, each at the key to change, with both values: a scenario that has one is not evaluated.
std::vector<units::Issue> contradictions(const Scenario& scenario);

} // namespace model::scenario
