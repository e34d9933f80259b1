#include "ui/panels/panel_presenter.h"

#include "ui/charts/chart_context.h"
#include "ui/panels/adequacy_tables.h"
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
                                       locale};
    return build(context);
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

std::vector<TableContents> tablesFor(session::Session& session, TableKind kind, const QLocale& locale) {
    return withContext(session, locale, [kind](const charts::ChartContext& context) {
        std::vector<TableContents> tables;
        if (kind == TableKind::Units) tables = {unitsTable(context), spareTable(context)};
        if (kind == TableKind::Adequacy) tables = {firmStepsTable(context), nextNineTable(context)};
        if (kind == TableKind::Claims) tables = {claimsTable(context), backTestTable(context)};
        return tables;
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
    if (!outcome) return panelWords("The answer will stand here.");
    if (chart == "plant" || chart == "firm-capacity")
        return panelWords("No on-site units are in service in this year. Add a unit class under Inputs, + Add.");
    if (chart == "dispatch" || chart == "load-duration" || chart == "worst-week")
        return panelWords("The hours of this year are being computed.");
    return panelWords("There is nothing to draw for this scenario.");
}

} // namespace ui::panels
