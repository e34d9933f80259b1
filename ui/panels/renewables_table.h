// What each solar or wind plant of the site gives in the selected year, and whether its hours count as firm.
#pragma once

#include "ui/panels/panel_tables.h"

namespace ui::panels {

TableContents renewablesTable(const charts::ChartContext& context);

} // namespace ui::panels
