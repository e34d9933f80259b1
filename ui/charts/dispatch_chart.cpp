#include "ui/charts/dispatch_chart.h"

#include "ui/charts/year_series.h"
#include "ui/text/number_text.h"

#include "model/scenario/site_dispatch.h"
#include "model/series/time_axis.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace ui::charts {

using model::dispatch::DispatchYear;
using model::units::number;

namespace {

std::vector<double> hoursOf(std::size_t count) {
    std::vector<double> hours(count);
    std::iota(hours.begin(), hours.end(), 0.0);
    return hours;
}

void addBand(Stack& stack, const char* name, Role role, const std::vector<double>& mw) {
    const bool isAny = std::any_of(mw.begin(), mw.end(), [](double one) { return one > 1e-9; });
    if (!isAny) return;
    StackBand band{chartWords(name), role, mw};
    for (double& one : band.values)
        one = std::max(0.0, one); // a battery that charges is load, not supply
    stack.bands.push_back(std::move(band));
}

// Named by what stands on the site; what is curtailed is said, not drawn.
void addRenewables(ChartData& data, Stack& stack, const ChartContext& context, const DispatchYear& hourly) {
    using model::plant::RenewableKind;
    if (hourly.renewableMw.empty()) return;
    const auto isOf = [](RenewableKind kind) { return [kind](const auto& one) { return one.kind == kind; }; };
    const auto& plants = context.scenario.plant.renewables;
    if (std::ranges::all_of(plants, isOf(RenewableKind::Wind)))
        addBand(stack, "Wind", Role::Wind, hourly.renewableMw);
    else if (std::ranges::all_of(plants, isOf(RenewableKind::Solar)))
        addBand(stack, "Solar", Role::Solar, hourly.renewableMw);
    else
        addBand(stack, "Solar and wind", Role::Solar, hourly.renewableMw);
    if (number(hourly.curtailed) <= 0.0) return;
    data.hovers.push_back({chartWords("Curtailed"), QStringLiteral("MW"), Role::Neutral, stack.x, hourly.curtailedMw});
    data.subtitle += chartWords(" · %1 curtailed")
                         .arg(text::quantity(number(hourly.curtailed), QStringLiteral("MWh"), context.locale, 3));
}

QString dispatchTitle(const ChartContext& context, const DispatchYear& hourly, int year) {
    const double unserved = number(hourly.unserved);
    if (unserved > 0.0)
        return chartWords("%1 are left unserved in %2, in %3 hours")
            .arg(text::quantity(unserved, QStringLiteral("MWh"), context.locale, 3))
            .arg(year)
            .arg(text::number(hourly.unservedHours, context.locale));
    if (hourly.flexibleHours > 0)
        return chartWords("Every hour of %1 is served; flexible load is shed in %2 of them")
            .arg(year)
            .arg(text::number(hourly.flexibleHours, context.locale));
    return chartWords("Every hour of %1 is served").arg(year);
}

// The first hour of the largest value of the first list that has any.
std::size_t worstHour(const DispatchYear& hourly) {
    for (const std::vector<double>* mw : {&hourly.unservedMw, &hourly.flexibleMw}) {
        const auto worst = std::max_element(mw->begin(), mw->end());
        if (worst != mw->end() && *worst > 1e-9) return static_cast<std::size_t>(worst - mw->begin());
    }
    const std::vector<double> load = model::scenario::loadOf(hourly);
    return static_cast<std::size_t>(std::max_element(load.begin(), load.end()) - load.begin());
}

bool hasHours(const ChartContext& context) {
    return context.outcome.hourly && context.outcome.hourlyYear && !context.outcome.hourly->gridMw.empty();
}

} // namespace

namespace {

// What lies above the load charges the batteries. Drawn for a week: over a year 8,760 steps are a black band.
void addLoadLine(ChartData& data, const DispatchYear& hourly, double from, double to) {
    const bool charges =
        std::any_of(hourly.storageMw.begin(), hourly.storageMw.end(), [](double mw) { return mw < -1e-9; });
    if (!charges) return;
    const auto all = model::scenario::loadOf(hourly);
    Line load{chartWords("Load"), Role::Demand, {}, {}};
    for (double hour = from; hour < to; hour += 1.0) {
        load.x.push_back(hour);
        load.y.push_back(all[static_cast<std::size_t>(hour)]);
    }
    load.isStep = true;
    load.isLabelled = false;
    data.lines.push_back(std::move(load));
    data.subtitle += chartWords(" · above the line: charging");
}

} // namespace

ChartData dispatchChart(const ChartContext& context) {
    ChartData data;
    data.name = QStringLiteral("dispatch");
    data.x.kind = XKind::Time;
    if (!hasHours(context)) return data;
    const DispatchYear& hourly = *context.outcome.hourly;
    data.x.year = *context.outcome.hourlyYear;
    data.title = dispatchTitle(context, hourly, data.x.year);
    data.subtitle = chartWords("Hourly dispatch without outages, %1").arg(context.scenarioName);
    data.y[0].label = chartWords("Power");
    data.y[0].unit = QStringLiteral("MW");
    Stack stack;
    stack.shape = StackShape::Step;
    stack.x = hoursOf(hourly.gridMw.size());
    addBand(stack, "Grid", Role::Grid, hourly.gridMw);
    addBand(stack, "On site", Role::Turbine, hourly.onsiteMw);
    addRenewables(data, stack, context, hourly);
    addBand(stack, "Storage", Role::Storage, hourly.storageMw);
    addBand(stack, "Flexible load", Role::Flexible, hourly.flexibleMw);
    addBand(stack, "Unserved", Role::Unserved, hourly.unservedMw);
    data.stack = std::move(stack);
    return data;
}

ChartData worstWeekChart(const ChartContext& context) {
    constexpr double week = 168.0;
    ChartData data = dispatchChart(context);
    data.name = QStringLiteral("worst-week");
    if (!hasHours(context)) return data;
    const DispatchYear& hourly = *context.outcome.hourly;
    const double hours = static_cast<double>(hourly.gridMw.size());
    const double middle = static_cast<double>(worstHour(hourly));
    const double from = std::clamp(24.0 * std::floor(middle / 24.0) - 72.0, 0.0, std::max(0.0, hours - week));
    data.x.minimum = from;
    data.x.maximum = from + week;
    data.title = chartWords("Worst week of %1").arg(data.x.year);
    addLoadLine(data, hourly, from, std::min(hours, from + week));
    return data;
}

ChartData loadDurationChart(const ChartContext& context) {
    ChartData data;
    data.name = QStringLiteral("load-duration");
    if (!hasHours(context)) return data;
    const DispatchYear& hourly = *context.outcome.hourly;
    std::vector<double> load = model::scenario::loadOf(hourly);
    std::vector<double> notFromGrid(load.size());
    for (std::size_t h = 0; h < load.size(); ++h)
        notFromGrid[h] = std::max(0.0, load[h] - hourly.gridMw[h]);
    std::sort(load.begin(), load.end(), std::greater<>());
    std::sort(notFromGrid.begin(), notFromGrid.end(), std::greater<>());
    const auto high = std::count_if(load.begin(), load.end(), [&](double mw) { return mw > 0.9 * load.front(); });
    data.x.label = chartWords("hours of the year");
    data.y[0].label = chartWords("Power");
    data.y[0].unit = QStringLiteral("MW");
    data.title = chartWords("Load stands above 90 % of its peak for %1 hours")
                     .arg(text::number(static_cast<double>(high), context.locale));
    data.subtitle = chartWords("Hours of %1 in descending order").arg(*context.outcome.hourlyYear);
    const std::vector<double> hours = hoursOf(load.size());
    data.lines.push_back({chartWords("Load"), Role::Demand, hours, std::move(load)});
    if (number(hourly.grid) > 0.0)
        data.lines.push_back({chartWords("Not from the grid"), Role::Turbine, hours, std::move(notFromGrid)});
    return data;
}

} // namespace ui::charts
