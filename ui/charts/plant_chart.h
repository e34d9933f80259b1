// What the site's own units can be relied on for: which outages occur how often, and firm MW at each availability.
#pragma once

#include "model/adequacy/firm_capacity.h"
#include "ui/charts/chart_context.h"
#include "ui/charts/chart_data.h"

namespace ui::charts {

// Probability that at least so many MW are available, units in service in the selected year at design conditions.
ChartData plantChart(const ChartContext& context);
// Firm MW of each class of units at 99 % to 99.9999 %.
ChartData firmCapacityChart(const ChartContext& context);

// The question behind both, for the tables beside them: `count` units of that class in the year, at site conditions.
model::adequacy::FirmQuery firmQuery(const ChartContext& context, const model::plant::UnitClass& unit);

} // namespace ui::charts
