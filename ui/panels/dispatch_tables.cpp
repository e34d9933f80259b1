#include "ui/panels/dispatch_tables.h"

#include "ui/text/number_text.h"

#include "model/scenario/site_dispatch.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <numeric>

namespace ui::panels {

using charts::ChartContext;
using model::dispatch::DispatchYear;
using model::units::number;
using tables::numberCell;
using tables::PlainCell;
using tables::textCell;

namespace {

constexpr double bindsFrom = 0.999; // of what is allowed

QString dispatchWords(const char* text) {
    return QCoreApplication::translate("tables", text);
}

const DispatchYear* hoursOfYear(const ChartContext& context) {
    const bool isThere = context.outcome.hourly && context.outcome.hourlyYear == context.year;
    return isThere ? &*context.outcome.hourly : nullptr;
}

bool isPlanned(const DispatchYear& hours) {
    return !hours.planned.netMw.empty();
}

PlainCell quantityCell(double value, const char* unit, const QLocale& locale) {
    return numberCell(text::quantity(value, QString::fromLatin1(unit), locale), value);
}

std::vector<PlainCell> classRow(const ChartContext& context, const DispatchYear& hours, std::size_t index) {
    const QLocale& locale = context.locale;
    const auto& unit = context.scenario.plant.units[index];
    const auto& year = hours.groups[index];
    const double fuelMwh = number(year.fuel);
    const double fuelMmbtu = fuelMwh / model::units::kMwhPerMmbtu;
    const double outputMwh = number(year.output);
    const double noxT = fuelMwh * number(unit.permit.nox.quantity());
    const double coT = fuelMwh * number(unit.permit.co.quantity());
    return {textCell(QString::fromStdString(unit.name)),
            quantityCell(outputMwh, "MWh", locale),
            numberCell(text::number(year.unitHours, locale), year.unitHours),
            isPlanned(hours) ? numberCell(text::number(year.starts, locale), year.starts) : textCell(text::noValue()),
            numberCell(text::number(1e-3 * fuelMmbtu, locale), fuelMmbtu),
            quantityCell(noxT, "t", locale),
            quantityCell(coT, "t", locale)};
}

// Energy, and the hours that have any; what burns nothing starts and emits nothing.
std::vector<PlainCell> sunRow(const QString& what, const std::vector<double>& mw, const QLocale& locale) {
    const auto count = static_cast<double>(std::ranges::count_if(mw, [](double one) { return one > 1e-9; }));
    const PlainCell none = textCell(text::noValue());
    return {textCell(what, what),
            quantityCell(std::accumulate(mw.begin(), mw.end(), 0.0), "MWh", locale),
            numberCell(text::number(count, locale), count),
            none,
            none,
            none,
            none};
}

struct LimitRow {
    QString what;
    double used{};
    double allowed{};
    const char* unit;
    double worthUsd{}; // per unit of it; 0: does not bind or is not priced
};

std::vector<PlainCell> cellsOf(const LimitRow& row, const QLocale& locale) {
    const double share = row.allowed > 0.0 ? row.used / row.allowed : 1.0;
    PlainCell left = numberCell(text::share(share, locale, 3), share);
    left.isAlarm = share >= bindsFrom;
    const QString unit = QString::fromLatin1(row.unit);
    return {textCell(row.what, row.what), quantityCell(row.used, row.unit, locale),
            quantityCell(row.allowed, row.unit, locale), std::move(left),
            row.worthUsd > 0.0
                ? numberCell(dispatchWords("%1 a unit").arg(text::quantity(row.worthUsd, QStringLiteral("$"), locale)),
                             row.worthUsd)
                : textCell(text::noValue())};
}

void addClassLimits(const ChartContext& context, const DispatchYear& hours, std::vector<LimitRow>& rows) {
    const auto limits = model::scenario::permitLimits(context.scenario, context.year);
    for (std::size_t i = 0; i < limits.size(); ++i) {
        const QString name = QString::fromStdString(context.scenario.plant.units[i].name);
        const auto& year = hours.groups[i];
        const auto prices =
            i < hours.planned.groupPrices.size() ? hours.planned.groupPrices[i] : model::dispatch::LimitPrices{};
        if (limits[i].unitHours)
            rows.push_back({dispatchWords("%1: hours run").arg(name), year.unitHours, *limits[i].unitHours, "h",
                            prices.unitHourUsd});
        if (limits[i].starts)
            rows.push_back(
                {dispatchWords("%1: starts").arg(name), year.starts, *limits[i].starts, "", prices.startUsd});
        if (limits[i].noxTonnes)
            rows.push_back(
                {dispatchWords("%1: NOx").arg(name), year.noxTonnes, *limits[i].noxTonnes, "t", prices.noxUsdPerTonne});
        if (limits[i].coTonnes)
            rows.push_back(
                {dispatchWords("%1: CO").arg(name), year.coTonnes, *limits[i].coTonnes, "t", prices.coUsdPerTonne});
    }
}

void addPlantLimits(const ChartContext& context, const DispatchYear& hours, std::vector<LimitRow>& rows) {
    const auto limits = model::scenario::plantPermitLimits(context.scenario);
    double noxT = 0.0;
    double coT = 0.0;
    for (const auto& group : hours.groups) {
        noxT += group.noxTonnes;
        coT += group.coTonnes;
    }
    const auto& prices = hours.planned.plantPrices;
    if (limits.noxTonnes)
        rows.push_back({dispatchWords("Plant: NOx"), noxT, *limits.noxTonnes, "t", prices.noxUsdPerTonne});
    if (limits.coTonnes) rows.push_back({dispatchWords("Plant: CO"), coT, *limits.coTonnes, "t", prices.coUsdPerTonne});
}

void addFuel(const ChartContext& context, const DispatchYear& hours, std::vector<LimitRow>& rows) {
    const auto& plant = context.scenario.plant;
    const auto mmbtu = [](const model::units::Energy& fuel) { return number(fuel) / model::units::kMwhPerMmbtu; };
    const double days = static_cast<double>(hours.gridMw.size()) / 24.0;
    if (plant.gas.contract == model::plant::GasContract::DailyQuantities) {
        rows.push_back(
            {dispatchWords("Firm gas"), mmbtu(hours.planned.firmGas), plant.gas.firm.value * days, "MMBtu", 0.0});
        rows.push_back({dispatchWords("Interruptible gas"), mmbtu(hours.planned.interruptibleGas),
                        plant.gas.interruptible.value * days, "MMBtu", 0.0});
    }
    if (plant.backup.stored.value > 0.0)
        rows.push_back({dispatchWords("Fuel stored on site"), mmbtu(hours.planned.backupFuel),
                        plant.backup.stored.value, "MMBtu", 0.0});
}

} // namespace

TableContents runningTable(const ChartContext& context) {
    TableContents contents{dispatchWords("How the units ran in %1").arg(context.year),
                           {dispatchWords("Class"), dispatchWords("Output"), dispatchWords("Hours run"),
                            dispatchWords("Starts"), dispatchWords("Fuel, 1,000 MMBtu"), dispatchWords("NOx"),
                            dispatchWords("CO")},
                           {},
                           dispatchWords("Units")};
    const DispatchYear* hours = hoursOfYear(context);
    if (hours == nullptr || hours->groups.size() != context.scenario.plant.units.size()) return contents;
    contents.title =
        (isPlanned(*hours)
             ? dispatchWords("How the units ran in %1, planned %2 h ahead")
                   .arg(QString::number(context.year), text::number(context.scenario.lookAhead.value, context.locale))
             : dispatchWords("How the units ran in %1, hour by hour by rules").arg(QString::number(context.year)));
    for (std::size_t i = 0; i < hours->groups.size(); ++i)
        contents.rows.push_back(classRow(context, *hours, i));
    if (hours->renewableMw.empty()) return contents;
    contents.rows.push_back(sunRow(dispatchWords("Solar and wind"), hours->renewableMw, context.locale));
    contents.rows.push_back(sunRow(dispatchWords("Solar and wind, curtailed"), hours->curtailedMw, context.locale));
    return contents;
}

TableContents permitsTable(const ChartContext& context) {
    TableContents contents{dispatchWords("No permit limit and no gas contract is set"),
                           {dispatchWords("Limit"), dispatchWords("Used"), dispatchWords("Allowed"),
                            dispatchWords("Share"), dispatchWords("One more is worth")},
                           {},
                           dispatchWords("Permits and gas")};
    const DispatchYear* hours = hoursOfYear(context);
    if (hours == nullptr || hours->groups.size() != context.scenario.plant.units.size()) return contents;
    std::vector<LimitRow> rows;
    addClassLimits(context, *hours, rows);
    addPlantLimits(context, *hours, rows);
    addFuel(context, *hours, rows);
    if (rows.empty()) return contents;
    const auto binding = std::ranges::count_if(
        rows, [](const LimitRow& row) { return row.allowed > 0.0 && row.used >= bindsFrom * row.allowed; });
    contents.title =
        !isPlanned(*hours) ? dispatchWords("Limits are set, but the dispatch by rules does not know them")
        : binding > 0      ? dispatchWords("%1 of %2 limits bind in %3")
                            .arg(QString::number(binding), QString::number(rows.size()), QString::number(context.year))
                      : dispatchWords("No limit binds in %1").arg(context.year);
    for (const LimitRow& row : rows)
        contents.rows.push_back(cellsOf(row, context.locale));
    return contents;
}

} // namespace ui::panels
