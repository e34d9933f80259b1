// What demand makes of a gain in efficiency, and what a plan that knows no rebound would have missed.
#pragma once

#include "ui/charts/chart_context.h"
#include "ui/charts/chart_data.h"

namespace ui::charts {

// A meter of the selected year: rebound of a gain in compute, of one in watts alone, of all gains since the first year,
// and the energy multiple; all have their mark at 1.
ChartData reboundChart(const ChartContext& context);
// Peak megawatts of the scenario and of a plan that takes the same efficiency but no answer of demand to it.
ChartData withoutReboundChart(const ChartContext& context);

// "partial rebound", "backfire" …
QString reboundWords(double rebound);

} // namespace ui::charts
