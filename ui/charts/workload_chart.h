// How many tokens are asked for, how demand answers to price, and what a plan without rebound would have missed.
#pragma once

#include "ui/charts/chart_context.h"
#include "ui/charts/chart_data.h"

namespace ui::charts {

// Tokens a year by class of work, input and output together.
ChartData workloadChart(const ChartContext& context);
// Energy over today's as compute gets cheaper and all of it reaches the price: E = demand(price) × price, per class.
ChartData demandCurveChart(const ChartContext& context);
// Facility energy as it comes, with the first year's efficiency, and as efficiency alone would have it.
ChartData reboundChart(const ChartContext& context);

} // namespace ui::charts
