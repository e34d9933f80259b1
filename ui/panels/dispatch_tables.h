// The tables of the Dispatch tab: how each class of units ran, and what permits and gas contract left. Pure; no widget.
#pragma once

#include "ui/panels/panel_tables.h"

namespace ui::panels {

// One row per class; starts are known to a planned dispatch only. Needs the hours of the year.
TableContents runningTable(const charts::ChartContext& context);
// One row per limit that is set: used, allowed, and what the last unit of it is worth.
TableContents permitsTable(const charts::ChartContext& context);

} // namespace ui::panels
