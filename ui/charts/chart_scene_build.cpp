#include "ui/charts/area_geometry.h"
#include "ui/charts/chart_scene.h"
#include "ui/charts/hourly_plottable.h"
#include "ui/charts/label_layout.h"

#include <QtGui/QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace ui::charts {

namespace {

// Ticks from a function of the visible range.
class TickList : public QCPAxisTicker {
public:
    explicit TickList(std::function<std::vector<Tick>(Extent)> list) : m_list(std::move(list)) {}
    void generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks, QVector<double>* subTicks,
                  QVector<QString>* labels) override {
        ticks.clear();
        if (subTicks != nullptr) subTicks->clear();
        if (labels != nullptr) labels->clear();
        for (const Tick& tick : m_list({range.lower, range.upper})) {
            ticks.append(tick.at);
            if (labels != nullptr) labels->append(tick.text);
        }
    }

private:
    std::function<std::vector<Tick>(Extent)> m_list;
};

QVector<double> toVector(const std::vector<double>& values) {
    return {values.begin(), values.end()};
}

double tickRoom(XKind kind) {
    return kind == XKind::Year ? 58.0 : kind == XKind::Number || kind == XKind::Log ? 72.0 : 64.0;
}

QCPScatterStyle::ScatterShape shapeOf(std::size_t index) {
    constexpr QCPScatterStyle::ScatterShape shapes[] = {QCPScatterStyle::ssCircle, QCPScatterStyle::ssSquare,
                                                        QCPScatterStyle::ssDiamond, QCPScatterStyle::ssTriangle};
    return shapes[index % std::size(shapes)];
}

} // namespace

void ChartScene::styleAxis(QCPAxis& axis, const QString& title) {
    const shell::Theme& theme = m_style.theme;
    axis.setLabel(title);
    axis.setLabelFont(m_style.caption);
    axis.setTickLabelFont(m_style.caption);
    axis.setLabelColor(theme.muted);
    axis.setTickLabelColor(theme.muted);
    axis.setBasePen(Qt::NoPen);
    axis.setTickPen(Qt::NoPen);
    axis.setSubTickPen(Qt::NoPen);
    axis.setTickLength(0, 0);
    axis.setTickLabelPadding(qRound(m_style.px(7.0)));
    axis.setLabelPadding(qRound(m_style.px(5.0)));
    axis.setPadding(qRound(m_style.px(1.0)));
    axis.grid()->setVisible(false);
}

std::vector<Tick> ChartScene::ticksOfX(Extent visible) const {
    const double width = plotRect().width();
    const int most = std::max(2, static_cast<int>(width / m_style.px(tickRoom(m_drawn.x.kind))));
    std::vector<Tick> ticks = xTicks(m_drawn.x, visible, most, m_style.locale);
    const bool isSlanted = m_plot.xAxis->tickLabelRotation() != 0.0;
    if (m_drawn.x.kind != XKind::Category || ticks.empty() || isSlanted) return ticks;
    const double room = width / (visible.high - visible.low) - m_style.px(6.0);
    const QFontMetricsF metrics(m_style.caption);
    for (Tick& tick : ticks) {
        const QString lines =
            inTwoLines(tick.text, room, [&](const QString& text) { return metrics.horizontalAdvance(text); });
        QStringList fitting;
        for (const QString& line : lines.split(QLatin1Char('\n')))
            fitting << metrics.elidedText(line, Qt::ElideRight, room);
        tick.text = fitting.join(QLatin1Char('\n'));
    }
    return ticks;
}

void ChartScene::buildAxes() {
    styleAxis(*m_plot.xAxis, axisTitle(m_drawn.x.label, m_drawn.x.unit));
    m_plot.xAxis->setBasePen(QPen(m_style.theme.line, m_style.px(1.0)));
    m_plot.xAxis->setScaleType(m_drawn.x.kind == XKind::Log ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    m_plot.xAxis->setTicker(QSharedPointer<TickList>::create([this](Extent visible) { return ticksOfX(visible); }));
    m_plot.yAxis2->setVisible(m_drawn.y.size() > 1);
    const std::vector<Extent> extents = alignedYExtents(m_drawn);
    for (std::size_t i = 0; i < std::min<std::size_t>(2, m_drawn.y.size()); ++i) {
        const YAxis& y = m_drawn.y[i];
        QCPAxis& axis = *valueAxis(i);
        styleAxis(axis, axisTitle(y.label, y.unit));
        axis.setScaleType(y.isLog ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
        const Extent extent = extents[i];
        axis.setRange(extent.low, extent.high);
        axis.setRangeReversed(!y.categories.isEmpty());
        axis.setTicker(QSharedPointer<TickList>::create([this, i](Extent visible) {
            const int most = std::clamp(static_cast<int>(plotRect().height() / m_style.px(38.0)), 3, 9);
            return yTicks(m_drawn.y[i], visible, most, m_style.locale);
        }));
    }
    const bool hasRows = !m_drawn.y.front().categories.isEmpty();
    QCPGrid& grid = hasRows ? *m_plot.xAxis->grid() : *m_plot.yAxis->grid();
    grid.setVisible(true);
    grid.setPen(QPen(m_style.theme.gridLine, m_style.px(1.0)));
    grid.setZeroLinePen(QPen(shell::mix(m_style.theme.muted, m_style.theme.card, 0.55), m_style.px(1.0)));
    grid.setAntialiased(false);
}

void ChartScene::buildStack(const Stack& stack) {
    QCPAxis* x = m_plot.xAxis;
    QCPAxis* y = m_plot.yAxis;
    if (stack.shape == StackShape::Step) {
        new HourlyPlottable(x, y, stack, m_style);
        return;
    }
    if (stack.shape == StackShape::Linear) {
        std::vector<double> below(stack.x.size(), 0.0);
        const auto tops = stackTops(stack);
        for (std::size_t i = 0; i < tops.size(); ++i) {
            auto* area = new AreaPlottable(x, y, m_style.theme.fill(stack.bands[i].role), m_style.unit);
            area->addBetween(stack.x, below, tops[i]);
            below = tops[i];
        }
        return;
    }
    std::vector<double> up(stack.x.size(), 0.0);
    std::vector<double> down(stack.x.size(), 0.0);
    const double half = 0.36 * (stack.x.size() > 1 ? stack.x[1] - stack.x[0] : 1.0);
    for (const StackBand& band : stack.bands) {
        auto* area = new AreaPlottable(x, y, m_style.theme.fill(band.role), m_style.unit);
        for (std::size_t i = 0; i < std::min(stack.x.size(), band.values.size()); ++i) {
            const double value = band.values[i];
            if (!std::isfinite(value) || value == 0.0) continue;
            double& base = value > 0.0 ? up[i] : down[i];
            area->addRectangle(stack.x[i] - half, base, stack.x[i] + half, base + value);
            base += value;
        }
    }
}

void ChartScene::buildBars() {
    for (const Bar& bar : m_drawn.bars) {
        auto* area = new AreaPlottable(m_plot.xAxis, m_plot.yAxis, m_style.theme.fill(bar.role), m_style.unit);
        area->addRectangle(bar.from, bar.row - 0.31, bar.to, bar.row + 0.31);
        if (!bar.errorLow || !bar.errorHigh) continue;
        QCPGraph* whisker = m_plot.addGraph();
        whisker->setData({*bar.errorLow, *bar.errorHigh}, {bar.row, bar.row}, true);
        whisker->setPen(QPen(m_style.theme.text, m_style.px(1.3)));
    }
}

void ChartScene::buildLines() {
    for (const Line& line : m_drawn.lines) {
        QCPGraph* graph = m_plot.addGraph(m_plot.xAxis, valueAxis(line.axis));
        graph->setData(toVector(line.x), toVector(line.y), true);
        if (line.isStep) graph->setLineStyle(QCPGraph::lsStepLeft);
        const double width = line.role == Role::Ghost ? 1.4 : 2.2;
        QPen pen(m_style.theme.stroke(line.role), m_style.px(width), m_style.theme.dash(line.role));
        pen.setJoinStyle(Qt::RoundJoin);
        graph->setPen(pen);
        graph->setAntialiased(true);
    }
    for (std::size_t i = 0; i < m_drawn.points.size(); ++i) {
        const Points& points = m_drawn.points[i];
        QCPGraph* graph = m_plot.addGraph(m_plot.xAxis, valueAxis(points.axis));
        graph->setData(toVector(points.x), toVector(points.y));
        graph->setLineStyle(QCPGraph::lsNone);
        const QColor colour = m_style.theme.stroke(points.role);
        graph->setScatterStyle(
            QCPScatterStyle(shapeOf(i), QPen(points.isFilled ? m_style.theme.card : colour, m_style.px(1.0)),
                            points.isFilled ? QBrush(colour) : QBrush(m_style.theme.card), m_style.px(7.0)));
    }
}

void ChartScene::buildLabels() {
    std::vector<SeriesLabel> labels;
    const auto add = [&](const QString& name, Role role, bool isLine) {
        const auto isSame = [&](const SeriesLabel& label) { return label.name == name; };
        if (name.isEmpty() || std::any_of(labels.begin(), labels.end(), isSame)) return;
        labels.push_back({name, role, m_hidden.contains(name), isLine, QRectF()});
    };
    for (const Line& line : m_all.lines)
        if (line.isLabelled) add(line.name, line.role, true);
    if (m_all.stack)
        for (std::size_t i = m_all.stack->bands.size(); i-- > 0;)
            add(m_all.stack->bands[i].name, m_all.stack->bands[i].role, false);
    for (const Points& points : m_all.points)
        if (points.isLabelled) add(points.name, points.role, false);
    for (const Band& band : m_all.bands)
        if (band.isLabelled) add(band.name, band.role, false);
    const bool mayStandAtEnds =
        m_all.y.size() == 1 && m_all.points.empty() && (!m_all.stack || m_all.stack->shape == StackShape::Linear);
    m_labels.set(std::move(labels), m_style, mayStandAtEnds);
}

std::optional<double> ChartScene::anchorValue(const QString& name, std::size_t& axis) const {
    const double right = xRange().high;
    const auto lastOf = [right](const std::vector<double>& x, const std::vector<double>& y, bool isStep) {
        return x.empty() ? std::nullopt : valueAt(x, y, std::min(right, x.back()), isStep);
    };
    const ChartData& data = m_hidden.contains(name) ? m_all : m_drawn;
    for (const Line& line : data.lines) {
        axis = line.axis;
        if (line.name == name) return lastOf(line.x, line.y, line.isStep);
    }
    axis = 0;
    for (const Band& band : data.bands) {
        const auto low = lastOf(band.x, band.low, false);
        const auto high = lastOf(band.x, band.high, false);
        if (band.name == name) return low && high ? std::optional(0.3 * *low + 0.7 * *high) : std::nullopt;
    }
    if (!data.stack) return std::nullopt;
    double below = 0.0;
    for (const StackBand& band : data.stack->bands) {
        const double value = lastOf(data.stack->x, band.values, false).value_or(0.0);
        if (band.name == name) return below + 0.5 * value;
        below += value;
    }
    return std::nullopt;
}

std::vector<double> ChartScene::anchors() const {
    std::vector<double> pixels;
    for (const SeriesLabel& label : m_labels.labels()) {
        std::size_t axis = 0;
        const auto value = m_labels.standsAtEnds() ? anchorValue(label.name, axis) : std::nullopt;
        const double pixel = value ? valueAxis(axis)->coordToPixel(*value) : plotRect().bottom();
        pixels.push_back(std::clamp(pixel, plotRect().top(), plotRect().bottom()));
    }
    return pixels;
}

void ChartScene::rebuild() {
    m_drawn = withoutSeries(m_all, m_hidden);
    m_plot.clearPlottables();
    m_plot.setBackground(QBrush(m_style.theme.card));
    buildAxes();
    if (m_drawn.stack) buildStack(*m_drawn.stack);
    for (const Band& band : m_drawn.bands) {
        shell::Fill fill = m_style.theme.fill(band.role);
        fill.colour.setAlphaF(m_style.theme.isDark() ? 0.34F : 0.26F);
        auto* area = new AreaPlottable(m_plot.xAxis, m_plot.yAxis, fill, m_style.unit);
        area->addBetween(band.x, band.low, band.high);
    }
    for (const Gap& gap : m_drawn.gaps) {
        auto* area = new AreaPlottable(m_plot.xAxis, m_plot.yAxis, m_style.theme.fill(Role::Unserved), m_style.unit);
        for (const AreaPiece& piece : piecesAbove(gap.x, gap.upper, gap.lower))
            area->addBetween(piece.x, piece.lower, piece.upper);
    }
    buildBars();
    buildLines();
    buildLabels();
}

} // namespace ui::charts
