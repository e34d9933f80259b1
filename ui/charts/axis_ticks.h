// Where an axis is marked and with which words: pure functions of its visible part and the room for labels.
#pragma once

#include "ui/charts/chart_data.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

namespace ui::charts {

struct Tick {
    double at{};
    QString text;
};

// At most `most` ticks (≥ 2) at round places of the visible part.
std::vector<Tick> xTicks(const XAxis& axis, Extent visible, int most, const QLocale& locale);
std::vector<Tick> yTicks(const YAxis& axis, Extent visible, int most, const QLocale& locale);

// "Facility power, MW"; × and % stand on the ticks instead.
QString axisTitle(const QString& label, const QString& unit);

// One x in words, for the value box: "2035", "2027/28", "Mon 21 Jul 2031, 14:00 UTC", "12.5×".
QString xText(const XAxis& axis, double x, const QLocale& locale);
// The same for files: ISO 8601 in UTC for times, plain digits with a point otherwise.
QString xKey(const XAxis& axis, double x);
QDateTime timeAt(const XAxis& axis, double x); // in the axis's zone

} // namespace ui::charts
