// The electrical path of the Plant tab: how often each stage carries the year's peak, and all of them. Pure; no widget.
#pragma once

#include "ui/panels/panel_tables.h"

namespace ui::panels {

// One row per stage, then one per side. A stage on the grid's side is asked for the contract, one on the units' side
// for what they give on site, at most the peak.
TableContents electricalTable(const charts::ChartContext& context);

} // namespace ui::panels
