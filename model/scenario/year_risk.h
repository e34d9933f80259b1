// How likely a site's load goes unserved in a year: by the exact method or the rule for batteries, and by simulation.
#pragma once

#include "model/scenario/evaluate.h"
#include "model/scenario/site_weather.h"

namespace model::scenario {

// Over all weather years where there are several. With a simulation asked for, a year that only the rule answers takes
// its figures from it, and the year whose hours are kept is simulated in any case, so that both stand side by side.
void takeRisk(YearOutcome& outcome, SiteYears& site, SiteWeather& weather, const DemandYear& demand,
              const facility::SiteLoad& load, const EvaluateOptions& options);

} // namespace model::scenario
