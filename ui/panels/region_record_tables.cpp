#include "ui/panels/region_record_tables.h"

#include "ui/text/date_text.h"
#include "ui/text/number_text.h"

#include "model/scenario/grid_outlook.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui::panels {

using charts::ChartContext;
using model::grid::ForecastRow;
using model::grid::ForecastValue;
using model::units::number;
using tables::numberCell;
using tables::PlainCell;
using tables::textCell;

namespace {

QString recordWords(const char* text) {
    return QCoreApplication::translate("tables", text);
}

// Aligned like the numbers of its column.
PlainCell noFigure() {
    return {text::noValue(), {}, true, false, {}};
}

// What is a forecast or a record of the yearly peak; an auction's own forecast is a report of one year.
bool isPeak(const ForecastRow& row) {
    return row.metric == "summer_peak" || row.metric == "peak_forecast";
}

bool isRecord(const std::string& report) {
    return report.find("actual") != std::string::npos;
}

struct Report {
    std::string name;
    std::string metric;
    model::grid::YearSpan years;
};

// In the order of the rows.
std::vector<Report> peakReports(std::span<const ForecastRow> rows) {
    std::vector<Report> reports;
    for (const ForecastRow& row : rows) {
        if (!isPeak(row)) continue;
        const auto known = std::ranges::find_if(
            reports, [&](const Report& one) { return one.name == row.report && one.metric == row.metric; });
        if (known == reports.end()) {
            reports.push_back({row.report, row.metric, {row.year, row.year}});
            continue;
        }
        known->years = {std::min(known->years.from, row.year), std::max(known->years.to, row.year)};
    }
    return reports;
}

// Nothing for a year that a report does not cover; what has been is never interpolated.
std::optional<ForecastValue> valueIn(std::span<const ForecastRow> rows, const Report& report, int year) {
    auto value = model::grid::forecastAt(rows, report.name, report.metric, year);
    if (value && value->isInterpolated && isRecord(report.name)) return std::nullopt;
    return value;
}

QString wholeMw(double mw, const QLocale& locale) {
    return QStringLiteral("%1 MW").arg(text::fixedNumber(mw, 0, locale));
}

PlainCell changeCell(const std::optional<model::grid::VintageChange>& change, const QString& earlier,
                     const QLocale& locale) {
    if (!change) return noFigure();
    const double mw = number(change->change);
    PlainCell cell =
        numberCell((mw < 0.0 ? QStringLiteral("−") : QStringLiteral("+")) + wholeMw(std::abs(mw), locale), mw);
    cell.toolTip = recordWords("%1 against %2")
                       .arg((mw < 0.0 ? QStringLiteral("−") : QStringLiteral("+")) +
                                text::share(std::abs(change->changeShare), locale),
                            earlier);
    return cell;
}

PlainCell growthCell(std::span<const ForecastRow> rows, const Report& report, const QLocale& locale) {
    const auto growth = model::grid::impliedGrowth(rows, report.name, report.metric, report.years);
    if (!growth || isRecord(report.name)) return noFigure();
    PlainCell cell = numberCell(recordWords("%1 a year").arg(text::share(*growth, locale)), *growth);
    cell.toolTip = recordWords("From %1 to %2, compound").arg(report.years.from).arg(report.years.to);
    return cell;
}

PlainCell basisCell(const ForecastValue& value, const Report& report) {
    const QString source = QString::fromStdString(value.source);
    if (isRecord(report.name)) return textCell(recordWords("record"), source);
    return textCell(value.isInterpolated ? recordWords("interpolated") : recordWords("as published"), source);
}

QString forecastTitle(const std::optional<model::grid::VintageChange>& change, const model::grid::Vintages& reports,
                      int year, const QLocale& locale) {
    if (!change) return recordWords("No two reports on file forecast the peak of %1").arg(year);
    const double mw = number(change->change);
    const char* words = mw < 0.0 ? "%1 takes %2 (%3) off the peak of %4 that %5 forecast"
                                 : "%1 adds %2 (%3) to the peak of %4 that %5 forecast";
    return recordWords(words)
        .arg(QString::fromStdString(reports.later), wholeMw(std::abs(mw), locale),
             text::share(std::abs(change->changeShare), locale))
        .arg(year)
        .arg(QString::fromStdString(reports.earlier));
}

QString daysLate(double days, const QLocale& locale) {
    return text::quantity(days, QStringLiteral("days"), locale);
}

} // namespace

TableContents forecastTable(const ChartContext& context, std::span<const ForecastRow> rows) {
    const QLocale& locale = context.locale;
    TableContents contents{{},
                           {recordWords("Report"), recordWords("Basis"), recordWords("Peak of %1").arg(context.year),
                            recordWords("Change"), recordWords("Growth")},
                           {},
                           recordWords("Forecasts")};
    std::optional<Report> before;
    std::optional<model::grid::VintageChange> lastChange;
    model::grid::Vintages vintages;
    for (const Report& report : peakReports(rows)) {
        const auto value = valueIn(rows, report, context.year);
        if (!value) continue;
        std::optional<model::grid::VintageChange> change;
        const bool follows = before && before->metric == report.metric && !isRecord(report.name);
        if (follows) {
            vintages = {before->name, report.name};
            change = lastChange = model::grid::vintageChange(rows, vintages, report.metric, context.year);
        }
        const QString name = QString::fromStdString(report.name);
        contents.rows.push_back({textCell(name, name), basisCell(*value, report),
                                 numberCell(wholeMw(number(value->value), locale), number(value->value)),
                                 changeCell(change, QString::fromStdString(vintages.earlier), locale),
                                 growthCell(rows, report, locale)});
        before = report;
    }
    contents.title = forecastTitle(lastChange, vintages, context.year, locale);
    return contents;
}

TableContents recordTable(const ChartContext& context, std::span<const session::RealisationFact> records) {
    const QLocale& locale = context.locale;
    const double end = context.year + 1.0;
    TableContents contents{recordWords("No record of what came of announced load is on file"),
                           {recordWords("Announced load"), recordWords("Comes"), recordWords("Late"),
                            recordWords("Applied"), recordWords("Here by %1").arg(text::month(end, locale))},
                           {},
                           recordWords("Record")};
    for (const auto& [record, sourceTitle] : records) {
        const auto forecast = model::scenario::regionalForecast(context.scenario, record, end);
        const double countedMw = number(forecast.counted);
        const QString name = QString::fromUtf8(record.name.data(), static_cast<qsizetype>(record.name.size()));
        PlainCell counted = numberCell(text::quantity(countedMw, QStringLiteral("MW"), locale), countedMw);
        counted.toolTip = recordWords("In a forecast of the region only; the contract of the site comes whole. The "
                                      "slip applied, then a ramp of three years");
        if (contents.rows.empty())
            contents.title = recordWords("Of %1 announced here, a forecast by this record counts %2 by %3")
                                 .arg(text::quantity(number(forecast.announced), QStringLiteral("MW"), locale),
                                      counted.text, text::month(end, locale));
        contents.rows.push_back({textCell(name, name + QLatin1Char('\n') + QString::fromStdString(sourceTitle)),
                                 numberCell(text::share(record.realisedShare, locale, 3), record.realisedShare),
                                 numberCell(daysLate(record.observedSlipDays, locale), record.observedSlipDays),
                                 numberCell(daysLate(record.appliedSlipDays, locale), record.appliedSlipDays),
                                 std::move(counted)});
    }
    return contents;
}

} // namespace ui::panels
