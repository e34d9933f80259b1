#include "ui/fields/knot_curve.h"

#include "ui/shell/theme.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

namespace ui::fields {

KnotCurve::KnotCurve(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Curve over the years"));
}

void KnotCurve::show(const std::vector<model::series::Knot>& knots) {
    m_knots = knots;
    update();
}

void KnotCurve::setLogarithmic(bool isLogarithmic) {
    m_isLogarithmic = isLogarithmic;
    update();
}

void KnotCurve::paintEvent(QPaintEvent*) {
    if (m_knots.empty()) return;
    const auto theme = shell::activeTheme();
    const QRectF area = QRectF(rect()).adjusted(5, 5, -5, -5);
    const auto height = [this](double value) { return m_isLogarithmic && value > 0.0 ? std::log(value) : value; };
    double low = height(m_knots.front().value);
    double high = low;
    for (const auto& knot : m_knots) {
        low = std::min(low, height(knot.value));
        high = std::max(high, height(knot.value));
    }
    const double first = m_knots.front().year;
    const double span = std::max(m_knots.back().year - first, 1e-9);
    const auto place = [&](const model::series::Knot& knot) {
        const double across = m_knots.size() == 1 ? 0.5 : (knot.year - first) / span;
        const double up = high > low ? (height(knot.value) - low) / (high - low) : 0.5;
        return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height());
    };
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, 1.6));
    QPolygonF line;
    line << QPointF(area.left() - 4, place(m_knots.front()).y());
    for (const auto& knot : m_knots)
        line << place(knot);
    line << QPointF(area.right() + 4, place(m_knots.back()).y());
    painter.drawPolyline(line);
    painter.setBrush(theme.card);
    for (const auto& knot : m_knots)
        painter.drawEllipse(place(knot), 2.8, 2.8);
}

} // namespace ui::fields
