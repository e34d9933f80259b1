#include "ui/charts/workload_chart.h"

#include "ui/charts/demand_position.h"
#include "ui/charts/year_series.h"
#include "ui/text/number_text.h"

#include <algorithm>
#include <cmath>
#include <optional>

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

// How far the drawn curves reach: from a tenfold dearer compute, where a peak lies there, to a thousandfold cheaper.
constexpr double curveDecades = 3.0;

Line curveOf(const WorkloadClass& workload, Role role, double firstDecade) {
    constexpr int points = 181;
    Line line;
    line.name = QString::fromStdString(workload.name);
    line.role = role;
    const model::workload::DemandForm form(workload);
    for (int i = 0; i < points; ++i) {
        line.x.push_back(std::pow(10.0, firstDecade + (curveDecades - firstDecade) * i / (points - 1)));
        line.y.push_back(energyAtPrice(workload, form, 1.0 / line.x.back()));
    }
    return line;
}

bool isOnCurve(double priceRatio, double firstDecade) {
    const double decade = -std::log10(priceRatio);
    return decade >= firstDecade && decade <= curveDecades;
}

// A dot where the class stands in the selected year, if efficiency alone had moved its price; named for the main one.
void markYear(ChartData& data, const ChartContext& context, const WorkloadClass& workload, Role role, bool isMain,
              double firstDecade) {
    const YearOutcome* year = selectedYear(context);
    const ClassYear* now = year == nullptr ? nullptr : classIn(*year, workload.id);
    if (now == nullptr || now->priceRatio <= 0.0 || !isOnCurve(now->priceRatio, firstDecade)) return;
    data.annotations.push_back({1.0 / now->priceRatio,
                                energyAtPrice(workload, model::workload::DemandForm(workload), now->priceRatio),
                                isMain ? QString::number(year->year) : QString(), isMain ? Role::Accent : role, true});
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

QString demandTitle(const WorkloadClass& workload, const std::optional<DemandPeak>& peak, const QLocale& locale) {
    const QString name = QString::fromStdString(workload.name);
    if (peak && peak->priceRatio < 1.0)
        return chartWords("Energy for %1 rises until compute is %2 times cheaper")
            .arg(name, text::number(1.0 / peak->priceRatio, locale, 2));
    if (peak) return chartWords("Energy for %1 only falls as compute gets cheaper: its peak is past").arg(name);
    return (workload.priceElasticity.value > 1.0 ? chartWords("Energy for %1 rises as compute gets cheaper")
                                                 : chartWords("Energy for %1 falls as compute gets cheaper"))
        .arg(name);
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
    std::vector<std::optional<DemandPeak>> peaks;
    bool isAnyPast = false;
    for (const WorkloadClass& workload : context.scenario.workloads) {
        peaks.push_back(demandPeak(workload, model::workload::DemandForm(workload)));
        isAnyPast = isAnyPast || (peaks.back() && peaks.back()->priceRatio > 1.0);
    }
    const double firstDecade = isAnyPast ? -1.0 : 0.0;
    data.x.minimum = std::pow(10.0, firstDecade);
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        const WorkloadClass& workload = context.scenario.workloads[i];
        const Role role = i == largest ? Role::Demand : listRole(i);
        data.lines.push_back(curveOf(workload, role, firstDecade));
        markYear(data, context, workload, role, i == largest, firstDecade);
        if (!peaks[i] || !isOnCurve(peaks[i]->priceRatio, firstDecade)) continue;
        const QString peak = chartWords("peak %1×").arg(text::number(peaks[i]->energyMultiple, context.locale, 3));
        data.annotations.push_back({1.0 / peaks[i]->priceRatio, peaks[i]->energyMultiple,
                                    i == largest ? peak : QString(), i == largest ? Role::Alarm : role, true});
    }
    data.title = demandTitle(main, peaks[largest], context.locale);
    data.subtitle = chartWords("Energy against today when all of the gain reaches the price; ε %1 today")
                        .arg(text::number(main.priceElasticity.value, context.locale, 3));
    data.levels.push_back({1.0, chartWords("today"), Role::Neutral});
    data.annotations.push_back({1.0, 1.0, QString(), Role::Neutral, true});
    return data;
}

} // namespace ui::charts
