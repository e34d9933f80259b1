#include "ui/charts/series_labels.h"

#include "ui/charts/label_layout.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

namespace ui::charts {

namespace {

constexpr double endGap = 8.0;      // between the plot and its labels
constexpr double swatchRoom = 16.0; // before a label in a row

} // namespace

void SeriesLabels::set(std::vector<SeriesLabel> labels, const ChartStyle& style, bool mayStandAtEnds) {
    m_labels = std::move(labels);
    m_style = style;
    m_mayStandAtEnds = mayStandAtEnds;
}

void SeriesLabels::fit(const QSizeF& chart) {
    m_rightMargin = m_topMargin = 0.0;
    if (m_labels.empty()) return;
    const QFontMetricsF metrics(m_style.strong);
    double widest = 0.0;
    for (const SeriesLabel& label : m_labels)
        widest = std::max(widest, metrics.horizontalAdvance(label.name));
    const double all = metrics.height() * static_cast<double>(m_labels.size());
    if (m_mayStandAtEnds && widest < 0.28 * chart.width() && all < 0.7 * chart.height())
        m_rightMargin = widest + m_style.px(endGap + 4.0);
    else
        layRows(chart.width());
}

void SeriesLabels::layRows(double width) {
    const QFontMetricsF metrics(m_style.strong);
    const double height = metrics.height() + m_style.px(3.0);
    double x = 0.0;
    double y = 0.0;
    for (SeriesLabel& label : m_labels) {
        const double need = m_style.px(swatchRoom) + metrics.horizontalAdvance(label.name);
        if (x > 0.0 && x + need > width) {
            x = 0.0;
            y += height;
        }
        label.place = QRectF(x, y, need, height);
        x += need + m_style.px(14.0);
    }
    m_topMargin = y + height + m_style.px(4.0);
}

void SeriesLabels::paint(QPainter& painter, const QRectF& plot, const std::vector<double>& anchors) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (standsAtEnds())
        paintEnds(painter, plot, anchors);
    else
        paintRows(painter);
    painter.restore();
}

void SeriesLabels::paintEnds(QPainter& painter, const QRectF& plot, const std::vector<double>& anchors) {
    const QFontMetricsF metrics(m_style.strong);
    std::vector<LabelWish> wishes;
    for (const double anchor : anchors)
        wishes.push_back({anchor, metrics.height()});
    const double air = 0.5 * metrics.height();
    const auto centres = pushApart(wishes, plot.top() - air, plot.bottom() + air);
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        SeriesLabel& label = m_labels[i];
        const double centre = centres ? (*centres)[i] : anchors[i];
        const double left = plot.right() + m_style.px(endGap);
        label.place = QRectF(left, centre - 0.5 * metrics.height(), metrics.horizontalAdvance(label.name) + 2.0,
                             metrics.height());
        QFont font = m_style.strong;
        font.setStrikeOut(label.isHidden);
        painter.setFont(font);
        painter.setPen(label.isHidden ? m_style.theme.disabled : m_style.theme.label(label.role));
        painter.drawText(QPointF(left, label.place.top() + metrics.ascent()), label.name);
        if (label.isHidden || std::abs(centre - anchors[i]) < metrics.height()) continue;
        painter.setPen(QPen(m_style.theme.stroke(label.role), m_style.px(0.8)));
        painter.drawLine(QPointF(plot.right() + m_style.px(1.0), anchors[i]), QPointF(left - m_style.px(2.0), centre));
    }
}

void SeriesLabels::paintRows(QPainter& painter) const {
    const QFontMetricsF metrics(m_style.strong);
    for (const SeriesLabel& label : m_labels) {
        const shell::Theme& theme = m_style.theme;
        const QColor colour = label.isHidden ? theme.disabled : theme.stroke(label.role);
        const double middle = label.place.center().y();
        const double size = m_style.px(9.0);
        const QRectF swatch(label.place.left(), middle - 0.5 * size, size, size);
        const shell::Fill fill = theme.fill(label.role);
        if (label.isLine) {
            painter.setPen(QPen(colour, m_style.px(2.0), theme.dash(label.role)));
            painter.drawLine(QPointF(swatch.left(), middle), QPointF(swatch.right() + m_style.px(3.0), middle));
        } else {
            painter.setPen(fill.hatch ? QPen(fill.hatch->colour, m_style.px(1.0)) : QPen(Qt::NoPen));
            painter.setBrush(label.isHidden ? theme.disabled : fill.colour);
            painter.drawRect(swatch);
            if (fill.hatch) painter.drawLine(swatch.bottomLeft(), swatch.topRight());
        }
        QFont font = m_style.strong;
        font.setStrikeOut(label.isHidden);
        painter.setFont(font);
        painter.setPen(label.isHidden ? theme.disabled : theme.label(label.role));
        painter.drawText(
            QPointF(label.place.left() + m_style.px(swatchRoom), middle + 0.5 * (metrics.ascent() - metrics.descent())),
            label.name);
    }
}

QString SeriesLabels::at(const QPointF& point) const {
    for (const SeriesLabel& label : m_labels)
        if (label.place.contains(point)) return label.name;
    return QString();
}

} // namespace ui::charts
