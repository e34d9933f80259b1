#include "ui/charts/hover_values.h"

#include "ui/charts/axis_ticks.h"
#include "ui/text/number_text.h"

#include <algorithm>
#include <cmath>

namespace ui::charts {

namespace {

class RowList {
public:
    RowList(double x, const QLocale& locale) : m_x(x), m_locale(locale) {}

    void add(const QString& name, Role role, const QString& unit, std::optional<double> value) {
        if (!name.isEmpty()) m_rows.push_back({name, text::quantity(value, unit, m_locale), role, false});
    }
    void addText(const QString& name, Role role, const QString& text, bool isAlarm) {
        if (!name.isEmpty()) m_rows.push_back({name, text, role, isAlarm});
    }
    double x() const { return m_x; }
    const QLocale& locale() const { return m_locale; }
    std::vector<HoverRow> take() { return std::move(m_rows); }

private:
    double m_x;
    const QLocale& m_locale;
    std::vector<HoverRow> m_rows;
};

void addStack(const Stack& stack, const QString& unit, RowList& rows) {
    const bool isStep = stack.shape != StackShape::Linear;
    double total = 0.0;
    bool hasTotal = false;
    std::vector<std::optional<double>> values;
    for (const StackBand& band : stack.bands) {
        values.push_back(valueAt(stack.x, band.values, rows.x(), isStep));
        if (!values.back() || band.role == Role::Unserved) continue;
        total += *values.back();
        hasTotal = true;
    }
    rows.add(stack.totalName, Role::Neutral, unit, hasTotal ? std::optional(total) : std::nullopt);
    for (std::size_t i = stack.bands.size(); i-- > 0;)
        rows.add(stack.bands[i].name, stack.bands[i].role, unit, values[i]);
}

} // namespace

std::vector<double> cursorStops(const ChartData& data) {
    std::vector<double> stops;
    const auto add = [&stops](const std::vector<double>& x) { stops.insert(stops.end(), x.begin(), x.end()); };
    if (data.stack) add(data.stack->x);
    for (const Line& line : data.lines)
        add(line.x);
    for (const Band& band : data.bands)
        add(band.x);
    for (const Points& points : data.points)
        add(points.x);
    std::erase_if(stops, [](double x) { return !std::isfinite(x); });
    if (!std::is_sorted(stops.begin(), stops.end())) std::sort(stops.begin(), stops.end());
    stops.erase(std::unique(stops.begin(), stops.end()), stops.end());
    return stops;
}

std::optional<double> nearestStop(const std::vector<double>& stops, double x) {
    if (stops.empty()) return std::nullopt;
    const auto above = std::lower_bound(stops.begin(), stops.end(), x);
    if (above == stops.begin()) return stops.front();
    if (above == stops.end()) return stops.back();
    return *above - x < x - *(above - 1) ? *above : *(above - 1);
}

std::optional<double> valueAt(const std::vector<double>& x, const std::vector<double>& y, double at, bool isStep) {
    const std::size_t count = std::min(x.size(), y.size());
    const auto end = x.begin() + static_cast<std::ptrdiff_t>(count);
    const auto above = std::upper_bound(x.begin(), end, at);
    if (above == x.begin()) return std::nullopt;
    const auto i = static_cast<std::size_t>(above - x.begin()) - 1;
    const auto finite = [](double value) { return std::isfinite(value) ? std::optional(value) : std::nullopt; };
    if (x[i] == at) return finite(y[i]);
    if (i + 1 == count) {
        const bool isLastInterval = isStep && count > 1 && at < x[i] + (x[i] - x[i - 1]);
        return isLastInterval ? finite(y[i]) : std::nullopt;
    }
    if (isStep) return finite(y[i]);
    return finite(y[i] + (at - x[i]) / (x[i + 1] - x[i]) * (y[i + 1] - y[i]));
}

HoverValues hoverAt(const ChartData& data, double x, const QLocale& locale) {
    RowList rows(x, locale);
    const QString& unit = data.y.front().unit;
    for (const Line& line : data.lines)
        rows.add(line.name, line.role, data.y.at(line.axis).unit, valueAt(line.x, line.y, x, line.isStep));
    for (const Band& band : data.bands) {
        const QString text =
            text::range(valueAt(band.x, band.low, x, false), valueAt(band.x, band.high, x, false), unit, locale);
        rows.addText(band.name, band.role, text, false);
    }
    if (data.stack) addStack(*data.stack, unit, rows);
    for (const Points& points : data.points) {
        const auto found = std::find(points.x.begin(), points.x.end(), x);
        if (found == points.x.end()) continue;
        const double y = points.y.at(static_cast<std::size_t>(found - points.x.begin()));
        rows.add(points.name, points.role, data.y.at(points.axis).unit, y);
    }
    for (const HoverSeries& hover : data.hovers) {
        const auto value = valueAt(hover.x, hover.values, x, data.x.kind == XKind::Time);
        const bool isAlarm = hover.isAlarmWhenNegative && value && *value < 0.0;
        rows.addText(hover.name, hover.role, text::quantity(value, hover.unit, locale), isAlarm);
    }
    return {x, xText(data.x, x, locale), rows.take()};
}

} // namespace ui::charts
