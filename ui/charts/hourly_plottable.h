// A stack of thousands of evenly spaced steps on a QCustomPlot, drawn in columns that fit the zoom. Only for ui/charts.
#pragma once

#include "ui/charts/area_plottable.h"
#include "ui/charts/bucketed_stack.h"

namespace ui::charts {

class HourlyPlottable : public PaintedPlottable {
public:
    HourlyPlottable(QCPAxis* keyAxis, QCPAxis* valueAxis, const Stack& stack, const ChartStyle& style);
    // Steps per drawn column at the present zoom and size.
    std::size_t bucket() const;
    const BucketedStack& sums() const { return m_sums; }

protected:
    void draw(QCPPainter* painter) override;

private:
    struct Column {
        std::size_t first{};
        std::size_t last{};
        double left{};
        double right{};
    };
    std::vector<Column> visibleColumns() const;
    void drawColumns(QCPPainter& painter, const std::vector<Column>& columns) const;
    void drawOutlines(QCPPainter& painter, const std::vector<Column>& columns) const;
    void drawSpread(QCPPainter& painter, const std::vector<Column>& columns) const;

    BucketedStack m_sums;
    std::vector<shell::Fill> m_fills;
    QColor m_spreadColour;
    double m_unit;
};

} // namespace ui::charts
