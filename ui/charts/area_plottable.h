// Filled and hatched areas on a QCustomPlot: bands of a yearly stack, P10–P90 bands, the gap, bars. Only for ui/charts.
#pragma once

#include "ui/charts/chart_style.h"

#include <QtGui/QPolygonF>

#include <qcustomplot.h>

namespace ui::charts {

// The parts that every plottable of ours shares: nothing of them is selected, ranges are set from ChartData.
class PaintedPlottable : public QCPAbstractPlottable {
public:
    using QCPAbstractPlottable::QCPAbstractPlottable;
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1.0; }
    QCPRange getKeyRange(bool& foundRange, QCP::SignDomain) const override;
    QCPRange getValueRange(bool& foundRange, QCP::SignDomain, const QCPRange&) const override;

protected:
    void drawLegendIcon(QCPPainter*, const QRectF&) const override {}
    QRectF plotRect() const;
};

// Paints one area; polygons in pixels, cut to `bounds` because not every paint device clips.
void paintArea(QCPPainter& painter, const QPolygonF& polygon, const QRectF& bounds, const shell::Fill& fill,
               double unit);

class AreaPlottable : public PaintedPlottable {
public:
    AreaPlottable(QCPAxis* keyAxis, QCPAxis* valueAxis, shell::Fill fill, double unit);
    // The area between two lines over the same x; NaN ends a piece.
    void addBetween(const std::vector<double>& x, const std::vector<double>& low, const std::vector<double>& high);
    void addRectangle(double left, double bottom, double right, double top);

protected:
    void draw(QCPPainter* painter) override;

private:
    shell::Fill m_fill;
    double m_unit;
    std::vector<QPolygonF> m_areas; // in data coordinates
};

} // namespace ui::charts
