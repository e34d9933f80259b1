// What a chart draws, as a table: for CSV, the clipboard and screen readers. Numbers are written as numbers.
#pragma once

#include "ui/charts/chart_data.h"

#include <QtCore/QLocale>

namespace ui::charts {

struct DataColumn {
    QString heading; // "Grid contract (MW)"
    std::vector<std::optional<double>> values;
};

struct DataTable {
    QString keyHeading;
    QStringList keys; // one per row: year, ISO time in UTC, name or number
    std::vector<DataColumn> columns;
};

// One row per x at which some series has a sample (bars: one per bar), one column per series. Within `visible` only,
// where given.
DataTable dataTable(const ChartData& data, std::optional<Extent> visible = std::nullopt);
QByteArray csv(const DataTable& table);                       // RFC 4180, UTF-8, decimal point, shortest exact digits
QString tabSeparated(const DataTable& table, const QLocale&); // for pasting: the language's decimal sign, no groups

// The chart in two to six sentences of plain text, for accessibleDescription.
QString accessibleSummary(const ChartData& data, const QLocale& locale = QLocale());

} // namespace ui::charts
