// What some hours of a plan cost, counted as the linear program of the same hours counts them.
#pragma once

#include "model/dispatch/dispatch_year.h"
#include "model/dispatch/site_hours.h"

namespace model::dispatch::lp {

// USD of hours [from, to), starts in them included, less the value of the charge if they end the plan. `site` holds
// true prices; where the gas supply is limited, none of fuel: then each day's, or its part's, is bought in order.
double planCostUsd(const DispatchInput& input, const SiteHours& site, const DispatchYear& year, std::size_t from,
                   std::size_t to);

} // namespace model::dispatch::lp
