#include "ui/charts/cost_chart.h"

#include "ui/charts/year_series.h"
#include "ui/text/number_text.h"

#include <array>

namespace ui::charts {

using model::scenario::CostOfYear;
using model::scenario::YearOutcome;

namespace {

struct CostPart {
    const char* name;
    Role role;
    double (*usd)(const CostOfYear&);
};

constexpr std::array<CostPart, 6> costParts{{
    {"Servers", Role::Series1, [](const CostOfYear& c) { return c.serversUsd; }},
    {"Buildings", Role::Series6, [](const CostOfYear& c) { return c.facilityUsd; }},
    {"Operations", Role::Neutral, [](const CostOfYear& c) { return c.operationsUsd; }},
    {"Grid power", Role::Grid,
     [](const CostOfYear& c) { return c.gridEnergyUsd + c.gridCapacityUsd + c.gridDemandUsd; }},
    {"On-site power", Role::Turbine,
     [](const CostOfYear& c) {
         return c.plantCapitalUsd + c.plantFixedUsd + c.plantVariableUsd + c.fuelUsd + c.gasReservationUsd;
     }},
    {"Storage", Role::Storage, [](const CostOfYear& c) { return c.storageUsd; }},
}};

} // namespace

ChartData costChart(const ChartContext& context) {
    ChartData data = yearChart("cost");
    const YearOutcome* year = selectedYear(context);
    if (year == nullptr || year->cost.totalUsd() <= 0.0) return data;
    data.title = chartWords("Power is %1 of the yearly cost in %2")
                     .arg(text::share(year->cost.powerUsd() / year->cost.totalUsd(), context.locale))
                     .arg(year->year);
    data.subtitle = chartWords("Yearly cost in money of %1, capital as annuities, %2")
                        .arg(context.outcome.summary.priceYear)
                        .arg(context.scenarioName);
    data.y[0].label = chartWords("Cost a year");
    data.y[0].unit = QStringLiteral("$M");
    Stack stack;
    stack.x = yearsOf(context.outcome);
    stack.totalName = chartWords("All cost");
    for (const CostPart& part : costParts)
        stack.bands.push_back(
            {chartWords(part.name), part.role,
             figuresOf(context.outcome, [&](const YearOutcome& one) { return 1e-6 * part.usd(one.cost); })});
    data.stack = std::move(stack);
    addGhost(data, context, [](const YearOutcome& one) { return 1e-6 * one.cost.totalUsd(); });
    data.hovers.push_back(
        {chartWords("Delivered power"), QStringLiteral("$/MWh"), Role::Neutral, yearsOf(context.outcome),
         figuresOf(context.outcome, [](const YearOutcome& one) { return orNaN(one.lcoeUsdPerMwh); }), false});
    return data;
}

ChartData costPerTokenChart(const ChartContext& context) {
    ChartData data = yearChart("cost-per-token");
    const YearOutcome* year = selectedYear(context);
    if (year == nullptr || !year->costUsdPerMillionTokens) return data;
    const double cost = *year->costUsdPerMillionTokens;
    const QString shown = text::quantity(cost, QStringLiteral("$/Mtok"), context.locale, 3);
    data.title = cost <= year->priceUsdPerMillionTokens
                     ? chartWords("A million tokens cost %1 in %2, below their price").arg(shown).arg(year->year)
                     : chartWords("A million tokens cost %1 in %2, above their price").arg(shown).arg(year->year);
    data.subtitle = chartWords("Per million output tokens, money of %1").arg(context.outcome.summary.priceYear);
    data.y[0] = {chartWords("Per million output tokens"), QStringLiteral("$"), true, false, {}, {}, {}};
    addGhost(data, context, [](const YearOutcome& one) { return orNaN(one.costUsdPerMillionTokens); });
    data.lines.push_back(
        {chartWords("Cost"), Role::Demand, yearsOf(context.outcome),
         figuresOf(context.outcome, [](const YearOutcome& one) { return orNaN(one.costUsdPerMillionTokens); })});
    data.lines.push_back(
        {chartWords("Price"), Role::Series1, yearsOf(context.outcome),
         figuresOf(context.outcome, [](const YearOutcome& one) { return one.priceUsdPerMillionTokens; })});
    return data;
}

ChartData carbonChart(const ChartContext& context) {
    ChartData data = yearChart("carbon");
    const YearOutcome* year = selectedYear(context);
    if (year == nullptr) return data;
    data.title = chartWords("%1 of carbon dioxide in %2")
                     .arg(text::quantity(year->co2T, QStringLiteral("t"), context.locale, 3))
                     .arg(year->year);
    data.subtitle = chartWords("Scope 1 and location-based Scope 2, %1").arg(context.scenarioName);
    data.y[0].label = chartWords("Carbon dioxide a year");
    data.y[0].unit = QStringLiteral("kt");
    addGhost(data, context, [](const YearOutcome& one) { return 1e-3 * one.co2T; });
    data.lines.push_back({chartWords("Emissions"), Role::Demand, yearsOf(context.outcome),
                          figuresOf(context.outcome, [](const YearOutcome& one) { return 1e-3 * one.co2T; })});
    data.hovers.push_back({chartWords("Per MWh"), QStringLiteral("kg"), Role::Neutral, yearsOf(context.outcome),
                           figuresOf(context.outcome,
                                     [](const YearOutcome& one) {
                                         return one.facilityEnergyMwh > 0.0 ? 1e3 * one.co2T / one.facilityEnergyMwh
                                                                            : orNaN(std::nullopt);
                                     }),
                           false});
    return data;
}

} // namespace ui::charts
