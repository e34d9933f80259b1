#include "ui/panels/panel_presenter.h"

#include "ui/charts/chart_context.h"
#include "ui/panels/adequacy_tables.h"
#include "ui/panels/backtest_tables.h"
#include "ui/panels/dispatch_tables.h"
#include "ui/panels/efficiency_tables.h"
#include "ui/panels/electrical_table.h"
#include "ui/panels/grid_tables.h"
#include "ui/panels/history_table.h"
#include "ui/panels/region_record_tables.h"
#include "ui/panels/renewables_table.h"
#include "ui/panels/workload_tables.h"
#include "ui/text/message_text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui::panels {

using model::scenario::Outcome;

namespace {

QString panelWords(const char* text) {
    return QCoreApplication::translate("panels", text);
}

template<class Build>
auto withContext(session::Session& session, const QLocale& locale, Build build) {
    static const Outcome nothing;
    const auto outcome = session.outcome();
    const auto baseline = session.baselineOutcome();
    const session::ScenarioNode* base = session.tree().find(session.baselineSlug());
    const charts::ChartContext context{session.scenario(),
                                       outcome ? *outcome : nothing,
                                       baseline && !baseline->years.empty() ? baseline.get() : nullptr,
                                       session.activeName(),
                                       base == nullptr ? QString() : QString::fromStdString(base->name),
                                       session.year(),
                                       locale,
                                       session.calibrations().chosen(session.scenario())};
    return build(context);
}

std::vector<TableContents> gridTables(const charts::ChartContext& context, const session::RegionRecords& records) {
    return {regionTable(context), queueTable(context), coverTable(context, records.ratings),
            forecastTable(context, records.forecasts), recordTable(context, records.realisations)};
}

std::vector<TableContents> workloadTables(const charts::ChartContext& context,
                                          const session::CatalogueLookup& catalogue) {
    return {classesTable(context),        demandTable(context),
            thinkingTable(context),       reboundTable(context),
            withoutReboundTable(context), historyTable(historySeries(catalogue.dataset()), context.locale)};
}

// A thin line at the selected year, unless another line would stand too close for both texts.
void markYear(charts::ChartData& data, int year) {
    constexpr double closestYears = 1.5;
    if (data.x.kind != charts::XKind::Year || charts::isEmpty(data)) return;
    for (const charts::Marker& marker : data.markers)
        if (std::abs(marker.x - year) < closestYears) return;
    data.markers.push_back({static_cast<double>(year), QString::number(year), charts::Role::Neutral, {}});
}

} // namespace

std::vector<const charts::ChartEntry*> chartsOf(const PanelRow& row) {
    std::vector<const charts::ChartEntry*> found;
    for (const std::string_view name : row.charts)
        if (const charts::ChartEntry* entry = charts::findChart(name)) found.push_back(entry);
    return found;
}

charts::ChartData chartFor(session::Session& session, const charts::ChartEntry& entry, const QLocale& locale) {
    charts::ChartData data =
        withContext(session, locale, [&](const charts::ChartContext& context) { return entry.builder(context); });
    markYear(data, session.year());
    return data;
}

std::size_t cardsOf(TableKind kind) {
    switch (kind) {
    case TableKind::None:
    case TableKind::Calibration: // has a card of its own
        return 0;
    case TableKind::Grid:
    case TableKind::Units:
    case TableKind::Dispatch:
    case TableKind::Efficiency:
    case TableKind::Workload:
    case TableKind::Claims:
        return 1;
    case TableKind::Adequacy:
        break;
    }
    return 2;
}

std::vector<std::vector<TableContents>> tablesFor(session::Session& session, TableKind kind, const QLocale& locale) {
    return withContext(session, locale, [kind, &session](const charts::ChartContext& context) {
        std::vector<std::vector<TableContents>> cards;
        switch (kind) {
        case TableKind::None:
        case TableKind::Calibration:
            break;
        case TableKind::Grid:
            cards = {gridTables(context, session.catalogue().regionRecords())};
            break;
        case TableKind::Units:
            cards = {{unitsTable(context), spareTable(context), renewablesTable(context), electricalTable(context),
                      jumpsTable(context)}};
            break;
        case TableKind::Dispatch:
            cards = {{runningTable(context), permitsTable(context)}};
            break;
        case TableKind::Adequacy:
            cards = {{firmStepsTable(context), weatherTable(context)},
                     {nextNineTable(context), comparisonTable(context)}};
            break;
        case TableKind::Efficiency:
            cards = {{factorsTable(context), fleetTable(context)}};
            break;
        case TableKind::Workload:
            cards = {workloadTables(context, session.catalogue())};
            break;
        case TableKind::Claims:
            cards = {backTestTables(context)};
            cards.front().insert(cards.front().begin(), claimsTable(context));
            break;
        }
        return cards;
    });
}

QString emptyWords(const session::Session& session, std::string_view chart) {
    const auto outcome = session.outcome();
    if (outcome && outcome->years.empty() && !outcome->issues.empty()) {
        const auto& issues = outcome->issues;
        const auto worst = std::max_element(issues.begin(), issues.end(),
                                            [](const auto& a, const auto& b) { return a.severity < b.severity; });
        return text::message(*worst);
    }
    if (chart == "calibration") return panelWords("The measured rows are being fitted.");
    if (chart == "roofline")
        return panelWords("The plan's model has no experts and no kernel is chosen. Choose a mixture of experts under "
                          "Inputs, or import a table of measured kernels with File, Import.");
    if (!outcome) return panelWords("The answer will stand here.");
    if (chart == "plant" || chart == "firm-capacity")
        return panelWords("No on-site units are in service in this year. Add a unit class under Inputs, + Add.");
    if (chart == "dispatch" || chart == "load-duration" || chart == "worst-week")
        return panelWords("The hours of this year are being computed.");
    return panelWords("There is nothing to draw for this scenario.");
}

} // namespace ui::panels
