#include "ui/charts/hourly_plottable.h"

#include <algorithm>

namespace ui::charts {

HourlyPlottable::HourlyPlottable(QCPAxis* keyAxis, QCPAxis* valueAxis, const Stack& stack, const ChartStyle& style)
    : PaintedPlottable(keyAxis, valueAxis), m_sums(stack), m_spreadColour(style.theme.text), m_unit(style.unit) {
    for (const StackBand& band : stack.bands)
        m_fills.push_back(style.theme.fill(band.role));
    m_spreadColour.setAlphaF(0.16F);
}

std::size_t HourlyPlottable::bucket() const {
    const double pixels = std::max(1, mKeyAxis->axisRect()->width());
    return BucketedStack::bucketSize(mKeyAxis->range().size() / m_sums.step() / pixels);
}

std::vector<HourlyPlottable::Column> HourlyPlottable::visibleColumns() const {
    std::vector<Column> columns;
    const std::size_t size = bucket();
    const std::size_t end = std::min(m_sums.size(), m_sums.indexAt(mKeyAxis->range().upper) + 1);
    const QRectF bounds = plotRect();
    const auto pixel = [&](std::size_t step) {
        const double x = m_sums.start() + static_cast<double>(step) * m_sums.step();
        return std::clamp(mKeyAxis->coordToPixel(x), bounds.left(), bounds.right());
    };
    for (std::size_t first = m_sums.indexAt(mKeyAxis->range().lower) / size * size; first < end; first += size) {
        const std::size_t last = std::min(first + size, m_sums.size());
        columns.push_back({first, last, pixel(first), pixel(last)});
    }
    return columns;
}

// On a screen: one rectangle per column and band without antialiasing, which leaves no seams and costs least.
void HourlyPlottable::drawColumns(QCPPainter& painter, const std::vector<Column>& columns) const {
    painter.setAntialiasing(false);
    const QRectF bounds = plotRect();
    for (const Column& column : columns) {
        double sum = 0.0;
        double below = mValueAxis->coordToPixel(0.0);
        for (std::size_t band = 0; band < m_sums.bandCount(); ++band) {
            sum += m_sums.mean(band, column.first, column.last);
            const double above = mValueAxis->coordToPixel(sum);
            const double top = std::max(above, bounds.top());
            if (!m_fills[band].hatch && below > top)
                painter.fillRect(QRectF(column.left, top, column.right - column.left, below - top),
                                 m_fills[band].colour);
            below = above;
        }
    }
}

// On paper, and for hatched bands: one outline per band.
void HourlyPlottable::drawOutlines(QCPPainter& painter, const std::vector<Column>& columns) const {
    const bool isVector = painter.modes().testFlag(QCPPainter::pmVectorized);
    std::vector<double> below(columns.size(), 0.0);
    for (std::size_t band = 0; band < m_sums.bandCount(); ++band) {
        QPolygonF upper;
        QPolygonF lower;
        const auto paint = [&] {
            for (qsizetype i = lower.size(); i-- > 0;)
                upper << lower[i];
            paintArea(painter, upper, plotRect(), m_fills[band], m_unit);
            upper.clear();
            lower.clear();
        };
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const double value = m_sums.mean(band, columns[i].first, columns[i].last);
            const double bottom = mValueAxis->coordToPixel(below[i]);
            const double top = mValueAxis->coordToPixel(below[i] + value);
            below[i] += value;
            if (!isVector && !m_fills[band].hatch) continue;
            if (value <= 0.0) {
                paint();
                continue;
            }
            upper << QPointF(columns[i].left, top) << QPointF(columns[i].right, top);
            lower << QPointF(columns[i].left, bottom) << QPointF(columns[i].right, bottom);
        }
        painter.setAntialiasing(true);
        paint();
    }
}

// Between the lowest and the highest step of each column.
void HourlyPlottable::drawSpread(QCPPainter& painter, const std::vector<Column>& columns) const {
    QPolygonF high;
    QPolygonF low;
    for (const Column& column : columns) {
        const Extent totals = m_sums.totals(column.first, column.last);
        const double top = mValueAxis->coordToPixel(totals.high);
        const double bottom = mValueAxis->coordToPixel(totals.low);
        high << QPointF(column.left, top) << QPointF(column.right, top);
        low << QPointF(column.left, bottom) << QPointF(column.right, bottom);
    }
    for (qsizetype i = low.size(); i-- > 0;)
        high << low[i];
    painter.setAntialiasing(true);
    paintArea(painter, high, plotRect(), {m_spreadColour, std::nullopt}, m_unit);
}

void HourlyPlottable::draw(QCPPainter* painter) {
    const std::vector<Column> columns = visibleColumns();
    if (!painter->modes().testFlag(QCPPainter::pmVectorized)) drawColumns(*painter, columns);
    drawOutlines(*painter, columns);
    if (BucketedStack::hidesSteps(bucket())) drawSpread(*painter, columns);
}

} // namespace ui::charts
