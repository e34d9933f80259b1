// How the documents' claims fared, and how far past forecasts were off. The same for every scenario.
#pragma once

#include "ui/charts/chart_context.h"
#include "ui/charts/chart_data.h"

namespace ui::charts {

ChartData claimsChart(const ChartContext& context);
ChartData backtestChart(const ChartContext& context);

} // namespace ui::charts
