// The sum of independent groups whose outages are whole MW, on a grid of 1 MW: the same levels as convolving one after
// another, several times as fast where many sizes combine.
#pragma once

#include "model/adequacy/outage_levels.h"

#include <optional>
#include <span>

namespace model::adequacy {

// `parts` holds the levels of each group. Nothing where the grid does not fit or would be slower: outages that are no
// whole MW, levels that never occur, more than 100,000 MW, few combinations.
std::optional<OutageLevels> sumOnGrid(std::span<const OutageLevels> parts);

} // namespace model::adequacy
