// The IEEE Reliability Test System of 1979: 32 units and a year of 52 weeks of hourly load, from the published tables.
#pragma once

#include "model/adequacy/outage_group.h"
#include "model/series/load_shape.h"

#include <vector>

namespace model::evidence {

inline constexpr double kRts79PeakMw = 2850.0;

std::vector<adequacy::OutageGroup> rts79Units();
series::LoadShape rts79LoadShape();
// 8,736 hours, from Monday of week 1, unrounded.
std::vector<double> rts79LoadMw();

} // namespace model::evidence
