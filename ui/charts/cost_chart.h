// What a year costs and by what, what a token costs and sells for, and what is emitted.
#pragma once

#include "ui/charts/chart_context.h"
#include "ui/charts/chart_data.h"

namespace ui::charts {

ChartData costChart(const ChartContext& context);
ChartData costPerTokenChart(const ChartContext& context);
ChartData carbonChart(const ChartContext& context);

} // namespace ui::charts
