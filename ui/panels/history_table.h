// Growth curves fitted to what has been published of use and prices, each with what it cannot tell. Pure; no widget.
#pragma once

#include "ui/panels/panel_tables.h"
#include "ui/session/catalogue_lookup.h"

#include "model/workload/growth_fit.h"

namespace ui::panels {

// Observations of one thing by one publisher in one unit, earliest first.
struct HistorySeries {
    QString name;
    QString quantity; // what is counted
    QString unit;
    QStringList sources;
    QStringList evidence; // codes
    std::vector<model::workload::Observation> points;
};
// The series of the dataset with at least three points.
std::vector<HistorySeries> historySeries(const std::vector<session::DatasetFact>& facts);

// One row per series: growth a year with its standard error, doubling time, band one year on, ceiling of a logistic
// and how much of it is the assumption's.
TableContents historyTable(const std::vector<HistorySeries>& series, const QLocale& locale);

} // namespace ui::panels
