// What has been published beside the scenario's own numbers: load forecasts by report, and how much of announced load
// came. Pure; no widget.
#pragma once

#include "ui/panels/panel_tables.h"
#include "ui/session/catalogue_lookup.h"

#include <span>

namespace ui::panels {

// The peak of the selected year in each report that covers it, its change against the report before, and the growth
// that the report implies from its first year to its last.
TableContents forecastTable(const charts::ChartContext& context, std::span<const model::grid::ForecastRow> rows);
// Each record of what came of announced load, and what a forecast of the region that applies it would count of this
// campus by the end of the selected year.
TableContents recordTable(const charts::ChartContext& context, std::span<const session::RealisationFact> records);

} // namespace ui::panels
