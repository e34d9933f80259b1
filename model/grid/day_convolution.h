// The convolution of two distributions over days, both from day 0, cut to the days that they have. Private to this
// room.
#pragma once

#include <span>
#include <vector>

namespace model::grid {

// Both of the same size, a power of two. What falls beyond that many days is left out.
std::vector<double> convolvedDays(std::span<const double> first, std::span<const double> second);

} // namespace model::grid
