// The tables of the Grid tab: the regional position behind the contract and what the campus adds to it. Pure; no
// widget.
#pragma once

#include "ui/panels/panel_tables.h"

namespace ui::panels {

TableContents regionTable(const charts::ChartContext& context);

} // namespace ui::panels
