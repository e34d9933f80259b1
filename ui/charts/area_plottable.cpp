#include "ui/charts/area_plottable.h"

#include "ui/charts/area_geometry.h"

#include <algorithm>
#include <cmath>

namespace ui::charts {

QCPRange PaintedPlottable::getKeyRange(bool& foundRange, QCP::SignDomain) const {
    foundRange = false;
    return {};
}

QCPRange PaintedPlottable::getValueRange(bool& foundRange, QCP::SignDomain, const QCPRange&) const {
    foundRange = false;
    return {};
}

QRectF PaintedPlottable::plotRect() const {
    return QRectF(mKeyAxis->axisRect()->rect());
}

void paintArea(QCPPainter& painter, const QPolygonF& polygon, const QRectF& bounds, const shell::Fill& fill,
               double unit) {
    const QPolygonF area = clipped(polygon, bounds);
    if (area.size() < 3) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill.colour);
    painter.drawPolygon(area);
    if (!fill.hatch) return;
    painter.setPen(QPen(fill.hatch->colour, fill.hatch->width * unit, Qt::SolidLine, Qt::FlatCap));
    const std::vector<QLineF> lines = hatchLines(area, fill.hatch->angleDegrees, fill.hatch->spacing * unit);
    painter.QPainter::drawLines(lines.data(), static_cast<int>(lines.size()));
}

AreaPlottable::AreaPlottable(QCPAxis* keyAxis, QCPAxis* valueAxis, shell::Fill fill, double unit)
    : PaintedPlottable(keyAxis, valueAxis), m_fill(std::move(fill)), m_unit(unit) {}

void AreaPlottable::addBetween(const std::vector<double>& x, const std::vector<double>& low,
                               const std::vector<double>& high) {
    const std::size_t count = std::min({x.size(), low.size(), high.size()});
    std::size_t first = 0;
    const auto isHole = [&](std::size_t i) { return !std::isfinite(low[i]) || !std::isfinite(high[i]); };
    for (std::size_t i = 0; i <= count; ++i) {
        if (i < count && !isHole(i)) continue;
        QPolygonF area;
        for (std::size_t k = first; k < i; ++k)
            area << QPointF(x[k], high[k]);
        for (std::size_t k = i; k-- > first;)
            area << QPointF(x[k], low[k]);
        if (area.size() > 2) m_areas.push_back(area);
        first = i + 1;
    }
}

void AreaPlottable::addRectangle(double left, double bottom, double right, double top) {
    m_areas.push_back(QPolygonF(
        QList<QPointF>{QPointF(left, bottom), QPointF(left, top), QPointF(right, top), QPointF(right, bottom)}));
}

void AreaPlottable::draw(QCPPainter* painter) {
    for (const QPolygonF& area : m_areas) {
        QPolygonF pixels;
        pixels.reserve(area.size());
        for (const QPointF& point : area)
            pixels << coordsToPixels(point.x(), point.y());
        painter->setAntialiasing(true);
        paintArea(*painter, pixels, plotRect(), m_fill, m_unit);
    }
}

} // namespace ui::charts
