#include "ui/panels/grid_tables.h"

#include "ui/text/date_text.h"
#include "ui/text/number_text.h"

#include "model/grid/region_position.h"
#include "model/scenario/grid_outlook.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>

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

// Aligned like the numbers of its column.
PlainCell noNumber() {
    return {text::noValue(), {}, true, false, {}};
}

PlainCell mwCell(const std::optional<model::units::Power>& power, const QLocale& locale, int significant = 6) {
    if (!power) return noNumber();
    return numberCell(text::quantity(number(*power), QStringLiteral("MW"), locale, significant), number(*power));
}

PlainCell shareCell(const std::optional<double>& share, const QLocale& locale, int significant = 4) {
    if (!share) return noNumber();
    return numberCell(text::share(*share, locale, significant), *share);
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

PlainCell monthCell(const std::optional<double>& year, const QLocale& locale) {
    if (!year) return noNumber();
    return numberCell(text::month(year, locale), *year);
}

QString besideContract(const model::scenario::ContractStep& step, const QLocale& locale) {
    if (!step.laterThanContract) return gridWords("later than can be told");
    const double months = std::round(12.0 * *step.laterThanContract);
    if (months == 0.0) return gridWords("as the contract assumes");
    const bool isOne = std::abs(months) == 1.0;
    const char* words =
        months > 0.0
            ? (isOne ? "a month later than the contract assumes" : "%1 months later than the contract assumes")
            : (isOne ? "a month earlier than the contract assumes" : "%1 months earlier than the contract assumes");
    const QString found = gridWords(words);
    return isOne ? found : found.arg(text::number(std::abs(months), locale));
}

std::vector<PlainCell> stageRow(const model::grid::StageOutlook& stage, const QLocale& locale) {
    const QString name = QString::fromStdString(stage.name);
    return {textCell(name, name),
            monthCell(stage.plannedYear, locale),
            shareCell(stage.passed, locale, 2),
            monthCell(stage.p10Year, locale),
            monthCell(stage.p50Year, locale),
            monthCell(stage.p90Year, locale)};
}

std::vector<PlainCell> stepRow(const model::scenario::ContractStep& step, double completion, const QLocale& locale) {
    PlainCell median = monthCell(step.p50Year, locale);
    median.toolTip = besideContract(step, locale);
    return {textCell(text::change(number(step.capacity), QStringLiteral("MW"), locale),
                     gridWords("A step of the contract. Planned: as filed, before slip and ramp")),
            monthCell(step.filedYear, locale),
            shareCell(completion, locale, 2),
            monthCell(step.p10Year, locale),
            std::move(median),
            monthCell(step.p90Year, locale)};
}

QString queueFinding(const model::scenario::GridOutlook& outlook, const QLocale& locale) {
    const QString chance = text::share(outlook.request().completion(), locale);
    if (outlook.steps().empty())
        return gridWords("The request comes through with a chance of %1, but no step of the contract follows it")
            .arg(chance);
    const auto& first = outlook.steps().front();
    return gridWords("A chance of %1 to come through, then half the time by %2, %3")
        .arg(chance, text::month(first.p50Year, locale), besideContract(first, locale));
}

QString className(const std::string& resourceClass) {
    QString words = QString::fromStdString(resourceClass).replace(QLatin1Char('_'), QLatin1Char(' '));
    if (words.startsWith(QStringLiteral("storage ")) && words.endsWith(QLatin1Char('h')))
        return gridWords("Storage, %1 h").arg(words.mid(8).chopped(1));
    words.replace(QStringLiteral(" ct"), QStringLiteral(" CT"));
    return words.left(1).toUpper() + words.mid(1);
}

QString setName(const std::string& ratingSet) {
    if (ratingSet == "final_BRA") return gridWords("final, auction");
    if (ratingSet == "final_3IA") return gridWords("final, third incremental auction");
    if (ratingSet.starts_with("preliminary")) return gridWords("preliminary");
    return QString::fromStdString(ratingSet);
}

std::vector<PlainCell> coverRow(const model::grid::ClassCover& cover, const QLocale& locale) {
    PlainCell credited = shareCell(cover.share, locale);
    credited.toolTip = gridWords("Of the next megawatt: the more of a class is built, the less it is credited");
    const QString set = QString::fromStdString(cover.ratingSet);
    const QString source = QString::fromStdString(cover.source);
    return {textCell(className(cover.resourceClass)),
            textCell(setName(cover.ratingSet), set + QLatin1Char('\n') + source), std::move(credited),
            mwCell(cover.nameplate, locale, 4)};
}

// The delivery year itself, or the last that is rated when it is later still.
std::optional<model::grid::DeliveryYear> ratedYear(model::grid::DeliveryYear wanted,
                                                   std::span<const model::grid::ElccRating> ratings) {
    if (ratings.empty()) return std::nullopt;
    return std::min(wanted, std::ranges::max_element(ratings, {}, &model::grid::ElccRating::year)->year);
}

QString coverFinding(const QString& obligation, const QString& label, const model::grid::ClassCover& least,
                     const QLocale& locale) {
    return gridWords("%1 of UCAP cover the campus in %2: at least %3 of nameplate (%4)")
        .arg(obligation, label, text::quantity(number(least.nameplate), QStringLiteral("MW"), locale),
             className(least.resourceClass).toLower());
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

TableContents queueTable(const ChartContext& context) {
    const QLocale& locale = context.locale;
    TableContents contents{gridWords("No stages of the request are entered. Add them under Inputs, + Add."),
                           {gridWords("Stage"), gridWords("Planned"), gridWords("Passed"), QStringLiteral("P10"),
                            QStringLiteral("P50"), QStringLiteral("P90")},
                           {},
                           gridWords("Queue")};
    if (context.scenario.gates.empty()) return contents;
    const auto outlook = model::scenario::gridOutlook(context.scenario);
    if (!outlook) {
        contents.title = gridWords("The slips of a stage contradict each other: see the messages");
        return contents;
    }
    contents.title = queueFinding(*outlook, locale);
    for (const auto& stage : outlook->request().stages())
        contents.rows.push_back(stageRow(stage, locale));
    for (const auto& step : outlook->steps())
        contents.rows.push_back(stepRow(step, outlook->request().completion(), locale));
    return contents;
}

TableContents coverTable(const ChartContext& context, std::span<const model::grid::ElccRating> ratings) {
    const QLocale& locale = context.locale;
    const model::grid::DeliveryYear delivery{context.year};
    const QString label = QString::fromStdString(delivery.label());
    const auto rated = ratedYear(delivery, ratings);
    TableContents contents{gridWords("No regional requirement is set for %1").arg(label),
                           {gridWords("Class"), gridWords("Rating"), gridWords("Credited"), gridWords("Nameplate")},
                           {},
                           gridWords("Covering it")};
    const auto effect = model::grid::addedLoadEffect(context.scenario.region, delivery, coincidentLoad(context));
    if (!effect || !effect->before.reserveMargin) return contents;
    contents.title = gridWords("The campus has no obligation in %1: it draws nothing from the grid").arg(label);
    if (!(number(effect->obligationUcap) > 0.0)) return contents;
    contents.title = gridWords("No class ratings are on file for %1").arg(label);
    const auto covers = rated ? model::grid::coverByClass(effect->obligationUcap, *rated, ratings)
                              : std::vector<model::grid::ClassCover>{};
    if (covers.empty()) return contents;
    const QString ratedLabel = QString::fromStdString(rated->label());
    contents.headings[1] = gridWords("Rating of %1").arg(ratedLabel);
    for (const auto& cover : covers)
        contents.rows.push_back(coverRow(cover, locale));
    contents.title = coverFinding(text::quantity(number(effect->obligationUcap), QStringLiteral("MW"), locale), label,
                                  covers.front(), locale);
    if (*rated != delivery) contents.title += gridWords(", if the ratings of %1 hold").arg(ratedLabel);
    return contents;
}

} // namespace ui::panels
