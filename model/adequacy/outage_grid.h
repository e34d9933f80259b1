// The sum of independent groups whose outages are multiples of one step, on a grid of it: the same levels as convolving
// one after another, many times as fast where several sizes combine.
#pragma once

#include "model/adequacy/outage_levels.h"

#include <optional>
#include <span>
#include <vector>

namespace model::adequacy {

// By multiples of the step from 0; where the probability is 0 there is no level.
struct OutageGrid {
    double stepMw{};
    std::vector<double> probability;
    std::vector<double> frequency;
};

// `parts` holds the levels of each group, in any order: the result is the same to the bit. Nothing where no grid fits
// or it would be slower: outages without a common step, more than 100,000 steps, few combinations.
std::optional<OutageGrid> sumOnGrid(std::span<const OutageLevels> parts);

// The largest step of which each size above 0 is a multiple, to within kSameLevelMw; 0 without one, or without a size.
double commonStepMw(std::span<const double> sizesMw);

} // namespace model::adequacy
