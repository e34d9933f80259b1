// How many tokens are asked for, and how demand and energy answer to the price.
#pragma once

#include "ui/charts/chart_context.h"
#include "ui/charts/chart_data.h"

namespace ui::charts {

// Tokens a year by class of work, input and output together.
ChartData workloadChart(const ChartContext& context);
// Energy over today's as compute gets cheaper and all of it reaches the price: E = demand(price) × price, per class.
ChartData demandCurveChart(const ChartContext& context);
// Facility energy as it comes, with the first year's efficiency, and as efficiency alone would have it.

} // namespace ui::charts
