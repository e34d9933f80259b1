// The names of a chart's series in their colours: at the right ends, pushed apart; in rows above where that has no
// room. Paints itself and knows what was clicked.
#pragma once

#include "ui/charts/chart_style.h"

#include <QtCore/QRectF>
#include <QtCore/QSizeF>

#include <vector>

class QPainter;

namespace ui::charts {

struct SeriesLabel {
    QString name;
    shell::Role role{shell::Role::Neutral};
    bool isHidden{false};
    bool isLine{true}; // its swatch in a row: a stroke, else a square
    QRectF place;      // after paint
};

class SeriesLabels {
public:
    void set(std::vector<SeriesLabel> labels, const ChartStyle& style, bool mayStandAtEnds);
    // Decides for ends or rows in a chart of this size.
    void fit(const QSizeF& chart);
    double rightMargin() const { return m_rightMargin; }
    double topMargin() const { return m_topMargin; }
    bool standsAtEnds() const { return m_rightMargin > 0.0; }

    // `anchors`: the pixel heights at which the series end, in the order of the labels.
    void paint(QPainter& painter, const QRectF& plot, const std::vector<double>& anchors);
    // The series whose label is at the point; empty where there is none.
    QString at(const QPointF& point) const;
    const std::vector<SeriesLabel>& labels() const { return m_labels; }

private:
    void layRows(double width);
    void paintEnds(QPainter& painter, const QRectF& plot, const std::vector<double>& anchors);
    void paintRows(QPainter& painter) const;

    std::vector<SeriesLabel> m_labels;
    ChartStyle m_style;
    bool m_mayStandAtEnds{true};
    double m_rightMargin{0.0};
    double m_topMargin{0.0};
};

} // namespace ui::charts
