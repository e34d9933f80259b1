#include "ui/panels/electrical_table.h"

#include "ui/text/number_text.h"

#include "model/adequacy/delivery_path.h"
#include "model/scenario/site_year.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace ui::panels {

using charts::ChartContext;
using model::facility::StageSide;
using model::units::number;
using tables::numberCell;
using tables::PlainCell;
using tables::textCell;

namespace {

constexpr double pathHoursPerYear = 8760.0;

QString pathWords(const char* text) {
    return QCoreApplication::translate("tables", text);
}

QString sideWords(StageSide side) {
    switch (side) {
    case StageSide::Grid:
        return pathWords("grid to bus");
    case StageSide::Plant:
        return pathWords("units to bus");
    case StageSide::Load:
        break;
    }
    return pathWords("bus to load");
}

PlainCell servedCell(double share, const QLocale& locale) {
    return numberCell(text::share(share, locale, share > 0.99 ? 7 : 3), share);
}

PlainCell hoursCell(double outShare, const QLocale& locale) {
    return numberCell(text::quantity(pathHoursPerYear * outShare, QStringLiteral("h"), locale, 3),
                      pathHoursPerYear * outShare);
}

// What the side has to carry in the year.
double carriedMw(StageSide side, double peakMw, double contractMw, double plantMw) {
    if (side == StageSide::Grid) return std::min(peakMw, contractMw);
    return side == StageSide::Plant ? std::min(peakMw, plantMw) : peakMw;
}

std::vector<PlainCell> stageRow(const model::facility::ElectricalStage& stage,
                                const model::adequacy::DeliveryStage& built, double served, double carried,
                                const QLocale& locale) {
    const QString name = QString::fromStdString(stage.name);
    const bool isWhole = stage.block.value <= 0.0;
    return {textCell(name, name),
            textCell(sideWords(stage.side)),
            numberCell(QString::number(built.count), built.count),
            isWhole
                ? textCell(pathWords("all"))
                : numberCell(text::quantity(number(built.block), QStringLiteral("MW"), locale), number(built.block)),
            numberCell(text::quantity(carried, QStringLiteral("MW"), locale), carried),
            servedCell(served, locale),
            hoursCell(1.0 - served, locale),
            textCell({})};
}

} // namespace

TableContents electricalTable(const ChartContext& context) {
    TableContents contents{pathWords("No electrical stage is entered: feeders, transformers and UPS never fail"),
                           {pathWords("Stage"), pathWords("Between"), pathWords("Blocks"), pathWords("Each"),
                            pathWords("Carries"), pathWords("Share of hours"), pathWords("Short a year"),
                            pathWords("Events a year")},
                           {},
                           pathWords("Electrical path")};
    const auto year = std::ranges::find(context.outcome.years, context.year, &model::scenario::YearOutcome::year);
    if (year == context.outcome.years.end() || context.scenario.electrical.empty()) return contents;
    const model::scenario::SiteYears site(context.scenario);
    const QLocale& locale = context.locale;
    double worstOut = 0.0;
    std::vector<std::vector<PlainCell>> wholes;
    for (const StageSide side : {StageSide::Grid, StageSide::Plant, StageSide::Load}) {
        const auto path = site.path(side, context.year);
        if (path.empty()) continue;
        const double mw = carriedMw(side, year->facilityPeakMw, year->gridContractMw, year->plantSiteMw);
        const auto served = model::adequacy::deliveryAvailability(path, model::units::of<model::units::Power>(mw));
        std::size_t index = 0;
        for (const auto& stage : context.scenario.electrical) {
            if (stage.side != side) continue;
            contents.rows.push_back(stageRow(stage, path[index], served.stages[index], mw, locale));
            ++index;
        }
        const std::optional<double> events =
            served.interruptionsPerHour ? std::optional(pathHoursPerYear * *served.interruptionsPerHour) : std::nullopt;
        PlainCell eventsCell =
            events ? numberCell(text::number(events, locale, 3), *events) : textCell(text::noValue());
        wholes.push_back({textCell(pathWords("Whole path")), textCell(sideWords(side)), textCell({}), textCell({}),
                          numberCell(text::quantity(mw, QStringLiteral("MW"), locale), mw),
                          servedCell(served.path, locale), hoursCell(served.pathOut, locale), std::move(eventsCell)});
        if (side == StageSide::Load) worstOut = served.pathOut;
    }
    for (auto& row : wholes)
        contents.rows.push_back(std::move(row));
    contents.title = pathWords("The path to the load is short of the peak for %1 in %2")
                         .arg(text::quantity(pathHoursPerYear * worstOut, QStringLiteral("h"), locale, 3),
                              QString::number(context.year));
    return contents;
}

} // namespace ui::panels
