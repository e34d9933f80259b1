// What a solar or wind plant gives hour by hour, and what is wrong with its profile.
#pragma once

#include "model/plant/renewable.h"
#include "model/series/time_axis.h"
#include "model/units/issue.h"

#include <vector>

namespace model::plant {

// Share of the nameplate in each hour, 0..1, without losses and ageing: the profile by date, cut at both ends. Empty
// where there is no profile, or none that gives a share.
std::vector<double> capacityFactors(const Renewable& renewable, const series::TimeAxis& axis);

// MW that stand behind one full share in that year (2028.5 is its middle): nameplate less losses and ageing; 0 before
// it is in service.
double outputMwAtFullShare(const Renewable& renewable, double year);

// Whether its hours may count as firm: those of an actual year.
bool isFirm(const Renewable& renewable);

// Warnings: no profile, a profile in a unit that gives no share, hours above the nameplate, a typical year.
std::vector<units::Issue> renewableIssues(const Renewable& renewable);

} // namespace model::plant
