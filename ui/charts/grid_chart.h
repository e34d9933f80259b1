// The adequacy position of the region, and what the site's contract lets it draw once slip and ramp are in.
#pragma once

#include "ui/charts/chart_context.h"
#include "ui/charts/chart_data.h"

namespace ui::charts {

// Unforced capacity committed against required, by delivery year. It says nothing about one site's contract.
ChartData gridChart(const ChartContext& context);
// The contract as filed and as usable, month by month; where stages of the request are entered, beside what may be
// drawn if it comes through them, P10 to P90, and the chance of that.
ChartData interconnectionChart(const ChartContext& context);

} // namespace ui::charts
