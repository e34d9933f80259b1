// Paints what stands over or under the series of a chart: spans, levels, markers, annotations, and the value box.
#pragma once

#include "ui/charts/chart_style.h"
#include "ui/charts/hover_values.h"

#include <QtCore/QRectF>

#include <functional>

class QPainter;

namespace ui::charts {

// From data to pixels.
struct PlotMap {
    QRectF plot;
    std::function<double(double)> x;
    std::function<double(double)> y; // of the left axis
};

void paintSpans(QPainter& painter, const ChartData& data, const PlotMap& map, const ChartStyle& style);
// Lines and dots of the marks, and their texts beside them where they cover neither each other nor drawn lines.
void paintMarks(QPainter& painter, const ChartData& data, const PlotMap& map, const ChartStyle& style);
// The vertical line of the cursor and the box with all values.
void paintCursor(QPainter& painter, const ChartData& data, const HoverValues& values, const PlotMap& map,
                 const ChartStyle& style);

} // namespace ui::charts
