#include "ui/charts/chart_data.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ui::charts {

namespace {

class Reach {
public:
    void add(double value) {
        if (!std::isfinite(value)) return;
        m_low = std::min(m_low, value);
        m_high = std::max(m_high, value);
    }
    void add(const std::vector<double>& values) {
        for (const double value : values)
            add(value);
    }
    bool isEmpty() const { return m_low > m_high; }
    Extent extent() const { return isEmpty() ? Extent{0.0, 1.0} : Extent{m_low, m_high}; }

private:
    double m_low{std::numeric_limits<double>::infinity()};
    double m_high{-std::numeric_limits<double>::infinity()};
};

double stepOf(const std::vector<double>& x) {
    return x.size() > 1 ? x[1] - x[0] : 1.0;
}

void reachStack(const Stack& stack, Reach& reach) {
    for (std::size_t i = 0; i < stack.x.size(); ++i) {
        double up = 0.0;
        double down = 0.0;
        for (const StackBand& band : stack.bands)
            if (i < band.values.size() && std::isfinite(band.values[i]))
                (band.values[i] >= 0.0 ? up : down) += band.values[i];
        reach.add(up);
        reach.add(down);
    }
    reach.add(0.0);
}

void reachX(const ChartData& data, Reach& reach) {
    if (data.stack && !data.stack->x.empty()) {
        const double step = stepOf(data.stack->x);
        const bool isBars = data.stack->shape == StackShape::Bars;
        reach.add(data.stack->x.front() - (isBars ? 0.5 * step : 0.0));
        reach.add(data.stack->x.back() + (isBars ? 0.5 * step : data.stack->shape == StackShape::Step ? step : 0.0));
    }
    for (const Band& band : data.bands)
        reach.add(band.x);
    for (const Line& line : data.lines)
        reach.add(line.x);
    for (const Points& points : data.points)
        reach.add(points.x);
    for (const Gap& gap : data.gaps)
        reach.add(gap.x);
    for (const Bar& bar : data.bars) {
        for (const double value : {bar.from, bar.to, bar.errorLow.value_or(bar.to), bar.errorHigh.value_or(bar.to)})
            reach.add(value);
    }
}

void reachY(const ChartData& data, std::size_t axis, Reach& reach) {
    for (const Line& line : data.lines)
        if (line.axis == axis) reach.add(line.y);
    for (const Points& points : data.points)
        if (points.axis == axis) reach.add(points.y);
    if (axis != 0) return;
    if (data.stack) reachStack(*data.stack, reach);
    for (const Band& band : data.bands) {
        reach.add(band.low);
        reach.add(band.high);
    }
    for (const Gap& gap : data.gaps)
        reach.add(gap.upper);
    for (const Annotation& annotation : data.annotations)
        reach.add(annotation.y);
    for (const Level& level : data.levels)
        reach.add(level.y);
}

bool hasTextsAtTop(const ChartData& data) {
    return !data.spans.empty() || !data.markers.empty() || !data.annotations.empty();
}

Extent widened(Extent extent) {
    if (extent.high > extent.low) return extent;
    const double half = extent.low == 0.0 ? 0.5 : 0.05 * std::abs(extent.low);
    return {extent.low - half, extent.high + half};
}

} // namespace

bool isEmpty(const ChartData& data) {
    const bool hasStack = data.stack && !data.stack->x.empty() && !data.stack->bands.empty();
    return !hasStack && data.bands.empty() && data.lines.empty() && data.points.empty() && data.bars.empty();
}

QStringList seriesNames(const ChartData& data) {
    QStringList names;
    const auto add = [&names](const QString& name) {
        if (!name.isEmpty() && !names.contains(name)) names << name;
    };
    if (data.stack)
        for (const StackBand& band : data.stack->bands)
            add(band.name);
    for (const Line& line : data.lines)
        if (line.isLabelled) add(line.name);
    for (const Points& points : data.points)
        if (points.isLabelled) add(points.name);
    for (const Band& band : data.bands)
        if (band.isLabelled) add(band.name);
    return names;
}

ChartData withoutSeries(const ChartData& data, const QStringList& hidden) {
    ChartData rest = data;
    const auto isHidden = [&hidden](const auto& series) { return hidden.contains(series.name); };
    if (rest.stack) std::erase_if(rest.stack->bands, isHidden);
    std::erase_if(rest.lines, isHidden);
    std::erase_if(rest.points, isHidden);
    std::erase_if(rest.bands, isHidden);
    return rest;
}

Extent xExtent(const ChartData& data) {
    Reach reach;
    reachX(data, reach);
    if (data.x.kind == XKind::Category) {
        reach.add(-0.5);
        reach.add(static_cast<double>(data.x.categories.size()) - 0.5);
    }
    Extent extent = reach.extent();
    if (!data.bars.empty()) {
        const bool hasTexts =
            std::any_of(data.bars.begin(), data.bars.end(), [](const Bar& b) { return !b.text.isEmpty(); });
        const double air = (hasTexts ? 0.16 : 0.06) * (extent.high - extent.low);
        if (extent.low != 0.0) extent.low -= air;
        if (extent.high != 0.0) extent.high += air;
    }
    return widened({data.x.minimum.value_or(extent.low), data.x.maximum.value_or(extent.high)});
}

Extent yExtent(const ChartData& data, std::size_t axis) {
    const YAxis& y = data.y.at(axis);
    if (!y.categories.isEmpty()) return {-0.6, static_cast<double>(y.categories.size()) - 0.4};
    Reach reach;
    reachY(data, axis, reach);
    if (y.includesZero && !y.isLog) reach.add(0.0);
    Extent extent = reach.extent();
    if (y.isLog) {
        extent = {extent.low / 1.2, extent.high * 1.2};
    } else {
        const double air = 0.06 * (extent.high - extent.low);
        if (extent.high != 0.0) extent.high += hasTextsAtTop(data) ? 2.0 * air : air;
        if (extent.low != 0.0) extent.low -= air;
    }
    return widened({y.minimum.value_or(extent.low), y.maximum.value_or(extent.high)});
}

std::vector<Extent> alignedYExtents(const ChartData& data) {
    std::vector<Extent> extents;
    bool isFree = data.y.size() == 2;
    double below = 0.0; // the largest share of a range that lies below zero
    for (std::size_t i = 0; i < data.y.size(); ++i) {
        const YAxis& y = data.y[i];
        const Extent extent = extents.emplace_back(yExtent(data, i));
        isFree = isFree && !y.isLog && !y.minimum && !y.maximum && extent.low <= 0.0 && extent.high > 0.0;
        below = std::max(below, -extent.low / (extent.high - extent.low));
    }
    if (!isFree || below <= 0.0) return extents;
    for (Extent& extent : extents) {
        extent.high = std::max(extent.high, -extent.low * (1.0 - below) / below);
        extent.low = -extent.high * below / (1.0 - below);
    }
    return extents;
}

std::vector<std::vector<double>> stackTops(const Stack& stack) {
    std::vector<std::vector<double>> tops;
    std::vector<double> sum(stack.x.size(), 0.0);
    for (const StackBand& band : stack.bands) {
        for (std::size_t i = 0; i < sum.size() && i < band.values.size(); ++i)
            if (std::isfinite(band.values[i])) sum[i] += band.values[i];
        tops.push_back(sum);
    }
    return tops;
}

} // namespace ui::charts
