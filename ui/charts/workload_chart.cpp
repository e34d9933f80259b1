#include "ui/charts/workload_chart.h"

#include "ui/charts/year_series.h"
#include "ui/text/number_text.h"

#include "model/workload/price_response.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ui::charts {

using model::scenario::ClassYear;
using model::scenario::YearOutcome;
using model::workload::WorkloadClass;

namespace {

constexpr Role listRoles[] = {Role::Series1, Role::Series2, Role::Series3, Role::Series4, Role::Series5, Role::Series6};

Role listRole(std::size_t index) {
    return listRoles[index % std::size(listRoles)];
}

double tokensOf(const ClassYear& one) {
    return one.inputTokens + one.cachedInputTokens + one.outputTokens;
}

struct TokenScale {
    double tokens;
    const char* unit;
};

// The largest scale in which the highest year is still at least 1.
TokenScale tokenScale(const ChartContext& context) {
    constexpr TokenScale scales[] = {{1e18, "×10¹⁸"}, {1e15, "×10¹⁵"}, {1e12, "×10¹²"}, {1e9, "×10⁹"}};
    double most = 0.0;
    for (const YearOutcome& year : context.outcome.years)
        most = std::max(most, year.tokensPerYear);
    for (const TokenScale& scale : scales)
        if (most >= scale.tokens) return scale;
    return scales[3];
}

const ClassYear* classIn(const YearOutcome& year, const std::string& id) {
    const auto found =
        std::find_if(year.classes.begin(), year.classes.end(), [&](const auto& c) { return c.id == id; });
    return found == year.classes.end() ? nullptr : &*found;
}

// Energy over today's at a fall of the compute cost, the price following in full.
double energyAt(const WorkloadClass& workload, double reduction) {
    const double floor = workload.priceFloor.value;
    const double cost = model::workload::userCostRatio(1.0 / reduction, 1.0, 1.0, floor);
    return model::workload::demandRatio(workload, cost) / reduction;
}

struct DemandPeak {
    double reduction{1.0};
    double multiple{1.0};
    bool isInside{false}; // neither at the start nor at the end of the curve
};

DemandPeak addCurve(ChartData& data, const WorkloadClass& workload, Role role) {
    constexpr int points = 181;
    constexpr double decades = 3.0;
    Line line;
    line.name = QString::fromStdString(workload.name);
    line.role = role;
    DemandPeak peak;
    std::size_t highest = 0;
    for (int i = 0; i < points; ++i) {
        const double reduction = std::pow(10.0, decades * i / (points - 1));
        line.x.push_back(reduction);
        line.y.push_back(energyAt(workload, reduction));
        if (line.y.back() > line.y[highest]) highest = line.y.size() - 1;
    }
    peak = {line.x[highest], line.y[highest], highest > 0 && highest + 1 < line.y.size()};
    data.lines.push_back(std::move(line));
    return peak;
}

// Where the class stands in the selected year.
void markYear(ChartData& data, const ChartContext& context, const WorkloadClass& workload) {
    const YearOutcome* year = selectedYear(context);
    const ClassYear* now = year == nullptr ? nullptr : classIn(*year, workload.id);
    if (now == nullptr || now->priceRatio <= 0.0 || now->priceRatio > 1.0 || now->priceRatio < 1e-3) return;
    const double reduction = 1.0 / now->priceRatio;
    data.annotations.push_back(
        {reduction, energyAt(workload, reduction), QString::number(year->year), Role::Accent, true});
}

// The class with most tokens in the first year.
std::size_t largestClass(const ChartContext& context) {
    std::size_t largest = 0;
    const auto& first = context.outcome.years.front();
    double most = -1.0;
    for (std::size_t i = 0; i < context.scenario.workloads.size(); ++i) {
        const ClassYear* one = classIn(first, context.scenario.workloads[i].id);
        if (one != nullptr && tokensOf(*one) > most) {
            most = tokensOf(*one);
            largest = i;
        }
    }
    return largest;
}

double frozenEnergyTwh(const YearOutcome& year) {
    return 1e-6 * year.facilityEnergyMwh / year.energyMultiple;
}

// 1/k from the definition of discrete rebound, D = 1 - (1 - m) / (1 - 1/k); nothing where it does not determine k.
double withoutReboundTwh(const YearOutcome& year) {
    if (!year.discreteRebound) return year.energyMultiple == 1.0 ? frozenEnergyTwh(year) : orNaN(std::nullopt);
    const double left = 1.0 - *year.discreteRebound;
    if (std::abs(left) < 1e-9) return orNaN(std::nullopt);
    return frozenEnergyTwh(year) * (1.0 - (1.0 - year.energyMultiple) / left);
}

QString reboundTitle(const ChartContext& context, const YearOutcome& year) {
    const double missed = 1e-6 * year.facilityEnergyMwh - withoutReboundTwh(year);
    const QString size = text::quantity(std::abs(missed), QStringLiteral("TWh"), context.locale, 2);
    if (!std::isfinite(missed)) return chartWords("Efficiency and what demand makes of it");
    if (missed <= 0.0) return chartWords("Efficiency saves all it promises by %1").arg(year.year);
    if (year.energyMultiple > 1.0)
        return chartWords("Efficiency raises energy use: a plan without rebound misses %1 in %2")
            .arg(size)
            .arg(year.year);
    return chartWords("Rebound takes back %1 of the saving in %2").arg(size).arg(year.year);
}

} // namespace

ChartData workloadChart(const ChartContext& context) {
    ChartData data = yearChart("workload");
    if (context.outcome.years.empty() || context.outcome.years.front().classes.empty()) return data;
    const YearOutcome& first = context.outcome.years.front();
    const YearOutcome& last = context.outcome.years.back();
    const TokenScale scale = tokenScale(context);
    Stack stack;
    stack.x = yearsOf(context.outcome);
    stack.totalName = chartWords("All classes");
    for (std::size_t i = 0; i < first.classes.size(); ++i) {
        const std::string id = first.classes[i].id;
        stack.bands.push_back({QString::fromStdString(first.classes[i].name), listRole(i),
                               figuresOf(context.outcome, [&id, &scale](const YearOutcome& year) {
                                   const ClassYear* one = classIn(year, id);
                                   return one == nullptr ? 0.0 : tokensOf(*one) / scale.tokens;
                               })});
    }
    data.stack = std::move(stack);
    const double growth = first.tokensPerYear > 0.0 ? last.tokensPerYear / first.tokensPerYear : 1.0;
    data.title =
        growth >= 1.0
            ? chartWords("Tokens grow %1-fold by %2").arg(text::number(growth, context.locale, 2)).arg(last.year)
            : chartWords("Tokens fall to %1 by %2").arg(text::share(growth, context.locale)).arg(last.year);
    data.subtitle = chartWords("Tokens a year in the cloud, input and output, %1").arg(context.scenarioName);
    data.y[0].label = chartWords("Tokens a year");
    data.y[0].unit = QString::fromUtf8(scale.unit);
    addGhost(data, context, [scale](const YearOutcome& year) { return year.tokensPerYear / scale.tokens; });
    data.hovers.push_back({chartWords("Price"), QStringLiteral("$/Mtok"), Role::Neutral, yearsOf(context.outcome),
                           figuresOf(context.outcome, [](const YearOutcome& y) { return y.priceUsdPerMillionTokens; }),
                           false});
    return data;
}

ChartData demandCurveChart(const ChartContext& context) {
    ChartData data;
    data.name = QStringLiteral("demand-curve");
    data.x.kind = XKind::Log;
    data.x.label = chartWords("compute cost reduction");
    data.x.unit = QStringLiteral("×");
    if (context.scenario.workloads.empty() || context.outcome.years.empty()) return data;
    data.y[0].label = chartWords("Energy against today");
    data.y[0].unit = QStringLiteral("×");
    const std::size_t largest = largestClass(context);
    const WorkloadClass& main = context.scenario.workloads[largest];
    DemandPeak peak;
    for (std::size_t i = 0; i < context.scenario.workloads.size(); ++i) {
        const DemandPeak found =
            addCurve(data, context.scenario.workloads[i], i == largest ? Role::Demand : listRole(i));
        if (i == largest) peak = found;
    }
    const QString name = QString::fromStdString(main.name);
    if (peak.isInside) {
        data.title = chartWords("Energy for %1 rises until ε falls to 1").arg(name);
        data.annotations.push_back({peak.reduction, peak.multiple,
                                    chartWords("peak %1×, ε = 1").arg(text::number(peak.multiple, context.locale, 3)),
                                    Role::Alarm, true});
    } else if (peak.reduction > 1.0) {
        data.title = chartWords("Energy for %1 rises as compute gets cheaper").arg(name);
    } else {
        data.title = chartWords("Energy for %1 falls as compute gets cheaper").arg(name);
    }
    data.subtitle = chartWords("Energy against today when all of the gain reaches the price; ε %1 today")
                        .arg(text::number(main.priceElasticity.value, context.locale, 3));
    data.levels.push_back({1.0, chartWords("today"), Role::Neutral});
    markYear(data, context, main);
    return data;
}

ChartData reboundChart(const ChartContext& context) {
    ChartData data = yearChart("rebound");
    const YearOutcome* year = selectedYear(context);
    if (year == nullptr) return data;
    data.title = reboundTitle(context, *year);
    data.subtitle = chartWords("Facility energy, %1").arg(context.scenarioName);
    data.y[0].label = chartWords("Energy a year");
    data.y[0].unit = QStringLiteral("TWh");
    data.lines.push_back(
        {chartWords("As it comes"), Role::Demand, yearsOf(context.outcome),
         figuresOf(context.outcome, [](const YearOutcome& one) { return 1e-6 * one.facilityEnergyMwh; })});
    data.lines.push_back({chartWords("First year's efficiency"), Role::Series4, yearsOf(context.outcome),
                          figuresOf(context.outcome, frozenEnergyTwh)});
    data.lines.push_back({chartWords("No rebound"), Role::Ghost, yearsOf(context.outcome),
                          figuresOf(context.outcome, withoutReboundTwh)});
    data.hovers.push_back(
        {chartWords("Marginal rebound"),
         {},
         Role::Neutral,
         yearsOf(context.outcome),
         figuresOf(context.outcome, [](const YearOutcome& one) { return orNaN(one.marginalRebound); }),
         false});
    data.hovers.push_back(
        {chartWords("Discrete rebound"),
         {},
         Role::Neutral,
         yearsOf(context.outcome),
         figuresOf(context.outcome, [](const YearOutcome& one) { return orNaN(one.discreteRebound); }),
         false});
    data.hovers.push_back({chartWords("Energy multiple"), QStringLiteral("×"), Role::Neutral, yearsOf(context.outcome),
                           figuresOf(context.outcome, [](const YearOutcome& one) { return one.energyMultiple; }),
                           false});
    return data;
}

} // namespace ui::charts
