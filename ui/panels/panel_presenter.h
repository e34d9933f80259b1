// What a panel shows: its charts and tables for the answers at hand. It builds them; the view only shows.
#pragma once

#include "ui/charts/registry.h"
#include "ui/panels/panel_list.h"
#include "ui/panels/panel_tables.h"
#include "ui/session/session.h"

namespace ui::panels {

// The charts of a panel, the large one first.
std::vector<const charts::ChartEntry*> chartsOf(const PanelRow& row);

// Chart data for the active scenario, with a line at the selected year; nothing to draw before the first answer.
charts::ChartData chartFor(session::Session& session, const charts::ChartEntry& entry, const QLocale& locale);
// How many cards of tables stand in a panel, and what each holds; several tables in one card are its tabs.
std::size_t cardsOf(TableKind kind);
std::vector<std::vector<TableContents>> tablesFor(session::Session& session, TableKind kind, const QLocale& locale);

// Why a chart has nothing to draw, as a sentence with its remedy.
QString emptyWords(const session::Session& session, std::string_view chart);

} // namespace ui::panels
