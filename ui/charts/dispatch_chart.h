// The chosen year hour by hour: who serves it, and for how many hours the load is how high. No outages.
#pragma once

#include "ui/charts/chart_context.h"
#include "ui/charts/chart_data.h"

namespace ui::charts {

ChartData dispatchChart(const ChartContext& context);
// The same, seven days around the hour with most unserved, else most shed, else the highest load.
ChartData worstWeekChart(const ChartContext& context);
ChartData loadDurationChart(const ChartContext& context);

} // namespace ui::charts
