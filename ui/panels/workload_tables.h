// The tables of the Workload tab: the classes of a year, how they answer to price, and rebound year by year. Pure.
#pragma once

#include "ui/panels/panel_tables.h"

namespace ui::panels {

// One row per class of the selected year: users, tasks, tokens, and what devices take.
TableContents classesTable(const charts::ChartContext& context);
// The same classes on their demand curves: cost of a task, elasticities by name, what is wanted, the energy peak.
TableContents demandTable(const charts::ChartContext& context);
// Tokens of a task against the worth at which their number neither rises nor falls.
TableContents thinkingTable(const charts::ChartContext& context);
// By year: energy multiple, rebound of compute and of watts alone, energy share of cost, rounds of the price loop.
TableContents reboundTable(const charts::ChartContext& context);
// By year: peak and energy of a plan without rebound, and what it misses.
TableContents withoutReboundTable(const charts::ChartContext& context);

} // namespace ui::panels
