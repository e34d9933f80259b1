#include "ui/charts/year_series.h"

#include "ui/text/number_text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <limits>

namespace ui::charts {

using model::scenario::Outcome;
using model::scenario::YearOutcome;

std::vector<double> yearsOf(const Outcome& outcome) {
    return figuresOf(outcome, [](const YearOutcome& year) { return static_cast<double>(year.year); });
}

std::vector<double> figuresOf(const Outcome& outcome, const YearFigure& figure) {
    std::vector<double> figures;
    figures.reserve(outcome.years.size());
    for (const YearOutcome& year : outcome.years)
        figures.push_back(figure(year));
    return figures;
}

double orNaN(const std::optional<double>& value) {
    return value.value_or(std::numeric_limits<double>::quiet_NaN());
}

const YearOutcome* selectedYear(const ChartContext& context) {
    const auto& years = context.outcome.years;
    if (years.empty()) return nullptr;
    const auto found =
        std::find_if(years.begin(), years.end(), [&](const YearOutcome& year) { return year.year == context.year; });
    return found == years.end() ? &years.back() : &*found;
}

void addGhost(ChartData& data, const ChartContext& context, const YearFigure& figure) {
    if (context.baseline == nullptr || context.baseline->years.empty()) return;
    Line ghost;
    ghost.name = context.baselineName;
    ghost.role = Role::Ghost;
    ghost.x = yearsOf(*context.baseline);
    ghost.y = figuresOf(*context.baseline, figure);
    data.lines.push_back(std::move(ghost));
}

QString chartWords(const char* words) {
    return QCoreApplication::translate("charts", words);
}

ChartData yearChart(const char* name) {
    ChartData data;
    data.name = QString::fromLatin1(name);
    data.x.kind = XKind::Year;
    return data;
}

} // namespace ui::charts
