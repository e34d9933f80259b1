// The hours that set a site's capacity obligation (PJM's 5CP): not the site's own peaks, the region's.
#pragma once

#include "model/series/time_axis.h"

#include <array>
#include <cstddef>
#include <span>

namespace model::grid {

// The highest hour of each of the five days of highest regional load, highest first; of equal loads the earlier.
// `regionLoadMw` has one value per hour of the axis.
std::array<std::size_t, 5> coincidentPeakHours(const series::TimeAxis& axis, std::span<const double> regionLoadMw);

} // namespace model::grid
