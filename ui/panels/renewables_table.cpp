#include "ui/panels/renewables_table.h"

#include "ui/text/number_text.h"

#include "model/plant/renewable_output.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <numeric>

namespace ui::panels {

using charts::ChartContext;
using model::plant::Renewable;
using tables::numberCell;
using tables::PlainCell;
using tables::textCell;

namespace {

QString renewableWords(const char* text) {
    return QCoreApplication::translate("tables", text);
}

QString seriesWords(const Renewable& renewable) {
    if (!renewable.profile.profile) return renewableWords("no series");
    return model::plant::isFirm(renewable) ? QString::number(renewable.profile.profile->year)
                                           : renewableWords("typical year");
}

std::vector<PlainCell> renewableRow(const Renewable& renewable, const ChartContext& context) {
    const QLocale& locale = context.locale;
    const auto factors = model::plant::capacityFactors(renewable, model::series::TimeAxis(context.year));
    const double fullMw = model::plant::outputMwAtFullShare(renewable, context.year + 0.5);
    const double mwh = fullMw * std::accumulate(factors.begin(), factors.end(), 0.0);
    const double hours = static_cast<double>(model::series::TimeAxis(context.year).hours());
    const double builtMw = fullMw > 0.0 ? renewable.capacity.value : 0.0;
    const double share = builtMw > 0.0 ? mwh / (builtMw * hours) : 0.0;
    const QString name = QString::fromStdString(renewable.name);
    const bool isSolar = renewable.kind == model::plant::RenewableKind::Solar;
    const bool isFirm = model::plant::isFirm(renewable);
    return {textCell(name, name),
            textCell(isSolar ? renewableWords("Solar") : renewableWords("Wind")),
            numberCell(text::quantity(builtMw, QStringLiteral("MW"), locale), builtMw),
            numberCell(text::share(builtMw > 0.0 ? std::optional(share) : std::nullopt, locale, 3), share),
            numberCell(text::quantity(mwh, QStringLiteral("MWh"), locale), mwh),
            textCell(seriesWords(renewable)),
            textCell(isFirm ? renewableWords("yes") : renewableWords("no"))};
}

} // namespace

TableContents renewablesTable(const ChartContext& context) {
    TableContents contents{renewableWords("No solar or wind stands on the site. Add it under Inputs, + Add."),
                           {renewableWords("Plant"), renewableWords("Kind"), renewableWords("Nameplate"),
                            renewableWords("Capacity factor"), renewableWords("Can give a year"),
                            renewableWords("Weather"), renewableWords("Counts as firm")},
                           {},
                           renewableWords("Solar and wind")};
    const auto& plants = context.scenario.plant.renewables;
    for (const Renewable& renewable : plants)
        contents.rows.push_back(renewableRow(renewable, context));
    if (plants.empty()) return contents;
    const auto year = std::ranges::find(context.outcome.years, context.year, &model::scenario::YearOutcome::year);
    const double load = year != context.outcome.years.end() ? year->facilityEnergyMwh : 0.0;
    if (load <= 0.0) {
        contents.title = renewableWords("Solar and wind on the site in %1").arg(context.year);
        return contents;
    }
    contents.title = renewableWords("Sun and wind on the site serve %1 of the load of %2; %3 are curtailed")
                         .arg(text::share(year->renewableMwh / load, context.locale), QString::number(context.year),
                              text::quantity(year->renewableCurtailedMwh, QStringLiteral("MWh"), context.locale, 3));
    return contents;
}

} // namespace ui::panels
