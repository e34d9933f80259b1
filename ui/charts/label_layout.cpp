#include "ui/charts/label_layout.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace ui::charts {

namespace {

struct Pool {
    double sum{};
    double count{};
    double mean() const { return sum / count; }
};

// Least-squares non-decreasing fit of `values`.
std::vector<double> isotonic(const std::vector<double>& values) {
    std::vector<Pool> pools;
    for (const double value : values) {
        pools.push_back({value, 1.0});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back().sum += last.sum;
            pools.back().count += last.count;
        }
    }
    std::vector<double> fit;
    for (const Pool& pool : pools)
        fit.insert(fit.end(), static_cast<std::size_t>(pool.count), pool.mean());
    return fit;
}

double overlapArea(const QRectF& one, const QRectF& other) {
    const QRectF common = one.intersected(other);
    return common.isEmpty() ? 0.0 : common.width() * common.height();
}

double cost(const QRectF& place, const std::vector<QRectF>& taken, const std::vector<QPointF>& obstacles,
            const QRectF& bounds) {
    double sum = 20.0 * (place.width() * place.height() - overlapArea(place, bounds));
    for (const QRectF& rect : taken)
        sum += 10.0 * overlapArea(place, rect);
    for (const QPointF& point : obstacles)
        sum += place.contains(point) ? 25.0 : 0.0;
    return sum;
}

} // namespace

std::optional<std::vector<double>> pushApart(const std::vector<LabelWish>& wishes, double top, double bottom) {
    std::vector<std::size_t> order(wishes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return wishes[a].centre < wishes[b].centre; });
    // Without its offset (the heights above it) every label may stand at one common point.
    std::vector<double> offsets;
    std::vector<double> free;
    double above = 0.0;
    for (const std::size_t i : order) {
        offsets.push_back(above + 0.5 * wishes[i].height);
        free.push_back(wishes[i].centre - offsets.back());
        above += wishes[i].height;
    }
    if (above > bottom - top) return std::nullopt;
    const std::vector<double> fit = isotonic(free);
    std::vector<double> centres(wishes.size());
    for (std::size_t k = 0; k < order.size(); ++k)
        centres[order[k]] = std::clamp(fit[k], top, bottom - above) + offsets[k];
    return centres;
}

std::vector<QPointF> placeBeside(const std::vector<TextWish>& wishes, const std::vector<QRectF>& taken,
                                 const std::vector<QPointF>& obstacles, const QRectF& bounds, double distance) {
    std::vector<QRectF> placed = taken;
    std::vector<QPointF> corners;
    for (const TextWish& wish : wishes) {
        const double w = wish.size.width();
        const double h = wish.size.height();
        const double near = 0.7 * distance;
        const QPointF steps[] = {{near, -near - h},         {-near - w, -near - h}, {-0.5 * w, -distance - h},
                                 {distance, -0.5 * h},      {near, near},           {-0.5 * w, distance},
                                 {-distance - w, -0.5 * h}, {-near - w, near}};
        QRectF best;
        double least = std::numeric_limits<double>::infinity();
        for (const QPointF& step : steps) {
            const QRectF place(wish.anchor + step, wish.size);
            const double sum = cost(place, placed, obstacles, bounds);
            if (sum >= least) continue;
            least = sum;
            best = place;
        }
        placed.push_back(best);
        corners.push_back(best.topLeft());
    }
    return corners;
}

QString inTwoLines(const QString& text, double room, const std::function<double(const QString&)>& width) {
    if (width(text) <= room) return text;
    QString best = text;
    double least = width(text);
    for (qsizetype at = text.indexOf(QLatin1Char(' ')); at >= 0; at = text.indexOf(QLatin1Char(' '), at + 1)) {
        const double widest = std::max(width(text.left(at)), width(text.mid(at + 1)));
        if (widest >= least) continue;
        least = widest;
        best = text.left(at) + QLatin1Char('\n') + text.mid(at + 1);
    }
    return best;
}

} // namespace ui::charts
