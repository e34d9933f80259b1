// What an interconnection lets a site draw, hour by hour: contract, slip, ramp, deliverability and curtailment.
#pragma once

#include "model/grid/interconnection.h"
#include "model/series/series.h"
#include "model/series/time_axis.h"

#include <cstddef>
#include <span>
#include <vector>

namespace model::grid {

// The contract as filed, shifted by the slip, c(t - slip), is what may be drawn at most. A rise becomes usable linearly
// over the ramp, a fall at once: usable = deliverability x min(c now, mean of c over the preceding ramp). A capacity
// that the site had within the last ramp needs no new ramp. The first knot has been in force for ever: a site that
// starts without a connection needs a first knot of 0.
units::Power usableContract(const Interconnection& interconnection, double year);

// The hours of highest regional load in which the utility curtails, ascending; of equal loads the earlier hour. As many
// as `curtailment` rounds to, at most all.
std::vector<std::size_t> curtailedHours(const Interconnection& interconnection, std::span<const double> regionLoadMw);

// MW that may be drawn in each hour: the value in the middle of its month, less the curtailment depth in curtailed
// hours. `regionLoadMw` has one value per hour of the axis; it may be empty only without curtailment.
series::Series<units::Power> hourlyLimit(const Interconnection& interconnection, const series::TimeAxis& axis,
                                         std::span<const double> regionLoadMw);

} // namespace model::grid
