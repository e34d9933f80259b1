#include "ui/charts/gap_chart.h"

#include "ui/charts/year_series.h"
#include "ui/text/number_text.h"

#include <algorithm>
#include <array>

namespace ui::charts {

using model::scenario::YearOutcome;

namespace {

struct FirmPart {
    const char* name;
    Role role;
    double YearOutcome::*figure;
};

constexpr std::array<FirmPart, 4> firmParts{{
    {"Grid contract", Role::Grid, &YearOutcome::gridFirmMw},
    {"On-site, firm", Role::Turbine, &YearOutcome::onsiteFirmMw},
    {"Storage", Role::Storage, &YearOutcome::storageFirmMw},
    {"Flexible load", Role::Flexible, &YearOutcome::flexibleFirmMw},
}};

double shareOf(const YearOutcome& year, double YearOutcome::*figure) {
    double sum = 0.0;
    for (const FirmPart& part : firmParts)
        sum += std::max(0.0, year.*part.figure);
    return sum > 0.0 ? std::max(0.0, year.*figure) / sum : 0.0;
}

Stack firmStack(const ChartContext& context) {
    Stack stack;
    stack.x = yearsOf(context.outcome);
    stack.totalName = chartWords("Firm supply");
    for (const FirmPart& part : firmParts) {
        StackBand band{chartWords(part.name), part.role, figuresOf(context.outcome, [&](const YearOutcome& year) {
                           return servablePeakMw(year) * shareOf(year, part.figure);
                       })};
        const bool isAny = std::any_of(band.values.begin(), band.values.end(), [](double mw) { return mw > 1e-6; });
        if (isAny) stack.bands.push_back(std::move(band));
    }
    return stack;
}

HoverSeries hover(const ChartContext& context, const char* name, const char* unit, double YearOutcome::*figure) {
    return {chartWords(name),
            QString::fromUtf8(unit),
            Role::Neutral,
            yearsOf(context.outcome),
            figuresOf(context.outcome, [figure](const YearOutcome& year) { return year.*figure; }),
            false};
}

// Where demand crosses firm supply within the year before the gap year, linear between the two.
void markGap(ChartData& data, const ChartContext& context) {
    const auto& years = context.outcome.years;
    const auto found = std::find_if(years.begin(), years.end(), [&](const YearOutcome& year) {
        return year.year == *context.outcome.summary.gapYear;
    });
    if (found == years.end()) return;
    double at = found->year;
    double height = found->facilityPeakMw;
    if (found != years.begin()) {
        const YearOutcome& before = *(found - 1);
        const double across = before.headroomMw / (before.headroomMw - found->headroomMw);
        at = before.year + across * (found->year - before.year);
        height = before.facilityPeakMw + across * (found->facilityPeakMw - before.facilityPeakMw);
    }
    data.markers.push_back({at, chartWords("gap opens %1").arg(found->year), Role::Alarm, height});
}

QString gapTitle(const ChartContext& context) {
    const auto& summary = context.outcome.summary;
    if (!summary.gapYear)
        return chartWords("Firm supply covers demand through %1").arg(context.outcome.years.back().year);
    if (*summary.gapYear == context.outcome.years.front().year)
        return chartWords("Demand exceeds firm supply from the start, by up to %1")
            .arg(text::quantity(summary.peakGapMw, QStringLiteral("MW"), context.locale, 3));
    return chartWords("Demand passes firm supply in %1").arg(*summary.gapYear);
}

} // namespace

double servablePeakMw(const YearOutcome& year) {
    return std::max(0.0, year.facilityPeakMw + year.headroomMw);
}

ChartData gapChart(const ChartContext& context) {
    ChartData data = yearChart("gap");
    if (context.outcome.years.empty()) return data;
    data.title = gapTitle(context);
    data.subtitle =
        chartWords("Facility peak against firm supply at %1, %2")
            .arg(text::share(context.outcome.summary.targetAvailability, context.locale, 7), context.scenarioName);
    if (context.baseline != nullptr) data.subtitle += chartWords(" · dashed: demand of %1").arg(context.baselineName);
    data.y[0].label = chartWords("Facility power");
    data.y[0].unit = QStringLiteral("MW");
    data.stack = firmStack(context);
    const auto peak = [](const YearOutcome& year) { return year.facilityPeakMw; };
    data.gaps.push_back({chartWords("Shortfall"), yearsOf(context.outcome), figuresOf(context.outcome, peak),
                         figuresOf(context.outcome, servablePeakMw)});
    addGhost(data, context, peak);
    data.lines.push_back(
        {chartWords("Demand"), Role::Demand, yearsOf(context.outcome), figuresOf(context.outcome, peak)});
    if (context.outcome.summary.gapYear) markGap(data, context);
    HoverSeries headroom = hover(context, "Headroom", "MW", &YearOutcome::headroomMw);
    headroom.isAlarmWhenNegative = true;
    data.hovers.push_back(std::move(headroom));
    data.hovers.push_back(hover(context, "Firm for flat load alone", "MW", &YearOutcome::firmMw));
    data.hovers.push_back(hover(context, "Expected unserved", "MWh", &YearOutcome::eueMwhPerYear));
    return data;
}

} // namespace ui::charts
