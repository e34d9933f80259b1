// How big and in which colours a chart is drawn: on the screen or on paper. The same code draws both.
#pragma once

#include "ui/shell/theme.h"

#include <QtCore/QLocale>

namespace ui::charts {

struct ChartStyle {
    shell::Theme theme;
    QLocale locale;
    double unit{1.0}; // logical pixels per pixel of the drawing at scale 1
    QFont body;       // subtitles
    QFont caption;    // ticks, axis labels, value box
    QFont strong;     // labels of series and marks
    QFont title;

    double px(double atScaleOne) const { return atScaleOne * unit; }
};

ChartStyle screenStyle(const shell::Theme& theme, const QLocale& locale);
// Fonts in whole logical pixels (1/96 inch), so that every paint device gives the same layout.
ChartStyle exportStyle(const shell::Theme& theme, const QLocale& locale, double captionPixels);

} // namespace ui::charts
