// The tables of the Efficiency tab: what each factor gives by year, and the stock of accelerators behind it. Pure.
#pragma once

#include "ui/panels/panel_tables.h"

namespace ui::panels {

// By year, over the first year: the five factors, the release, their product, and how far the price has fallen; the
// last row holds the most that each floor allows. Says when a gain is probably counted twice.
TableContents factorsTable(const charts::ChartContext& context);
// By year: accelerators in stock and bought, what the stock has gained against what the newest have.
TableContents fleetTable(const charts::ChartContext& context);

} // namespace ui::panels
