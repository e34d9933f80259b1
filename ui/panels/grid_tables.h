// The tables of the Grid tab: the regional position behind the contract, what the campus adds to it and what would
// cover that, and the request on its way to the contract. Pure; no widget.
#pragma once

#include "ui/panels/panel_tables.h"

#include "model/grid/elcc_cover.h"

#include <span>

namespace ui::panels {

TableContents regionTable(const charts::ChartContext& context);
// The open stages and the steps of the contract that wait for them: planned date, chance to be passed, P10, P50, P90
// given that.
TableContents queueTable(const charts::ChartContext& context);
// Nameplate of each class of resource that would cover the campus's obligation in the delivery year.
TableContents coverTable(const charts::ChartContext& context, std::span<const model::grid::ElccRating> ratings);

} // namespace ui::panels
