#include "ui/panels/adequacy_tables.h"

#include "ui/text/number_text.h"

#include "model/adequacy/reinforcement.h"
#include "model/scenario/site_year.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui::panels {

using charts::ChartContext;
using model::adequacy::FirmCause;
using model::units::number;
using tables::numberCell;
using tables::PlainCell;
using tables::textCell;

namespace {

constexpr double slowRepairs = 2.0;

QString adequacyWords(const char* text) {
    return QCoreApplication::translate("tables", text);
}

QString causeWords(FirmCause cause) {
    switch (cause) {
    case FirmCause::Nameplate:
        return adequacyWords("Nameplate, ISO");
    case FirmCause::ForcedOutages:
        return adequacyWords("Forced outages (ISO, independent, no maintenance)");
    case FirmCause::SiteConditions:
        return adequacyWords("Heat and altitude of the site");
    case FirmCause::PlannedOutages:
        return adequacyWords("Planned outages");
    case FirmCause::CommonCause:
        return adequacyWords("Common cause");
    case FirmCause::Cold:
        return adequacyWords("Cold");
    case FirmCause::SpinningReserve:
        return adequacyWords("Spinning reserve: the headline");
    }
    return {};
}

PlainCell megawatts(double mw, const QLocale& locale) {
    return numberCell(text::quantity(mw, QStringLiteral("MW"), locale), mw);
}

std::vector<PlainCell> stepRow(const QString& words, double before, double after, const QLocale& locale) {
    return {textCell(words, words),
            numberCell(text::change(after - before, QStringLiteral("MW"), locale), after - before),
            megawatts(after, locale)};
}

// The load of every hour of the year that has been dispatched; empty when that is another year.
std::vector<double> hourlyLoadMw(const ChartContext& context) {
    if (!context.outcome.hourly || context.outcome.hourlyYear != context.year) return {};
    return model::scenario::loadOf(*context.outcome.hourly);
}

QString neededWords(const model::adequacy::Reinforcement& found, const QLocale& locale) {
    if (found.isCappedByCommonCause) return adequacyWords("no number: common cause");
    if (found.isCappedByPath) return adequacyWords("no number: electrical path");
    if (!found.unitsToAdd) return adequacyWords("more than 256");
    return *found.unitsToAdd == 0 ? adequacyWords("none, it is reached")
                                  : text::fixedNumber(*found.unitsToAdd, 0, locale);
}

using model::stochastic::Estimate;

std::vector<PlainCell> besideRow(const QString& words, double other, const Estimate<>& found, const char* unit,
                                 const QLocale& locale) {
    const QString symbol = QString::fromLatin1(unit);
    const double apart = found.standardError > 0.0 ? (found.value - other) / found.standardError : 0.0;
    PlainCell errors = numberCell(adequacyWords("%1 s.e.").arg(text::change(apart, {}, locale, 2)), apart);
    errors.isAlarm = std::abs(apart) > 3.0;
    return {textCell(words, words), numberCell(text::quantity(other, symbol, locale, 4), other),
            numberCell(text::estimate(found.value, found.standardError, symbol, locale), found.value),
            std::move(errors)};
}

std::vector<PlainCell> simulatedRow(const QString& words, const Estimate<>& found, const char* unit,
                                    const QLocale& locale) {
    return {
        textCell(words, words), textCell({}),
        numberCell(text::estimate(found.value, found.standardError, QString::fromLatin1(unit), locale), found.value),
        textCell({})};
}

std::vector<PlainCell> spreadRow(const QString& words, const model::adequacy::YearlySpread& spread, const char* unit,
                                 const QLocale& locale) {
    const auto each = [&](double value) { return text::number(value, locale, 3); };
    return {textCell(words, words), textCell({}),
            numberCell(QStringLiteral("%1 / %2 / %3 %4")
                           .arg(each(spread.p50), each(spread.p90), each(spread.p99), QString::fromLatin1(unit)),
                       spread.p90),
            textCell({})};
}

} // namespace

TableContents firmStepsTable(const ChartContext& context) {
    const double target = context.outcome.summary.targetAvailability;
    TableContents contents{
        adequacyWords("On-site units, firm at %1 in %2").arg(text::share(target, context.locale, 7)).arg(context.year),
        {adequacyWords("Cause"), adequacyWords("Costs"), adequacyWords("Leaves")},
        {},
        adequacyWords("Causes")};
    const model::scenario::SiteYears site(context.scenario);
    const auto plant = site.firmPlant(context.year);
    if (plant.groups.empty() || !(target > 0.0 && target < 1.0)) return contents;
    const auto steps = model::adequacy::firmSteps(plant, target);
    contents.rows.push_back({textCell(causeWords(FirmCause::Nameplate)), textCell({}),
                             megawatts(number(steps.front().firm), context.locale)});
    for (std::size_t i = 1; i < steps.size(); ++i)
        contents.rows.push_back(
            stepRow(causeWords(steps[i].cause), number(steps[i - 1].firm), number(steps[i].firm), context.locale));
    const auto slow = model::adequacy::firmSteps(model::adequacy::withRepairs(plant, slowRepairs), target);
    contents.rows.push_back(stepRow(adequacyWords("If repairs took twice as long"), number(steps.back().firm),
                                    number(slow.back().firm), context.locale));
    return contents;
}

TableContents nextNineTable(const ChartContext& context) {
    TableContents contents{adequacyWords("What the next nine takes"),
                           {adequacyWords("Hours served"), adequacyWords("Units to add"), adequacyWords("MW to add")},
                           {},
                           adequacyWords("Next nine")};
    const auto loadMw = hourlyLoadMw(context);
    if (loadMw.empty()) return contents;
    model::scenario::SiteYears site(context.scenario);
    const double peakMw = *std::max_element(loadMw.begin(), loadMw.end());
    const auto supply = site.supply(context.year, model::units::of<model::units::Power>(peakMw));
    if (supply.units.empty()) return contents;
    const auto largest = std::max_element(supply.units.begin(), supply.units.end(), [](const auto& a, const auto& b) {
        return a.count * number(a.capacity) < b.count * number(b.capacity);
    });
    const double unitMw = number(largest->capacity);
    contents.title =
        adequacyWords("What the next nine takes in %1, in units of %2 at the site")
            .arg(QString::number(context.year), text::quantity(unitMw, QStringLiteral("MW"), context.locale));
    for (const double availability : {0.99, 0.999, 0.9999, 0.99999}) {
        const auto found = model::adequacy::unitsToReach(
            supply, loadMw, static_cast<std::size_t>(largest - supply.units.begin()), availability);
        contents.rows.push_back(
            {textCell(text::share(availability, context.locale, 7)), textCell(neededWords(found, context.locale)),
             found.unitsToAdd ? megawatts(*found.unitsToAdd * unitMw, context.locale) : textCell(text::noValue())});
    }
    return contents;
}

TableContents comparisonTable(const ChartContext& context) {
    TableContents contents{
        adequacyWords("The simulation of %1 is being computed").arg(context.year),
        {adequacyWords("Index"), adequacyWords("Computed"), adequacyWords("Simulated"), adequacyWords("Apart")},
        {},
        adequacyWords("Simulation")};
    const auto found = std::ranges::find(context.outcome.years, context.year, &model::scenario::YearOutcome::year);
    if (found == context.outcome.years.end() || !found->simulated) return contents;
    const auto& risk = *found->simulated;
    const QLocale& locale = context.locale;
    const bool isExact = risk.otherMethod == "exact";
    const QString years = text::number(static_cast<double>(risk.sampleYears), locale);
    contents.headings[1] = isExact ? adequacyWords("Exact") : adequacyWords("By the rule");
    contents.title = (risk.agrees() ? adequacyWords("%1 sample-years agree with the exact figures of %2")
                      : isExact     ? adequacyWords("%1 sample-years disagree with the exact figures of %2")
                                    : adequacyWords("%1 sample-years correct the rule for batteries in %2"))
                         .arg(years, QString::number(context.year));
    if (risk.agrees() && !isExact)
        contents.title = adequacyWords("%1 sample-years agree with the rule for batteries in %2")
                             .arg(years, QString::number(context.year));
    contents.rows = {besideRow(adequacyWords("Hours lost a year"), risk.otherLoleHours, risk.loleHours, "h", locale),
                     besideRow(adequacyWords("Unserved a year"), risk.otherEueMwh, risk.eueMwh, "MWh", locale),
                     simulatedRow(adequacyWords("Events a year"), risk.lolfEvents, "", locale)};
    if (risk.meanEventHours)
        contents.rows.push_back(simulatedRow(adequacyWords("Mean event"), *risk.meanEventHours, "h", locale));
    contents.rows.push_back({textCell(adequacyWords("Years without loss")), textCell({}),
                             numberCell(text::share(risk.lossHours.shareOfNone, locale, 3), risk.lossHours.shareOfNone),
                             textCell({})});
    contents.rows.push_back(spreadRow(adequacyWords("Hours, P50 / 90 / 99"), risk.lossHours, "h", locale));
    contents.rows.push_back(spreadRow(adequacyWords("MWh, P50 / 90 / 99"), risk.unservedMwh, "MWh", locale));
    return contents;
}

TableContents weatherTable(const ChartContext& context) {
    TableContents contents{adequacyWords("One weather for every year of the study"),
                           {adequacyWords("Weather of"), adequacyWords("Peak load"), adequacyWords("Loss of load"),
                            adequacyWords("Unserved"), adequacyWords("Headroom")},
                           {},
                           adequacyWords("Weather years")};
    const auto found = std::ranges::find(context.outcome.years, context.year, &model::scenario::YearOutcome::year);
    if (found == context.outcome.years.end() || found->weather.empty()) return contents;
    contents.title = adequacyWords("%1 in the weather of %2 years")
                         .arg(QString::number(context.year), QString::number(found->weather.size()));
    for (const auto& risk : found->weather) {
        PlainCell headroom = megawatts(risk.headroomMw, context.locale);
        headroom.isAlarm = risk.headroomMw < 0.0;
        contents.rows.push_back(
            {numberCell(QString::number(risk.weatherYear), risk.weatherYear), megawatts(risk.peakMw, context.locale),
             numberCell(text::quantity(risk.loleHours, QStringLiteral("h"), context.locale, 3), risk.loleHours),
             numberCell(text::quantity(risk.eueMwh, QStringLiteral("MWh"), context.locale, 3), risk.eueMwh),
             std::move(headroom)});
    }
    return contents;
}

} // namespace ui::panels
