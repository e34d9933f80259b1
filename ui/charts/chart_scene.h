// Turns ChartData into a QCustomPlot and keeps zoom, cursor and hidden series. One for a widget, one for each export.
#pragma once

#include "ui/charts/axis_ticks.h"
#include "ui/charts/chart_marks.h"
#include "ui/charts/chart_style.h"
#include "ui/charts/hover_values.h"
#include "ui/charts/series_labels.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>

#include <optional>

class QCPAxis;
class QCustomPlot;

namespace ui::charts {

class ChartScene : public QObject {
public:
    ChartScene(QCustomPlot& plot, ChartStyle style); // the plot must live longer

    void setStyle(ChartStyle style);
    void setData(ChartData data); // keeps a zoom that still meets the data, the cursor and what is hidden
    const ChartData& data() const { return m_all; }
    const ChartStyle& style() const { return m_style; }

    void toggleSeries(const QString& name);
    const QStringList& hiddenSeries() const { return m_hidden; }
    QString seriesAt(const QPointF& point) const { return m_labels.at(point); }
    const SeriesLabels& labels() const { return m_labels; }

    Extent xRange() const;
    void setXRange(Extent range);
    void resetZoom();
    bool isZoomed() const;

    const std::vector<double>& stops() const;
    std::optional<double> cursor() const { return m_cursor; }
    void setCursor(std::optional<double> x); // repaints the cursor's own layer only
    QRectF plotRect() const;
    double xAt(double pixel) const;
    double pixelAt(double x) const;

    // Margins and labels for a chart of this size; before every replot and every export.
    void fit(const QSizeF& chart);

private:
    void rebuild();
    void buildAxes();
    void buildStack(const Stack& stack);
    void buildBars();
    void buildLines();
    void buildLabels();
    void styleAxis(QCPAxis& axis, const QString& title);
    void turnCategories(double width);
    bool hidesHours(const QSizeF& chart) const;
    void keepInside();
    std::vector<Tick> ticksOfX(Extent visible) const;
    std::vector<double> anchors() const;
    std::optional<double> anchorValue(const QString& name, std::size_t& axis) const;
    PlotMap map() const;
    QCPAxis* valueAxis(std::size_t index) const;

    QCustomPlot& m_plot;
    ChartStyle m_style;
    ChartData m_all;
    ChartData m_drawn; // without what is hidden
    QStringList m_hidden;
    SeriesLabels m_labels;
    std::optional<double> m_cursor;
    mutable std::optional<std::vector<double>> m_stops;
    Extent m_full{0.0, 1.0};
    bool m_isClamping{false};
};

} // namespace ui::charts
