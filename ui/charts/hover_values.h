// What every series says at one x: the rows of the value box. Pure; no pixels.
#pragma once

#include "ui/charts/chart_data.h"

#include <QtCore/QLocale>

namespace ui::charts {

struct HoverRow {
    QString name;
    QString text; // with its unit; "–" where the series has no value here
    Role role{Role::Neutral};
    bool isAlarm{false};
};

struct HoverValues {
    double x{};
    QString heading;
    std::vector<HoverRow> rows; // lines, bands, total, stack from the top, points, hover series
};

// The x at which the cursor may stand: every sample of every series, sorted, without repeats.
std::vector<double> cursorStops(const ChartData& data);
// The stop next to x; nothing where there is none.
std::optional<double> nearestStop(const std::vector<double>& stops, double x);

HoverValues hoverAt(const ChartData& data, double x, const QLocale& locale);

// `y` at `at`: linear between samples, the interval's value for steps; nothing outside and in holes. x ascending.
std::optional<double> valueAt(const std::vector<double>& x, const std::vector<double>& y, double at, bool isStep);

} // namespace ui::charts
