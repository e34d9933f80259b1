// Forecasts of the past, the model run over past years, and what observations say of the contrarian channels.
#pragma once

#include "ui/panels/panel_tables.h"

namespace ui::panels {

TableContents backTestTable(const charts::ChartContext& context); // the project's own first
TableContents hindcastTable(const QLocale& locale);
TableContents likelihoodTable(const QLocale& locale);
std::vector<TableContents> backTestTables(const charts::ChartContext& context); // the three, as tabs of a card

} // namespace ui::panels
