#include "model/grid/load_forecast.h"

#include <cmath>

namespace model::grid {

std::optional<ForecastValue> forecastAt(std::span<const ForecastRow> rows, const std::string& report,
                                        const std::string& metric, int year) {
    const ForecastRow* before = nullptr;
    const ForecastRow* after = nullptr;
    for (const ForecastRow& row : rows) {
        if (row.report != report || row.metric != metric) continue;
        if (row.year == year) return ForecastValue{row.value, false, row.source};
        if (row.year < year && (!before || row.year > before->year)) before = &row;
        if (row.year > year && (!after || row.year < after->year)) after = &row;
    }
    if (!before || !after || !(units::number(before->value) > 0.0)) return std::nullopt;
    const double passed = static_cast<double>(year - before->year) / static_cast<double>(after->year - before->year);
    return ForecastValue{before->value * std::pow(after->value / before->value, passed), true,
                         before->source == after->source ? before->source : before->source + "; " + after->source};
}

std::optional<VintageChange> vintageChange(std::span<const ForecastRow> rows, const Vintages& reports,
                                           const std::string& metric, int year) {
    const auto earlier = forecastAt(rows, reports.earlier, metric, year);
    const auto later = forecastAt(rows, reports.later, metric, year);
    if (!earlier || !later || !(units::number(earlier->value) > 0.0)) return std::nullopt;
    const units::Power change = later->value - earlier->value;
    return VintageChange{*earlier, *later, change, change / earlier->value};
}

std::optional<double> impliedGrowth(std::span<const ForecastRow> rows, const std::string& report,
                                    const std::string& metric, const YearSpan& years) {
    const auto first = forecastAt(rows, report, metric, years.from);
    const auto last = forecastAt(rows, report, metric, years.to);
    if (!first || !last || years.from >= years.to || !(units::number(first->value) > 0.0)) return std::nullopt;
    return std::pow(last->value / first->value, 1.0 / static_cast<double>(years.to - years.from)) - 1.0;
}

} // namespace model::grid
