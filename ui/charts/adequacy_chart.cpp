#include "ui/charts/adequacy_chart.h"

#include "ui/charts/year_series.h"
#include "ui/text/number_text.h"

#include <algorithm>

namespace ui::charts {

using model::scenario::YearOutcome;

namespace {

QString methodWords(const YearOutcome& year, const ChartContext& context) {
    if (year.loleMethod == "exact") return chartWords("exact");
    if (year.loleMethod == "quick") return chartWords("quick rule for batteries");
    return chartWords("simulated, %1")
        .arg(text::estimate(year.loleHoursPerYear, year.loleStandardError, QStringLiteral("h"), context.locale));
}

} // namespace

ChartData adequacyChart(const ChartContext& context) {
    ChartData data = yearChart("adequacy");
    const YearOutcome* year = selectedYear(context);
    if (year == nullptr) return data;
    const double allowed = 8760.0 * (1.0 - context.outcome.summary.targetAvailability);
    const QString lole = text::quantity(year->loleHoursPerYear, QStringLiteral("h"), context.locale, 3);
    data.title = year->loleHoursPerYear <= allowed
                     ? chartWords("Load is lost for %1 in %2, within the target").arg(lole).arg(year->year)
                     : chartWords("Load is lost for %1 in %2, beyond the target").arg(lole).arg(year->year);
    data.subtitle =
        chartWords("Expected hours a year with unserved load, site, method: %1").arg(methodWords(*year, context));
    data.y[0].label = chartWords("Loss of load expectation");
    data.y[0].unit = QStringLiteral("h/yr");
    addGhost(data, context, [](const YearOutcome& one) { return one.loleHoursPerYear; });
    data.lines.push_back({chartWords("LOLE"), Role::Demand, yearsOf(context.outcome),
                          figuresOf(context.outcome, [](const YearOutcome& one) { return one.loleHoursPerYear; })});
    data.levels.push_back(
        {allowed, chartWords("target, %1").arg(text::quantity(allowed, QStringLiteral("h/yr"), context.locale, 3)),
         Role::Accent});
    data.hovers.push_back(
        {chartWords("Expected unserved"), QStringLiteral("MWh"), Role::Neutral, yearsOf(context.outcome),
         figuresOf(context.outcome, [](const YearOutcome& one) { return one.eueMwhPerYear; }), false});
    return data;
}

} // namespace ui::charts
