// The price of a token that the world sets, for studies too small to set it; not what the study's own tokens cost.
#pragma once

#include "model/scenario/scenario.h"
#include "model/units/issue.h"

#include <vector>

namespace model::scenario {

// At fixed quality, before pass-through, over the first year's; from the yearly fall towards the floor.
double worldPriceRatio(const Frame& frame, double yearsSinceFirst);

// A warning, token-led below a region, when the study's own efficiency gains more than half as much again as the
// world's price falls by the last year: the difference would be margin that nobody competes away.
std::vector<units::Issue> worldPriceIssues(const Scenario& scenario);

} // namespace model::scenario
