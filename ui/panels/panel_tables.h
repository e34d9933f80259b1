// The rows of the tables under the charts, made from what has been computed. Pure; no widget.
#pragma once

#include "ui/charts/chart_context.h"
#include "ui/tables/plain_table.h"

namespace ui::panels {

struct TableContents {
    QString title;
    QStringList headings;
    std::vector<std::vector<tables::PlainCell>> rows;
    QString tab{};  // a word or two, where the table shares a card
    QString note{}; // beneath the rows: what the columns mean, what was assumed
};

// One row per class of units: count, size, derating, heat rate, outages, firm MW at three to five nines.
TableContents unitsTable(const charts::ChartContext& context);
// N, N+1 … of the largest class, where N is what it promises at 99.99 %: hours short, unserved energy, events a year.
TableContents spareTable(const charts::ChartContext& context);
// Whether the site stands load that comes or goes within seconds in the year.
TableContents jumpsTable(const charts::ChartContext& context);
TableContents claimsTable(const charts::ChartContext& context);

} // namespace ui::panels
