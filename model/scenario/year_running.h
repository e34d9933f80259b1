// How the site's units ran in a year: starts, fuel by supply, NOx and CO, and whether the site stands jumps of its
// load.
#pragma once

#include "model/scenario/outcome.h"
#include "model/scenario/site_year.h"

namespace model::scenario {

// `outcome` has its peak load.
void takeRunning(YearOutcome& outcome, const Scenario& scenario, SiteYears& site,
                 const dispatch::DispatchYear& dispatch);

// Warnings, one for each kind of problem with the first year that has it: limits that cannot be held or were not
// planned for, emissions of a major source, jumps of the load that the site does not stand, no way to start again.
std::vector<units::Issue> runningIssues(const Scenario& scenario, const std::vector<YearOutcome>& years);

} // namespace model::scenario
