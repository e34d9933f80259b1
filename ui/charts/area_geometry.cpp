#include "ui/charts/area_geometry.h"

#include <QtCore/QRectF>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace ui::charts {

namespace {

void append(AreaPiece& piece, double x, double lower, double upper) {
    piece.x.push_back(x);
    piece.lower.push_back(lower);
    piece.upper.push_back(upper);
}

// Keeps the side of one edge where `inside` is not negative.
template<class Distance>
QPolygonF cut(const QPolygonF& polygon, Distance distance) {
    QPolygonF kept;
    for (qsizetype i = 0; i < polygon.size(); ++i) {
        const QPointF from = polygon[i];
        const QPointF to = polygon[(i + 1) % polygon.size()];
        const double a = distance(from);
        const double b = distance(to);
        if (a >= 0.0) kept << from;
        if ((a < 0.0) != (b < 0.0)) kept << from + (to - from) * (a / (a - b));
    }
    return kept;
}

} // namespace

std::vector<AreaPiece> piecesAbove(const std::vector<double>& x, const std::vector<double>& upper,
                                   const std::vector<double>& lower) {
    std::vector<AreaPiece> pieces;
    AreaPiece piece;
    const auto finish = [&] {
        if (piece.x.size() > 1) pieces.push_back(std::move(piece));
        piece = {};
    };
    const std::size_t count = std::min({x.size(), upper.size(), lower.size()});
    for (std::size_t i = 0; i < count; ++i) {
        const double here = upper[i] - lower[i];
        if (!std::isfinite(here)) {
            finish();
            continue;
        }
        const double before = i > 0 ? upper[i - 1] - lower[i - 1] : here;
        if (std::isfinite(before) && (before > 0.0) != (here > 0.0) && before != here) {
            const double t = before / (before - here);
            const double crossing = upper[i - 1] + t * (upper[i] - upper[i - 1]);
            append(piece, x[i - 1] + t * (x[i] - x[i - 1]), crossing, crossing);
        }
        if (here > 0.0)
            append(piece, x[i], lower[i], upper[i]);
        else
            finish();
    }
    finish();
    return pieces;
}

QPolygonF clipped(const QPolygonF& polygon, const QRectF& bounds) {
    if (bounds.contains(polygon.boundingRect())) return polygon;
    QPolygonF kept = cut(polygon, [&](const QPointF& p) { return p.x() - bounds.left(); });
    kept = cut(kept, [&](const QPointF& p) { return bounds.right() - p.x(); });
    kept = cut(kept, [&](const QPointF& p) { return p.y() - bounds.top(); });
    return cut(kept, [&](const QPointF& p) { return bounds.bottom() - p.y(); });
}

std::vector<QLineF> hatchLines(const QPolygonF& polygon, double angleDegrees, double spacing) {
    // In coordinates along (u) and across (v) the lines, each edge crosses the lines v = k·spacing between its ends.
    const double angle = -angleDegrees * std::numbers::pi / 180.0;
    const QPointF along(std::cos(angle), std::sin(angle));
    const QPointF across(-along.y(), along.x());
    std::map<long, std::vector<double>> crossings;
    for (qsizetype i = 0; i < polygon.size(); ++i) {
        QPointF from = polygon[i];
        QPointF to = polygon[(i + 1) % polygon.size()];
        if (QPointF::dotProduct(from, across) > QPointF::dotProduct(to, across)) std::swap(from, to);
        const double low = QPointF::dotProduct(from, across) / spacing;
        const double high = QPointF::dotProduct(to, across) / spacing;
        for (long k = std::lround(std::floor(low)) + 1; static_cast<double>(k) <= high; ++k) {
            const QPointF point = from + (to - from) * ((static_cast<double>(k) - low) / (high - low));
            crossings[k].push_back(QPointF::dotProduct(point, along));
        }
    }
    std::vector<QLineF> lines;
    for (auto& [k, places] : crossings) {
        std::sort(places.begin(), places.end());
        const QPointF base = across * (static_cast<double>(k) * spacing);
        for (std::size_t i = 0; i + 1 < places.size(); i += 2)
            lines.emplace_back(base + along * places[i], base + along * places[i + 1]);
    }
    return lines;
}

} // namespace ui::charts
