// Polygons of charts: where one line stands above another, and the hatch lines inside any polygon. Pure geometry.
#pragma once

#include <QtCore/QLineF>
#include <QtGui/QPolygonF>

#include <vector>

namespace ui::charts {

// One stretch of x on which upper ≥ lower, with the crossing points inserted.
struct AreaPiece {
    std::vector<double> x;
    std::vector<double> lower;
    std::vector<double> upper;
};

// The stretches where `upper` stands above `lower`; both linear between the x. NaN ends a stretch.
std::vector<AreaPiece> piecesAbove(const std::vector<double>& x, const std::vector<double>& upper,
                                   const std::vector<double>& lower);

// The part of a polygon with left ≤ x ≤ right and top ≤ y ≤ bottom (Sutherland–Hodgman).
QPolygonF clipped(const QPolygonF& polygon, const QRectF& bounds);

// Parallel lines inside the polygon (even-odd), `angleDegrees` from the x axis, y downwards, `spacing` apart; every
// polygon is cut from the same family of lines, so that neighbours join. Clips need not be supported by the painter.
std::vector<QLineF> hatchLines(const QPolygonF& polygon, double angleDegrees, double spacing);

} // namespace ui::charts
