#include "ui/charts/rebound_chart.h"

#include "ui/charts/year_series.h"
#include "ui/text/number_text.h"

#include <algorithm>
#include <cmath>

namespace ui::charts {

using model::scenario::YearOutcome;

namespace {

constexpr double fullWidth = 0.005;    // about 1, where one calls it full
constexpr double leastMissed = 0.0005; // of the peak: less is nothing

void addReading(ChartData& data, const char* name, const std::optional<double>& value, Role role, const QString& text) {
    if (!value || !std::isfinite(*value)) return;
    const double row = static_cast<double>(data.y[0].categories.size());
    data.y[0].categories << chartWords(name);
    data.bars.push_back({row, 0.0, *value, role, {}, {}, text});
}

void addScale(ChartData& data) {
    double least = -0.5;
    double most = 1.5;
    for (const Bar& bar : data.bars) {
        least = std::min(least, 1.2 * bar.to);
        most = std::max(most, 1.3 * bar.to);
    }
    data.x.minimum = least;
    data.x.maximum = most;
    data.spans.push_back({least, 0.0, chartWords("saves more"), Role::Storage});
    data.spans.push_back({0.0, 1.0, chartWords("partial"), Role::Solar});
    data.spans.push_back({1.0, most, chartWords("backfire"), Role::Turbine});
}

QString reboundTitle(const YearOutcome& year, const QLocale& locale) {
    if (!year.marginalRebound) return chartWords("Efficiency and what demand makes of it");
    const double rebound = *year.marginalRebound;
    const QString size = text::number(rebound, locale, 2);
    if (rebound > 1.0 + fullWidth)
        return chartWords("Backfire in %1: a gain in compute raises energy, its rebound is %2")
            .arg(year.year)
            .arg(size);
    if (rebound >= 1.0 - fullWidth)
        return chartWords("Full rebound in %1: a gain in compute saves no energy").arg(year.year);
    if (rebound < 0.0)
        return chartWords("Super-conservation in %1: a gain in compute saves more than it promises").arg(year.year);
    return chartWords("Partial rebound in %1: demand takes back %2 of a gain in compute")
        .arg(QString::number(year.year), text::share(rebound, locale));
}

QString missedTitle(const ChartContext& context, const YearOutcome& year) {
    const QString mw = text::quantity(std::abs(year.missedMw), QStringLiteral("MW"), context.locale, 3);
    const QString usd = text::quantity(std::abs(year.missedUsd), QStringLiteral("$"), context.locale, 3);
    if (std::abs(year.missedMw) <= leastMissed * year.facilityPeakMw)
        return context.scenario.frame.mode == model::scenario::DemandMode::HallLed
                   ? chartWords("The halls set the megawatts: a plan without rebound misses none in %1").arg(year.year)
                   : chartWords("A plan without rebound misses nothing in %1").arg(year.year);
    if (year.missedMw < 0.0)
        return chartWords("A plan without rebound builds %1 too much for %2").arg(mw, QString::number(year.year));
    return year.missedUsd > 0.0
               ? chartWords("A plan without rebound misses %1 and %2 in %3").arg(mw, usd, QString::number(year.year))
               : chartWords("A plan without rebound misses %1 in %2").arg(mw, QString::number(year.year));
}

Line peakLine(const ChartContext& context, const char* name, Role role, double YearOutcome::*figure) {
    return {chartWords(name), role, yearsOf(context.outcome),
            figuresOf(context.outcome, [figure](const YearOutcome& year) { return year.*figure; })};
}

void addHover(ChartData& data, const ChartContext& context, const char* name, const char* unit,
              double YearOutcome::*figure) {
    data.hovers.push_back({chartWords(name), QString::fromLatin1(unit), Role::Neutral, yearsOf(context.outcome),
                           figuresOf(context.outcome, [figure](const YearOutcome& year) { return year.*figure; }),
                           false});
}

} // namespace

QString reboundWords(double rebound) {
    if (rebound > 1.0 + fullWidth) return chartWords("backfire");
    if (rebound >= 1.0 - fullWidth) return chartWords("full rebound");
    if (rebound > fullWidth) return chartWords("partial rebound");
    return rebound >= -fullWidth ? chartWords("no rebound") : chartWords("super-conservation");
}

ChartData reboundChart(const ChartContext& context) {
    ChartData data;
    data.name = QStringLiteral("rebound");
    const YearOutcome* year = selectedYear(context);
    if (year == nullptr) return data;
    const auto said = [&](const std::optional<double>& value) { return text::number(value, context.locale, 3); };
    data.y[0].categories << QString(); // room for the names of the regions
    addReading(data, "Compute", year->marginalRebound, Role::Demand, said(year->marginalRebound));
    addReading(data, "Watts alone", year->marginalReboundEnergy, Role::Series1, said(year->marginalReboundEnergy));
    addReading(data, "All since start", year->discreteRebound, Role::Series2, said(year->discreteRebound));
    addReading(data, "Energy multiple", year->energyMultiple, Role::Series4,
               said(year->energyMultiple) + QStringLiteral("×"));
    addScale(data);
    data.x.label = chartWords("rebound: 0 none, 1 full; energy multiple");
    data.title = reboundTitle(*year, context.locale);
    data.subtitle = chartWords("Share of a saving that demand takes back; energy in %1 over that with the efficiency "
                               "of %2")
                        .arg(year->year)
                        .arg(context.outcome.years.front().year);
    return data;
}

ChartData withoutReboundChart(const ChartContext& context) {
    ChartData data = yearChart("without-rebound");
    const YearOutcome* year = selectedYear(context);
    if (year == nullptr) return data;
    data.title = missedTitle(context, *year);
    data.subtitle = chartWords("Peak facility power; the plan takes the same efficiency but no answer to its price, %1")
                        .arg(context.scenarioName);
    data.y[0].label = chartWords("Peak demand");
    data.y[0].unit = QStringLiteral("MW");
    data.lines.push_back(peakLine(context, "As it comes", Role::Demand, &YearOutcome::facilityPeakMw));
    data.lines.push_back(peakLine(context, "The plan", Role::Series4, &YearOutcome::withoutReboundPeakMw));
    data.bands.push_back(
        {chartWords("Missed"), Role::Series4, yearsOf(context.outcome), data.lines[1].y, data.lines[0].y, false});
    addHover(data, context, "Missed", "MW", &YearOutcome::missedMw);
    addHover(data, context, "Serving cost missed", "$", &YearOutcome::missedUsd);
    addHover(data, context, "Energy as it comes", "MWh", &YearOutcome::facilityEnergyMwh);
    addHover(data, context, "Energy of the plan", "MWh", &YearOutcome::withoutReboundEnergyMwh);
    return data;
}

} // namespace ui::charts
