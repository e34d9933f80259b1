// Firm supply against demand by year, the hatched shortfall between them, and the year in which the gap opens.
#pragma once

#include "ui/charts/chart_context.h"
#include "ui/charts/chart_data.h"

namespace ui::charts {

// The highest peak of this load that can be served at the target availability: facility peak + headroom, at least 0.
double servablePeakMw(const model::scenario::YearOutcome& year);

// Firm supply is the servable peak, so that demand crosses it exactly where headroom is zero. Its areas share it in
// proportion to what each source adds last.
ChartData gapChart(const ChartContext& context);

} // namespace ui::charts
