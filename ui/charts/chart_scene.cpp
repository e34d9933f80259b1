#include "ui/charts/chart_scene.h"

#include "ui/charts/hourly_plottable.h"
#include "ui/charts/label_layout.h"

#include <QtCore/QCoreApplication>

#include <QtGui/QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace ui::charts {

namespace {

const QString cursorLayerName = QStringLiteral("cursor");
const QString marksLayerName = QStringLiteral("marks");

// A layer element that is painted by a function.
class PaintedElement : public QCPLayerable {
public:
    PaintedElement(QCustomPlot& plot, const QString& layer, std::function<void(QCPPainter&)> paint)
        : QCPLayerable(&plot, layer), m_paint(std::move(paint)) {}

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
    void draw(QCPPainter* painter) override { m_paint(*painter); }

private:
    std::function<void(QCPPainter&)> m_paint;
};

QString columnNote() {
    return QCoreApplication::translate("charts", "daily means; shade: lowest to highest hour of the day");
}

bool isHourly(const ChartData& data) {
    return data.stack && data.stack->shape == StackShape::Step;
}

} // namespace

ChartScene::ChartScene(QCustomPlot& plot, ChartStyle style) : m_plot(plot), m_style(std::move(style)) {
    m_plot.setNoAntialiasingOnDrag(false);
    m_plot.setSelectionRectMode(QCP::srmNone);
    m_plot.setPlottingHint(QCP::phCacheLabels);
    m_plot.addLayer(marksLayerName, m_plot.layer(QStringLiteral("axes")), QCustomPlot::limAbove);
    m_plot.addLayer(cursorLayerName, m_plot.layer(QStringLiteral("overlay")), QCustomPlot::limAbove);
    m_plot.layer(cursorLayerName)->setMode(QCPLayer::lmBuffered);
    m_plot.axisRect()->setRangeDrag(Qt::Horizontal);
    m_plot.axisRect()->setRangeZoom(Qt::Horizontal);
    m_plot.axisRect()->setMinimumMargins(QMargins(0, 0, 0, 0));
    new PaintedElement(m_plot, QStringLiteral("background"),
                       [this](QCPPainter& painter) { paintSpans(painter, m_drawn, map(), m_style); });
    new PaintedElement(m_plot, marksLayerName, [this](QCPPainter& painter) {
        paintMarks(painter, m_drawn, map(), m_style);
        m_labels.paint(painter, plotRect(), anchors());
    });
    new PaintedElement(m_plot, cursorLayerName, [this](QCPPainter& painter) {
        if (m_cursor) paintCursor(painter, m_drawn, hoverAt(m_drawn, *m_cursor, m_style.locale), map(), m_style);
    });
    connect(&m_plot, &QCustomPlot::beforeReplot, this, [this] { fit(m_plot.viewport().size()); });
    connect(m_plot.xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this] { keepInside(); });
}

void ChartScene::setStyle(ChartStyle style) {
    m_style = std::move(style);
    rebuild();
}

void ChartScene::setData(ChartData data) {
    const bool wasZoomed = isZoomed() && data.x.kind == m_all.x.kind;
    const Extent zoom = xRange();
    m_all = std::move(data);
    m_stops.reset();
    m_full = xExtent(m_all);
    rebuild();
    if (wasZoomed && zoom.low < m_full.high && zoom.high > m_full.low)
        setXRange(zoom);
    else
        resetZoom();
}

void ChartScene::toggleSeries(const QString& name) {
    if (name.isEmpty()) return;
    if (!m_hidden.removeOne(name)) m_hidden << name;
    rebuild();
}

Extent ChartScene::xRange() const {
    return {m_plot.xAxis->range().lower, m_plot.xAxis->range().upper};
}

void ChartScene::setXRange(Extent range) {
    if (range.high > range.low) m_plot.xAxis->setRange(range.low, range.high);
}

void ChartScene::resetZoom() {
    m_plot.xAxis->setRange(m_full.low, m_full.high);
}

bool ChartScene::isZoomed() const {
    const Extent range = xRange();
    return range.high - range.low < (m_full.high - m_full.low) * (1.0 - 1e-9);
}

// Neither past the data nor closer than a few samples.
void ChartScene::keepInside() {
    if (m_isClamping) return;
    m_isClamping = true;
    const Extent range = xRange();
    if (m_all.x.kind == XKind::Log) {
        m_plot.xAxis->setRange(std::max(range.low, m_full.low), std::min(range.high, m_full.high));
    } else {
        const double most = m_full.high - m_full.low;
        const double least = std::min(most, isHourly(m_all) ? 6.0 : most / 50.0);
        const double span = std::clamp(range.high - range.low, least, most);
        const double centre = 0.5 * (range.low + range.high);
        const double low = std::clamp(centre - 0.5 * span, m_full.low, m_full.high - span);
        m_plot.xAxis->setRange(low, low + span);
    }
    m_isClamping = false;
}

const std::vector<double>& ChartScene::stops() const {
    if (!m_stops) m_stops = cursorStops(m_all);
    return *m_stops;
}

void ChartScene::setCursor(std::optional<double> x) {
    if (x == m_cursor) return;
    m_cursor = x;
    m_plot.layer(cursorLayerName)->replot();
}

QRectF ChartScene::plotRect() const {
    return QRectF(m_plot.axisRect()->rect());
}

double ChartScene::xAt(double pixel) const {
    return m_plot.xAxis->pixelToCoord(pixel);
}

double ChartScene::pixelAt(double x) const {
    return m_plot.xAxis->coordToPixel(x);
}

QCPAxis* ChartScene::valueAxis(std::size_t index) const {
    return index == 0 ? m_plot.yAxis : m_plot.yAxis2;
}

PlotMap ChartScene::map() const {
    return {plotRect(), [this](double x) { return m_plot.xAxis->coordToPixel(x); },
            [this](double y) { return m_plot.yAxis->coordToPixel(y); }};
}

void ChartScene::fit(const QSizeF& chart) {
    m_labels.fit(chart);
    const bool hasRightAxis = m_all.y.size() > 1;
    QCPAxisRect* rect = m_plot.axisRect();
    rect->setAutoMargins(hasRightAxis ? QCP::msLeft | QCP::msRight | QCP::msBottom : QCP::msLeft | QCP::msBottom);
    const int right = qRound(std::max(m_labels.rightMargin(), m_style.px(30.0)));
    if (isHourly(m_all))
        m_plot.xAxis->setLabel(hidesHours(chart) ? columnNote() : axisTitle(m_all.x.label, m_all.x.unit));
    rect->setMargins(QMargins(0, qRound(m_labels.topMargin() + m_style.px(8.0)), right, 0));
    turnCategories(chart.width() - right);
    const QFontMetricsF metrics(m_style.caption);
    const double height = chart.height() - m_labels.topMargin() - m_style.px(40.0); // less the ticks of x
    for (std::size_t i = 0; i < std::min<std::size_t>(2, m_all.y.size()); ++i)
        valueAxis(i)->setLabel(inTwoLines(axisTitle(m_all.y[i].label, m_all.y[i].unit), height,
                                          [&](const QString& text) { return metrics.horizontalAdvance(text); }));
}

// Names that would be cut even in two lines stand at a slant.
void ChartScene::turnCategories(double width) {
    if (m_all.x.kind != XKind::Category) return;
    const QFontMetricsF metrics(m_style.caption);
    const auto wide = [&](const QString& text) { return metrics.horizontalAdvance(text); };
    const double room =
        (width - m_style.px(48.0)) / static_cast<double>(std::max<qsizetype>(1, m_all.x.categories.size())) -
        m_style.px(6.0);
    const bool isTight = std::any_of(m_all.x.categories.begin(), m_all.x.categories.end(), [&](const QString& name) {
        const QStringList lines = inTwoLines(name, room, wide).split(QLatin1Char('\n'));
        return std::any_of(lines.begin(), lines.end(), [&](const QString& line) { return wide(line) > room; });
    });
    m_plot.xAxis->setTickLabelRotation(isTight ? 40.0 : 0.0);
}

bool ChartScene::hidesHours(const QSizeF& chart) const {
    const double width = plotRect().width() > 20.0 ? plotRect().width() : chart.width();
    const std::vector<double>& x = m_all.stack->x;
    const double step = x.size() > 1 ? x[1] - x[0] : 1.0;
    return BucketedStack::hidesSteps(BucketedStack::bucketSize((xRange().high - xRange().low) / step / width));
}

} // namespace ui::charts
