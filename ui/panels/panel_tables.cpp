#include "ui/panels/panel_tables.h"

#include "ui/charts/evidence_chart.h"
#include "ui/charts/plant_chart.h"
#include "ui/text/number_text.h"

#include "model/adequacy/outage_table.h"
#include "model/evidence/claim.h"
#include "model/plant/site_capacity.h"
#include "model/scenario/site_year.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui::panels {

using charts::ChartContext;
using model::evidence::Claim;
using model::plant::UnitClass;
using model::units::number;
using tables::numberCell;
using tables::PlainCell;
using tables::textCell;

namespace {

constexpr double hoursPerYear = 8760.0;
constexpr int spareMost = 6;

QString tableWords(const char* text) {
    return QCoreApplication::translate("tables", text);
}

QString fromText(const std::string& text) {
    return QString::fromStdString(text);
}

std::vector<PlainCell> unitRow(const ChartContext& context, const UnitClass& unit) {
    const QLocale& locale = context.locale;
    const auto query = charts::firmQuery(context, unit);
    const auto firm = model::adequacy::firmCapacity(query);
    const double site = query.count > 0 ? number(firm.site) / query.count : 0.0;
    const double derating = 1.0 - site / unit.capacity.value;
    std::vector<PlainCell> row{
        textCell(fromText(unit.name)),
        numberCell(text::number(query.count, locale), query.count),
        numberCell(text::quantity(unit.capacity.value, QStringLiteral("MW"), locale), unit.capacity.value),
        numberCell(text::quantity(site, QStringLiteral("MW"), locale), site),
        numberCell(text::share(query.count > 0 ? std::optional(derating) : std::nullopt, locale), derating),
        numberCell(text::number(unit.heatRate.value, locale), unit.heatRate.value),
        numberCell(text::share(unit.forcedOutageRate.value, locale), unit.forcedOutageRate.value),
    };
    for (const std::size_t level : {1U, 2U, 3U}) {
        const double mw = firm.levels[level].reachable ? number(firm.levels[level].firm) : 0.0;
        row.push_back(numberCell(firm.levels[level].reachable ? text::quantity(mw, QStringLiteral("MW"), locale)
                                                              : tableWords("out of reach"),
                                 mw));
    }
    return row;
}

// The class with most units in the year; null without any.
const UnitClass* largestClass(const ChartContext& context) {
    const UnitClass* largest = nullptr;
    double most = 0.0;
    for (const UnitClass& unit : context.scenario.plant.units) {
        const double mw = charts::firmQuery(context, unit).count * unit.capacity.value;
        if (mw <= most) continue;
        most = mw;
        largest = &unit;
    }
    return largest;
}

// `needed` of `needed + spare` units must run; unit size at site conditions.
std::vector<PlainCell> spareRow(const ChartContext& context, const UnitClass& unit, int needed, int spare) {
    const auto& power = context.scenario.power;
    const auto size = model::plant::siteCapacity(unit, power.designTemperature.value, power.sitePressure.value);
    const std::vector<model::adequacy::OutageGroup> groups{
        model::scenario::SiteYears(context.scenario).outagesOf(unit, needed + spare, size)};
    const model::adequacy::OutageTable table(groups);
    const auto beyond = table.firstAbove(spare * number(size));
    const bool isEver = beyond < table.outageMw().size();
    const double missed = isEver ? table.probabilityAtLeast()[beyond] : 0.0;
    const double unserved = isEver && beyond > 0 ? hoursPerYear * table.shortfallBeyondMw()[beyond - 1] : 0.0;
    const double events = isEver ? hoursPerYear * table.frequencyAtLeastPerHour()[beyond] : 0.0;
    const QLocale& locale = context.locale;
    return {textCell(spare == 0 ? QStringLiteral("N") : QStringLiteral("N+%1").arg(spare)),
            numberCell(text::number(needed + spare, locale), needed + spare),
            numberCell(text::share(1.0 - missed, locale, missed < 0.01 ? 7 : 3), 1.0 - missed),
            numberCell(text::quantity(hoursPerYear * missed, QStringLiteral("h"), locale, 3), hoursPerYear * missed),
            numberCell(text::quantity(unserved, QStringLiteral("MWh"), locale, 3), unserved),
            numberCell(table.hasFrequency() ? text::number(events, locale, 3) : text::noValue(), events)};
}

QString verdict(model::evidence::Arithmetic arithmetic) {
    switch (arithmetic) {
    case model::evidence::Arithmetic::Holds:
        return tableWords("holds");
    case model::evidence::Arithmetic::Fails:
        return tableWords("fails");
    case model::evidence::Arithmetic::NotComputable:
        break;
    }
    return tableWords("not computable");
}

QString verdict(model::evidence::Fact fact) {
    switch (fact) {
    case model::evidence::Fact::Supported:
        return tableWords("supported");
    case model::evidence::Fact::Contradicted:
        return tableWords("contradicted");
    case model::evidence::Fact::Superseded:
        return tableWords("superseded");
    case model::evidence::Fact::Unverifiable:
        break;
    }
    return tableWords("unverifiable");
}

std::vector<PlainCell> claimRow(const Claim& claim, const QLocale& locale) {
    const QString unit = fromText(claim.unit());
    PlainCell arithmetic = textCell(verdict(claim.arithmetic), fromText(claim.arithmeticReason));
    arithmetic.isAlarm = claim.arithmetic == model::evidence::Arithmetic::Fails;
    PlainCell fact = textCell(verdict(claim.fact), fromText(claim.factReason));
    fact.isAlarm = claim.fact == model::evidence::Fact::Contradicted;
    const auto figure = [&](const std::optional<double>& value) {
        return numberCell(text::number(value, locale), value.value_or(std::nan("")));
    };
    return {numberCell(QString::number(claim.number), claim.number),
            textCell(charts::documentNames(claim)),
            textCell(fromText(claim.claim), fromText(claim.claim)),
            figure(claim.claimed),
            figure(claim.computed()),
            textCell(unit),
            std::move(arithmetic),
            std::move(fact),
            textCell(fromText(claim.factReason), fromText(claim.inputs))};
}

} // namespace

TableContents unitsTable(const ChartContext& context) {
    TableContents contents{tableWords("Units in service in %1").arg(context.year),
                           {tableWords("Class"), tableWords("Units"), tableWords("Size, ISO"),
                            tableWords("Size on site"), tableWords("Derating"), tableWords("Heat rate, Btu/kWh"),
                            tableWords("Forced outage"), tableWords("Firm at 99.9 %"), tableWords("Firm at 99.99 %"),
                            tableWords("Firm at 99.999 %")},
                           {},
                           tableWords("Units")};
    for (const UnitClass& unit : context.scenario.plant.units)
        contents.rows.push_back(unitRow(context, unit));
    return contents;
}

TableContents spareTable(const ChartContext& context) {
    TableContents contents{tableWords("What each spare unit buys"),
                           {tableWords("Spare units"), tableWords("Units installed"),
                            tableWords("Share of hours served"), tableWords("Hours short a year"),
                            tableWords("Unserved a year"), tableWords("Events a year")},
                           {},
                           tableWords("Spare units")};
    const UnitClass* unit = largestClass(context);
    if (unit == nullptr) return contents;
    const auto query = charts::firmQuery(context, *unit);
    const auto base = model::adequacy::firmCapacity(query);
    if (!base.levels[2].reachable) {
        const bool isCapped = query.commonCause * query.forcedOutageRate > 1.0 - base.levels[2].availability;
        contents.title =
            (isCapped ? tableWords("No number of units of %1 reaches 99.99 %: all go out together too often")
                      : tableWords("Too few units of %1 to promise any at 99.99 %"))
                .arg(fromText(unit->name));
        return contents;
    }
    const int needed = base.levels[2].unitsAvailable;
    contents.title =
        tableWords("What each spare unit buys when %1 of %2 must run").arg(needed).arg(fromText(unit->name));
    for (int spare = 0; spare <= spareMost; ++spare)
        contents.rows.push_back(spareRow(context, *unit, needed, spare));
    return contents;
}

TableContents jumpsTable(const ChartContext& context) {
    TableContents contents{
        tableWords("Jumps of the load in %1").arg(context.year),
        {tableWords("Within seconds"), tableWords("Load"), tableWords("The site stands"), tableWords("Verdict")},
        {},
        tableWords("Jumps of load")};
    const auto year = std::ranges::find(context.outcome.years, context.year, &model::scenario::YearOutcome::year);
    if (year == context.outcome.years.end()) return contents;
    const auto row = [&](const QString& what, double loadMw, double stoodMw) {
        const bool isCovered = stoodMw >= loadMw;
        PlainCell said = textCell(isCovered ? tableWords("covered") : tableWords("not covered"));
        said.isAlarm = !isCovered;
        return std::vector<PlainCell>{
            textCell(what, what), numberCell(text::quantity(loadMw, QStringLiteral("MW"), context.locale), loadMw),
            numberCell(text::quantity(stoodMw, QStringLiteral("MW"), context.locale), stoodMw), std::move(said)};
    };
    contents.rows = {row(tableWords("Training starts or stops: units, batteries and grid answer"), year->loadStepMw,
                         year->stepResponseMw),
                     row(tableWords("A voltage dip moves load to its own batteries: what may leave at once"),
                         year->tripMw, year->tripLimitMw)};
    const bool isFine = year->stepResponseMw >= year->loadStepMw && year->tripLimitMw >= year->tripMw;
    contents.title = (isFine ? tableWords("The site stands jumps of its load in %1, by this screening")
                             : tableWords("The site does not stand every jump of its load in %1, by this screening"))
                         .arg(context.year);
    return contents;
}

TableContents claimsTable(const ChartContext& context) {
    TableContents contents{tableWords("Claims"),
                           {tableWords("No."), tableWords("Document"), tableWords("Claim"), tableWords("Claimed"),
                            tableWords("Computed"), tableWords("Unit"), tableWords("Arithmetic"), tableWords("Fact"),
                            tableWords("Reason")},
                           {},
                           tableWords("Claims")};
    for (const Claim& claim : model::evidence::claims())
        contents.rows.push_back(claimRow(claim, context.locale));
    return contents;
}

} // namespace ui::panels
