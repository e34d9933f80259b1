#include "ui/charts/chart_marks.h"

#include "ui/charts/label_layout.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui::charts {

namespace {

// The texts of a chart's marks find their places in the order: levels, markers, annotations, spans.
class MarkTexts {
public:
    MarkTexts(QPainter& painter, const PlotMap& map, const ChartStyle& style, std::vector<QPointF> obstacles)
        : m_painter(painter), m_map(map), m_style(style), m_metrics(style.strong), m_obstacles(std::move(obstacles)) {}

    QSizeF size(const QString& text) const {
        return {m_metrics.horizontalAdvance(text) + m_style.px(2.0), m_metrics.height()};
    }

    // At the wished place, or as many lines lower as it takes to stand free.
    void drawAtTop(double left, const QString& text, Role role) {
        QRectF place(QPointF(left, m_map.plot.top() + m_style.px(2.0)), size(text));
        place.moveLeft(std::clamp(place.left(), m_map.plot.left(),
                                  std::max(m_map.plot.left(), m_map.plot.right() - place.width())));
        const QRectF wished = place;
        while (!isFree(place) && place.bottom() + place.height() < m_map.plot.bottom())
            place.translate(0.0, place.height());
        if (!isFree(place)) place = wished;
        draw(place, text, role);
    }

    void draw(const QRectF& place, const QString& text, Role role) {
        m_taken.push_back(place);
        m_painter.setFont(m_style.strong);
        m_painter.setPen(m_style.theme.label(role));
        m_painter.drawText(QPointF(place.left(), place.top() + m_metrics.ascent()), text);
    }

    const std::vector<QRectF>& taken() const { return m_taken; }
    const std::vector<QPointF>& obstacles() const { return m_obstacles; }

private:
    bool isFree(const QRectF& tight) const {
        const double air = m_style.px(2.0);
        const QRectF place = tight.adjusted(-air, -air, air, air);
        return std::none_of(m_taken.begin(), m_taken.end(), [&](const QRectF& r) { return r.intersects(place); }) &&
               std::none_of(m_obstacles.begin(), m_obstacles.end(),
                            [&](const QPointF& p) { return place.contains(p); });
    }

    QPainter& m_painter;
    const PlotMap& m_map;
    const ChartStyle& m_style;
    QFontMetricsF m_metrics;
    std::vector<QPointF> m_obstacles;
    std::vector<QRectF> m_taken;
};

void paintDot(QPainter& painter, const QPointF& at, Role role, const ChartStyle& style) {
    painter.setPen(QPen(style.theme.card, style.px(1.0)));
    painter.setBrush(style.theme.stroke(role));
    painter.drawEllipse(at, style.px(4.5), style.px(4.5));
}

bool isWithin(const QRectF& plot, double x) {
    return x >= plot.left() - 0.5 && x <= plot.right() + 0.5;
}

// Points along the drawn lines, every few pixels, for texts to keep off.
std::vector<QPointF> lineObstacles(const ChartData& data, const PlotMap& map, double stride) {
    std::vector<QPointF> obstacles;
    for (const Line& line : data.lines) {
        if (line.axis != 0 || line.x.size() > 2000) continue;
        for (std::size_t i = 1; i < std::min(line.x.size(), line.y.size()); ++i) {
            const QPointF from(map.x(line.x[i - 1]), map.y(line.y[i - 1]));
            const QPointF to(map.x(line.x[i]), map.y(line.y[i]));
            const double length = std::hypot(to.x() - from.x(), to.y() - from.y());
            if (!std::isfinite(length) || length > 10'000.0) continue;
            const int steps = 1 + static_cast<int>(length / stride);
            for (int k = 0; k <= steps; ++k)
                obstacles.push_back(from + (to - from) * (static_cast<double>(k) / steps));
        }
    }
    return obstacles;
}

bool hasTexts(const ChartData& data) {
    return !data.markers.empty() || !data.spans.empty() || !data.annotations.empty();
}

void paintMarkers(QPainter& painter, const ChartData& data, const PlotMap& map, const ChartStyle& style,
                  MarkTexts& texts) {
    for (const Marker& marker : data.markers) {
        const double x = map.x(marker.x);
        if (!isWithin(map.plot, x)) continue;
        painter.setPen(QPen(style.theme.stroke(marker.role), style.px(1.2), Qt::DotLine));
        painter.drawLine(QPointF(x, map.plot.top()), QPointF(x, map.plot.bottom()));
        if (marker.dotY) paintDot(painter, {x, map.y(*marker.dotY)}, marker.role, style);
        const double width = texts.size(marker.text).width();
        const double gap = style.px(7.0);
        const bool standsLeft = x - gap - width >= map.plot.left();
        texts.drawAtTop(standsLeft ? x - gap - width : x + gap, marker.text, marker.role);
    }
}

void paintAnnotations(QPainter& painter, const ChartData& data, const PlotMap& map, const ChartStyle& style,
                      MarkTexts& texts) {
    std::vector<TextWish> wishes;
    std::vector<const Annotation*> shown;
    for (const Annotation& annotation : data.annotations) {
        const QPointF at(map.x(annotation.x), map.y(annotation.y));
        if (!isWithin(map.plot, at.x())) continue;
        if (annotation.hasDot) paintDot(painter, at, annotation.role, style);
        wishes.push_back({at, texts.size(annotation.text)});
        shown.push_back(&annotation);
    }
    const QRectF bounds = map.plot.adjusted(0.0, -style.px(6.0), 0.0, 0.0);
    const auto corners = placeBeside(wishes, texts.taken(), texts.obstacles(), bounds, style.px(8.0));
    for (std::size_t i = 0; i < shown.size(); ++i)
        texts.draw(QRectF(corners[i], wishes[i].size), shown[i]->text, shown[i]->role);
}

struct BoxMeasure {
    double names{};
    double values{};
    double line{};
    std::size_t rows{};
};

BoxMeasure measureBox(const HoverValues& values, const ChartStyle& style, double room) {
    const QFontMetricsF plain(style.caption);
    const QFontMetricsF strong(style.strong);
    BoxMeasure box;
    box.line = std::max(plain.height(), strong.height()) + style.px(2.0);
    box.rows = values.rows.size();
    while (box.rows > 1 && (static_cast<double>(box.rows) + 1.0) * box.line + style.px(14.0) > room)
        --box.rows;
    for (std::size_t i = 0; i < box.rows; ++i) {
        box.names = std::max(box.names, plain.horizontalAdvance(values.rows[i].name));
        box.values = std::max(box.values, strong.horizontalAdvance(values.rows[i].text));
    }
    const double heading = strong.horizontalAdvance(values.heading) - style.px(34.0);
    box.values = std::max(box.values, heading - box.names);
    return box;
}

void paintBox(QPainter& painter, const HoverValues& values, const QRectF& plot, double x, const ChartStyle& style) {
    const BoxMeasure box = measureBox(values, style, plot.height());
    const double pad = style.px(9.0);
    const double swatch = style.px(14.0);
    QRectF frame(0.0, plot.top() + style.px(6.0), 2.0 * pad + swatch + box.names + style.px(20.0) + box.values,
                 static_cast<double>(box.rows + 1) * box.line + 2.0 * style.px(7.0));
    const bool standsLeft = x - plot.left() > frame.width() + style.px(12.0);
    frame.moveLeft(standsLeft ? x - style.px(12.0) - frame.width() : x + style.px(12.0));
    painter.setPen(QPen(style.theme.line, 1.0));
    painter.setBrush(style.theme.card);
    painter.drawRoundedRect(frame, style.px(6.0), style.px(6.0));
    const double ascent = QFontMetricsF(style.strong).ascent();
    double y = frame.top() + style.px(7.0);
    painter.setFont(style.strong);
    painter.setPen(style.theme.text);
    painter.drawText(QPointF(frame.left() + pad, y + ascent), values.heading);
    for (std::size_t i = 0; i < box.rows; ++i) {
        const HoverRow& row = values.rows[i];
        y += box.line;
        painter.setPen(Qt::NoPen);
        painter.setBrush(style.theme.stroke(row.isAlarm ? Role::Alarm : row.role));
        painter.drawRoundedRect(
            QRectF(frame.left() + pad, y + 0.5 * box.line - style.px(5.0), style.px(8.0), style.px(8.0)), style.px(2.0),
            style.px(2.0));
        painter.setFont(style.caption);
        painter.setPen(style.theme.muted);
        painter.drawText(QPointF(frame.left() + pad + swatch, y + ascent), row.name);
        painter.setFont(style.strong);
        painter.setPen(row.isAlarm ? style.theme.alarm : style.theme.text);
        const double width = QFontMetricsF(style.strong).horizontalAdvance(row.text);
        painter.drawText(QPointF(frame.right() - pad - width, y + ascent), row.text);
    }
}

} // namespace

void paintSpans(QPainter& painter, const ChartData& data, const PlotMap& map, const ChartStyle& style) {
    for (const Span& span : data.spans) {
        const double left = std::max(map.x(span.from), map.plot.left());
        const double right = std::min(map.x(span.to), map.plot.right());
        if (right <= left) continue;
        painter.fillRect(QRectF(left, map.plot.top(), right - left, map.plot.height()),
                         shell::mix(style.theme.base(span.role), style.theme.card, style.theme.isDark() ? 0.2 : 0.1));
    }
}

void paintMarks(QPainter& painter, const ChartData& data, const PlotMap& map, const ChartStyle& style) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    MarkTexts texts(painter, map, style,
                    hasTexts(data) ? lineObstacles(data, map, style.px(5.0)) : std::vector<QPointF>());
    for (const Level& level : data.levels) {
        const double y = map.y(level.y);
        if (y < map.plot.top() || y > map.plot.bottom()) continue;
        painter.setPen(QPen(style.theme.stroke(level.role), style.px(1.2), Qt::DashLine));
        painter.drawLine(QPointF(map.plot.left(), y), QPointF(map.plot.right(), y));
        const QSizeF size = texts.size(level.text);
        texts.draw(QRectF(QPointF(map.plot.right() - size.width(), y - size.height() - style.px(1.0)), size),
                   level.text, level.role);
    }
    for (const Bar& bar : data.bars) {
        const QSizeF size = texts.size(bar.text);
        const double gap = style.px(4.0);
        const double left = bar.to >= bar.from ? map.x(bar.to) + gap : map.x(bar.to) - gap - size.width();
        if (!bar.text.isEmpty())
            texts.draw(QRectF(QPointF(left, map.y(bar.row) - 0.5 * size.height()), size), bar.text, Role::Demand);
    }
    paintMarkers(painter, data, map, style, texts);
    paintAnnotations(painter, data, map, style, texts);
    for (const Span& span : data.spans) {
        const double middle = 0.5 * (map.x(span.from) + map.x(span.to));
        if (!span.text.isEmpty() && isWithin(map.plot, middle))
            texts.drawAtTop(middle - 0.5 * texts.size(span.text).width(), span.text, span.role);
    }
    painter.restore();
}

void paintCursor(QPainter& painter, const ChartData& data, const HoverValues& values, const PlotMap& map,
                 const ChartStyle& style) {
    const double x = map.x(values.x);
    if (!isWithin(map.plot, x)) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(style.theme.muted, style.px(1.0)));
    painter.drawLine(QPointF(x, map.plot.top()), QPointF(x, map.plot.bottom()));
    for (const Line& line : data.lines) {
        const auto value = valueAt(line.x, line.y, values.x, line.isStep);
        if (value && line.axis == 0) paintDot(painter, {x, map.y(*value)}, line.role, style);
    }
    paintBox(painter, values, map.plot, x, style);
    painter.restore();
}

} // namespace ui::charts
