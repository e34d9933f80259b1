// Loss of load and expected unserved energy of the site, by year.
#pragma once

#include "ui/charts/chart_context.h"
#include "ui/charts/chart_data.h"

namespace ui::charts {

ChartData adequacyChart(const ChartContext& context);

} // namespace ui::charts
