#include "ui/panels/grid_tables.h"

#include "ui/text/number_text.h"

#include "model/grid/region_position.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace ui::panels {

using charts::ChartContext;
using model::grid::RegionPosition;
using model::units::number;
using tables::numberCell;
using tables::PlainCell;
using tables::textCell;

namespace {

QString gridWords(const char* text) {
    return QCoreApplication::translate("tables", text);
}

PlainCell mwCell(const std::optional<model::units::Power>& power, const QLocale& locale) {
    if (!power) return textCell(text::noValue());
    return numberCell(text::quantity(number(*power), QStringLiteral("MW"), locale, 6), number(*power));
}

PlainCell shareCell(const std::optional<double>& share, const QLocale& locale) {
    if (!share) return textCell(text::noValue());
    return numberCell(text::share(*share, locale, 4), *share);
}

using Rows = std::vector<std::vector<PlainCell>>;

void addPosition(Rows& rows, const RegionPosition& before, const RegionPosition& after, const QLocale& locale) {
    const auto row = [&](const char* words, PlainCell left, PlainCell right) {
        rows.push_back({textCell(gridWords(words)), std::move(left), std::move(right)});
    };
    row("Peak forecast implied", mwCell(before.impliedPeak, locale), mwCell(after.impliedPeak, locale));
    row("Requirement, UCAP", mwCell(before.requirement, locale), mwCell(after.requirement, locale));
    row("Committed, UCAP", mwCell(before.cleared, locale), mwCell(after.cleared, locale));
    PlainCell shortBefore = mwCell(before.shortfallUcap, locale);
    PlainCell shortAfter = mwCell(after.shortfallUcap, locale);
    shortBefore.isAlarm = number(before.shortfallUcap) > 0.0;
    shortAfter.isAlarm = number(after.shortfallUcap) > 0.0;
    row("Shortfall, UCAP", std::move(shortBefore), std::move(shortAfter));
    row("Reserve margin", shareCell(before.reserveMargin, locale), shareCell(after.reserveMargin, locale));
    row("Target", shareCell(before.targetReserve, locale), shareCell(after.targetReserve, locale));
}

// What the site draws in the region's peak hours, as its tariff bills it.
model::units::Power coincidentLoad(const ChartContext& context) {
    const auto year = std::ranges::find(context.outcome.years, context.year, &model::scenario::YearOutcome::year);
    if (year == context.outcome.years.end()) return {};
    const double gridMw = std::min(year->facilityPeakMw, year->gridContractMw);
    return model::units::of<model::units::Power>(gridMw * context.scenario.tariff.coincidentPeakShare.value);
}

} // namespace

TableContents regionTable(const ChartContext& context) {
    const model::grid::DeliveryYear delivery{context.year};
    const QString label = QString::fromStdString(delivery.label());
    TableContents contents{
        gridWords("No regional requirement is set for %1").arg(label),
        {gridWords("Region, %1").arg(label), gridWords("As it stands"), gridWords("With this campus added")},
        {},
        gridWords("Region")};
    const auto& region = context.scenario.region;
    const auto before = model::grid::regionPosition(region, context.year);
    if (!before.reserveMargin) return contents;
    const auto load = coincidentLoad(context);
    const auto effect = model::grid::addedLoadEffect(region, delivery, load);
    addPosition(contents.rows, before, effect ? effect->after : before, context.locale);
    if (effect) {
        contents.rows.push_back({textCell(gridWords("Obligation of the campus, UCAP")), textCell({}),
                                 mwCell(effect->obligationUcap, context.locale)});
        contents.rows.push_back(
            {textCell(gridWords("Its capacity cost, a delivery year")), textCell({}),
             numberCell(text::quantity(number(effect->capacityCost), QStringLiteral("$"), context.locale),
                        number(effect->capacityCost))});
    }
    const auto plants = model::grid::shortfallInPlants(region, context.year, 986.0 * model::units::MW);
    const QString shortfall = text::quantity(number(before.shortfallUcap), QStringLiteral("MW"), context.locale);
    contents.title = number(before.shortfallUcap) > 0.0
                         ? gridWords("The region is %1 of UCAP short in %2: %3 plants of 986 MW at its ELCC")
                               .arg(shortfall, label, text::number(plants, context.locale, 2))
                         : gridWords("The region meets its requirement in %1").arg(label);
    return contents;
}

} // namespace ui::panels
