#include "ui/panels/workload_tables.h"

#include "ui/charts/demand_position.h"
#include "ui/charts/rebound_chart.h"
#include "ui/charts/year_series.h"
#include "ui/text/number_text.h"

#include "model/workload/contrarian_channels.h"
#include "model/workload/rebound.h"
#include "model/workload/year_demand.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui::panels {

using charts::ChartContext;
using model::scenario::ClassYear;
using model::scenario::YearOutcome;
using model::workload::WorkloadClass;
using tables::numberCell;
using tables::PlainCell;
using tables::textCell;

namespace {

QString workloadWords(const char* text) {
    return QCoreApplication::translate("tables", text);
}

PlainCell absent() {
    return {text::noValue(), {}, true, false, {}};
}

PlainCell plainNumber(double value, const QLocale& locale, int significant = 4) {
    return std::isfinite(value) ? numberCell(text::number(value, locale, significant), value) : absent();
}

PlainCell multiple(const std::optional<double>& value, const QLocale& locale, int significant = 3) {
    if (!value || !std::isfinite(*value)) return absent();
    return numberCell(text::quantity(*value, QStringLiteral("×"), locale, significant), *value);
}

PlainCell figure(double value, const char* unit, const QLocale& locale, int significant = 4) {
    return numberCell(text::quantity(value, QString::fromLatin1(unit), locale, significant), value);
}

PlainCell percent(const std::optional<double>& value, const QLocale& locale) {
    return value && std::isfinite(*value) ? numberCell(text::share(*value, locale, 3), *value) : absent();
}

PlainCell withTip(PlainCell cell, const QString& tip) {
    cell.toolTip = tip;
    return cell;
}

// A class as the scenario means it, with its two years; `visit` is called for each that the outcome knows.
struct ClassAt {
    const WorkloadClass& workload;
    const ClassYear& now;
    const ClassYear& first;
    int year;
    int firstYear;
};
template<class Visit>
void forEachClass(const ChartContext& context, Visit visit) {
    const YearOutcome* year = charts::selectedYear(context);
    if (year == nullptr) return;
    const YearOutcome& first = context.outcome.years.front();
    for (const WorkloadClass& workload :
         model::workload::channelled(context.scenario.workloads, context.scenario.channels)) {
        const ClassYear* now = charts::classIn(*year, workload.id);
        const ClassYear* then = charts::classIn(first, workload.id);
        if (now != nullptr && then != nullptr) visit(ClassAt{workload, *now, *then, year->year, first.year});
    }
}

PlainCell nameCell(const ClassAt& at) {
    const QString name = QString::fromStdString(at.workload.name);
    return textCell(name, name);
}

double tokensOfClass(const ClassYear& one) {
    return one.inputTokens + one.cachedInputTokens + one.outputTokens;
}

PlainCell deviceCell(double substitution, const QLocale& locale) {
    const QString said =
        substitution > 0.0
            ? workloadWords("%1 of their tasks replace one of the cloud").arg(text::share(substitution, locale))
            : workloadWords("their tasks come on top of the cloud's");
    return textCell(said, said);
}

QString thinkingWords(double worth, double breakEven, double tokens) {
    if (std::abs(tokens - 1.0) < 1e-6) return workloadWords("as many tokens a task as in the first year");
    if (std::abs(worth / breakEven - 1.0) < 0.005) return workloadWords("the tokens stay what they were");
    return worth > breakEven ? workloadWords("more tokens in all: it is worth more than that")
                             : workloadWords("fewer tokens in all: it is worth less than that");
}

QString peakWords(const charts::DemandPosition& position) {
    if (!position.peak) return workloadWords("no peak on this curve");
    return position.isPastPeak() ? workloadWords("past: cheaper saves energy")
                                 : workloadWords("ahead: cheaper takes more energy");
}

std::vector<PlainCell> demandRow(const ClassAt& at, const QLocale& locale) {
    const auto position = charts::demandPosition(at.workload, at.now, at.first, at.year, at.firstYear);
    const QString said = peakWords(position);
    return {nameCell(at),
            multiple(at.now.priceRatio, locale),
            multiple(position.userCostRatio, locale),
            plainNumber(at.now.localElasticity, locale, 3),
            plainNumber(at.now.shortRunElasticity, locale, 3),
            multiple(position.wanted, locale),
            percent(position.ofAllEver, locale),
            multiple(position.peak ? std::optional(position.peak->userCostRatio) : std::nullopt, locale),
            textCell(said, said)};
}

PlainCell plannedCell(const YearOutcome& year, const QLocale& locale) {
    if (year.facilityPeakMw <= 0.0) return textCell(text::noValue());
    const QString share = text::share(year.withoutReboundPeakMw / year.facilityPeakMw, locale, 3);
    return textCell(workloadWords("%1 of the peak that comes").arg(share));
}

std::vector<PlainCell> reboundRow(const YearOutcome& year, const QLocale& locale) {
    const auto rebound = [&](const std::optional<double>& value) {
        return value && std::isfinite(*value)
                   ? withTip(numberCell(text::number(*value, locale, 3), *value), charts::reboundWords(*value))
                   : absent();
    };
    PlainCell residual = year.priceIterations > 0 ? plainNumber(year.priceResidual, locale, 2) : absent();
    residual.isAlarm = !year.priceConverged;
    return {numberCell(QString::number(year.year), year.year),
            multiple(year.energyMultiple, locale),
            rebound(year.marginalRebound),
            rebound(year.marginalReboundEnergy),
            rebound(year.discreteRebound),
            percent(year.energyCostShare, locale),
            year.priceIterations > 0 ? plainNumber(year.priceIterations, locale) : absent(),
            std::move(residual),
            textCell(year.marginalRebound ? charts::reboundWords(*year.marginalRebound) : QString())};
}

} // namespace

TableContents classesTable(const ChartContext& context) {
    TableContents contents{workloadWords("No class of work stands in this year"),
                           {workloadWords("Class"), workloadWords("Users"), workloadWords("Tasks a year"),
                            workloadWords("Input"), workloadWords("Cached"), workloadWords("Output"),
                            workloadWords("On devices"), workloadWords("Made up by"), workloadWords("What devices do")},
                           {},
                           workloadWords("Classes")};
    const QLocale& locale = context.locale;
    double all = 0.0;
    double most = -1.0;
    QString leader;
    int year = 0;
    forEachClass(context, [&](const ClassAt& at) {
        const double edgeShare = at.workload.edgeShare.valueAt(at.year);
        const double tokens = tokensOfClass(at.now);
        all += tokens;
        year = at.year;
        if (tokens > most) {
            most = tokens;
            leader = QString::fromStdString(at.workload.name);
        }
        contents.rows.push_back(
            {nameCell(at), multiple(at.now.users, locale), plainNumber(at.now.tasksPerYear, locale, 3),
             plainNumber(at.now.inputTokens, locale, 3), plainNumber(at.now.cachedInputTokens, locale, 3),
             plainNumber(at.now.outputTokens, locale, 3), percent(edgeShare, locale),
             withTip(
                 multiple(model::workload::edgeBreakEvenGrowth(edgeShare, at.workload.edgeSubstitution.value), locale),
                 workloadWords("Growth of all tasks at which the cloud has as many as without devices")),
             deviceCell(at.workload.edgeSubstitution.value, locale)});
    });
    if (contents.rows.empty() || all <= 0.0) return contents;
    contents.title = contents.rows.size() == 1 ? workloadWords("%1 asks for %2 tokens in %3")
                                                     .arg(leader, text::number(all, locale, 3), QString::number(year))
                                               : workloadWords("Most tokens of %4 go to %1: %2 of %3")
                                                     .arg(leader, text::share(most / all, locale),
                                                          text::number(all, locale, 3), QString::number(year));
    contents.note = workloadWords("Users over the first year's. Tasks and tokens asked of the cloud in the year; input "
                                  "without cached tokens.");
    return contents;
}

TableContents demandTable(const ChartContext& context) {
    TableContents contents{workloadWords("No class of work stands in this year"),
                           {workloadWords("Class"), workloadWords("Token price"), workloadWords("Cost of a task"),
                            workloadWords("ε long run"), workloadWords("ε short run"), workloadWords("Wanted"),
                            workloadWords("Of all ever"), workloadWords("Cost at peak"), workloadWords("Energy peak")},
                           {},
                           workloadWords("Demand")};
    int past = 0;
    int year = 0;
    forEachClass(context, [&](const ClassAt& at) {
        year = at.year;
        const auto position = charts::demandPosition(at.workload, at.now, at.first, at.year, at.firstYear);
        if (position.isPastPeak()) ++past;
        contents.rows.push_back(demandRow(at, context.locale));
    });
    if (contents.rows.empty()) return contents;
    const int classes = static_cast<int>(contents.rows.size());
    contents.title = (past == 0         ? workloadWords("No class is past its energy peak in %3")
                      : past == classes ? workloadWords("Every class is past its energy peak in %3")
                                        : workloadWords("%1 of %2 classes are past their energy peak in %3"))
                         .replace(QStringLiteral("%1"), QString::number(past))
                         .replace(QStringLiteral("%2"), QString::number(classes))
                         .replace(QStringLiteral("%3"), QString::number(year));
    contents.note = workloadWords(
        "All over the first year's. Cost of a task: to its user, for what it is worth, attention included. Elasticity "
        "to the token price at that cost; the short run is what follows within the year. Wanted per user once settled. "
        "The peak is that of efficiency alone.");
    return contents;
}

TableContents thinkingTable(const ChartContext& context) {
    TableContents contents{workloadWords("No class of work stands in this year"),
                           {workloadWords("Class"), workloadWords("Tokens of a task"), workloadWords("Worth of a task"),
                            workloadWords("Worth that holds the tokens"), workloadWords("What follows")},
                           {},
                           workloadWords("Thinking")};
    int longer = 0;
    int worthIt = 0;
    forEachClass(context, [&](const ClassAt& at) {
        const double tokens = charts::taskTokenRatio(at.now, at.first);
        const double worth =
            at.workload.valueMultiplier.valueAt(at.year) / at.workload.valueMultiplier.valueAt(at.firstYear);
        const double elasticity = at.now.localElasticity;
        const bool isKnown = elasticity > 0.0;
        const double breakEven = isKnown ? model::workload::reasoningBreakEvenValue(tokens, elasticity) : std::nan("");
        if (isKnown && std::abs(tokens - 1.0) >= 1e-6) {
            ++longer;
            if (worth > breakEven) ++worthIt;
        }
        const QString said = isKnown ? thinkingWords(worth, breakEven, tokens) : text::noValue();
        contents.rows.push_back({nameCell(at), multiple(tokens, context.locale), multiple(worth, context.locale),
                                 multiple(breakEven, context.locale), textCell(said, said)});
    });
    if (contents.rows.empty()) return contents;
    contents.title =
        longer == 0
            ? workloadWords("No task takes other than its first year's tokens")
            : workloadWords("Longer thinking takes more tokens in all in %1 of %2 classes").arg(worthIt).arg(longer);
    contents.note =
        workloadWords("Output tokens and worth of a task over the first year's. At the worth that holds the "
                      "tokens, fewer tasks make up for more tokens each, at the class's elasticity.");
    return contents;
}

TableContents reboundTable(const ChartContext& context) {
    TableContents contents{workloadWords("There is nothing to compare yet"),
                           {workloadWords("Year"), workloadWords("Energy multiple"), workloadWords("R compute"),
                            workloadWords("R watts alone"), workloadWords("R since start"),
                            workloadWords("Energy of cost"), workloadWords("Rounds"), workloadWords("Residual"),
                            workloadWords("A further gain in compute")},
                           {},
                           workloadWords("Rebound")};
    for (const YearOutcome& year : context.outcome.years)
        contents.rows.push_back(reboundRow(year, context.locale));
    const YearOutcome* year = charts::selectedYear(context);
    if (year == nullptr) return contents;
    const QString share = text::share(year->energyCostShare, context.locale);
    contents.title =
        year->marginalRebound && year->marginalReboundEnergy
            ? workloadWords(
                  "Watts are %1 of the cost in %2: saving them gives a rebound of %3, saving compute one of %4")
                  .arg(share, QString::number(year->year), text::number(year->marginalReboundEnergy, context.locale, 2),
                       text::number(year->marginalRebound, context.locale, 2))
            : workloadWords("Energy in %1 is %2 of that with the first year's efficiency")
                  .arg(QString::number(year->year),
                       text::quantity(year->energyMultiple, QStringLiteral("×"), context.locale, 3));
    const bool allSettled =
        std::ranges::all_of(context.outcome.years, [](const YearOutcome& one) { return one.priceConverged; });
    contents.note =
        workloadWords("R: share of a saving that demand takes back; above 1 is backfire. Compute and watts: of a "
                      "further small gain; since start: of all gains. Residual: of the log of the price.");
    if (!allSettled) contents.note += QLatin1Char(' ') + workloadWords("In red: the price did not settle.");
    return contents;
}

TableContents withoutReboundTable(const ChartContext& context) {
    TableContents contents{workloadWords("There is nothing to compare yet"),
                           {workloadWords("Year"), workloadWords("Peak"), workloadWords("Peak of the plan"),
                            workloadWords("Missed"), workloadWords("Energy"), workloadWords("Energy of the plan"),
                            workloadWords("Cost missed"), workloadWords("What the plan holds")},
                           {},
                           workloadWords("Without rebound")};
    const QLocale& locale = context.locale;
    for (const YearOutcome& year : context.outcome.years)
        contents.rows.push_back(
            {numberCell(QString::number(year.year), year.year), figure(year.facilityPeakMw, "MW", locale),
             figure(year.withoutReboundPeakMw, "MW", locale), figure(year.missedMw, "MW", locale),
             figure(year.facilityEnergyMwh, "MWh", locale), figure(year.withoutReboundEnergyMwh, "MWh", locale),
             figure(year.missedUsd, "$", locale, 3), plannedCell(year, locale)});
    if (!context.outcome.years.empty()) contents.title = charts::withoutReboundChart(context).title;
    contents.note = workloadWords("The plan takes the efficiency of every year but expects no answer of demand to it; "
                                  "dollars of a whole year, servers, buildings, operations and energy.");
    return contents;
}

} // namespace ui::panels
