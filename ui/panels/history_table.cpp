#include "ui/panels/history_table.h"

#include "ui/text/evidence_text.h"
#include "ui/text/message_text.h"
#include "ui/text/number_text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDate>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <tuple>

namespace ui::panels {

using model::workload::CeilingPrior;
using model::workload::ExponentialFit;
using model::workload::LogisticFit;
using tables::numberCell;
using tables::PlainCell;
using tables::textCell;

namespace {

constexpr std::string_view historyDataset = "ai_time_series";
constexpr std::size_t leastPoints = 3;
// What is held of a ceiling before the history is seen: ten times the highest value, a factor of ten either way.
constexpr double ceilingOverHighest = 10.0;
constexpr double ceilingLogSpread = 2.302585092994046;

QString historyWords(const char* text) {
    return QCoreApplication::translate("tables", text);
}

// "2025-03-31" as 2025.24…; nothing for anything else.
std::optional<double> yearOf(const QString& period) {
    const QDate date = QDate::fromString(period, Qt::ISODate);
    if (!date.isValid()) return std::nullopt;
    return date.year() + (date.dayOfYear() - 1.0) / date.daysInYear();
}

QString unitWords(const QString& code) {
    QString words = code;
    words.replace(QStringLiteral("usd_per_"), QStringLiteral("$/"));
    words.replace(QStringLiteral("_per_"), QStringLiteral("/"));
    return words.replace(QLatin1Char('_'), QLatin1Char(' '));
}

// "bytedance-doubao" → "Bytedance doubao".
QString seriesName(const QString& id) {
    QString name = id;
    name.replace(QLatin1Char('-'), QLatin1Char(' '));
    return name.left(1).toUpper() + name.mid(1);
}

void addOnce(QStringList& list, const QString& text) {
    if (!text.isEmpty() && !list.contains(text)) list << text;
}

QString doublingWords(const ExponentialFit& fit, const QLocale& locale) {
    const double years = fit.doublingYears();
    if (!std::isfinite(years)) return text::noValue();
    const double months = std::abs(12.0 * years);
    const QString time = months < 24.0 ? historyWords("%1 months").arg(text::number(months, locale, 2))
                                       : historyWords("%1 years").arg(text::number(months / 12.0, locale, 2));
    return years > 0.0 ? time : historyWords("halves in %1").arg(time);
}

// Where growth ends, in words; the message in full behind it.
PlainCell ceilingCell(const HistorySeries& series, const ExponentialFit& fit, const QLocale& locale) {
    if (fit.growth <= 0.0) return textCell(historyWords("falls: none"));
    const auto highest = std::ranges::max_element(series.points, {}, &model::workload::Observation::value)->value;
    const auto logistic = model::workload::fitLogistic(
        series.points, {.median = ceilingOverHighest * highest, .logSpread = ceilingLogSpread});
    if (!logistic) return textCell(historyWords("too few points"), historyWords("A logistic takes four points"));
    const auto issues = model::workload::growthIssues(*logistic, series.name.toStdString());
    const QString ceiling = text::number(logistic->ceiling, locale, 2);
    if (issues.empty())
        return textCell(ceiling, historyWords("Known to a factor of %1")
                                     .arg(text::number(std::exp(1.2816 * logistic->ceilingLogError), locale, 2)));
    return textCell(historyWords("not shown (%1)").arg(ceiling), text::message(issues.front()));
}

QString evidenceWord(const QString& code) {
    if (code == QStringLiteral("seen_primary")) return historyWords("primary");
    if (code == QStringLiteral("seen_secondary")) return historyWords("quoted");
    if (code == QStringLiteral("unsourced")) return historyWords("no source");
    return code; // derived, measured, assumed
}

// What stands behind a series, in short and in full.
PlainCell sourceCell(const HistorySeries& series) {
    QStringList shortly;
    QStringList words = series.sources;
    for (const QString& code : series.evidence) {
        shortly << evidenceWord(code);
        words << text::evidence(code);
    }
    PlainCell cell =
        textCell(shortly.join(QStringLiteral(", ")) + QStringLiteral(": ") + series.sources.join(QStringLiteral("; ")),
                 words.join(QLatin1Char('\n')));
    cell.isAlarm = series.evidence.contains(QStringLiteral("unsourced"));
    return cell;
}

std::vector<PlainCell> historyRow(const HistorySeries& series, const ExponentialFit& fit, const QLocale& locale) {
    const double factor = fit.factorPerYear();
    const auto band = fit.at(series.points.back().year + 1.0);
    return {textCell(series.name, series.name),
            textCell(series.unit, series.quantity + QStringLiteral(", ") + series.unit),
            numberCell(text::number(static_cast<double>(series.points.size()), locale),
                       static_cast<double>(series.points.size())),
            numberCell(text::estimate(factor, factor * fit.growthError, QStringLiteral("×"), locale), factor),
            textCell(doublingWords(fit, locale)),
            numberCell(text::range(band.low, band.high, {}, locale, 2), band.middle),
            ceilingCell(series, fit, locale),
            sourceCell(series)};
}

} // namespace

std::vector<HistorySeries> historySeries(const std::vector<session::DatasetFact>& facts) {
    std::map<std::tuple<QString, QString, QString>, HistorySeries> found;
    for (const session::DatasetFact& fact : facts) {
        if (fact.table != historyDataset) continue;
        const QString row = QString::fromStdString(fact.row);
        const auto year = yearOf(row.section(QLatin1Char('/'), -1));
        double value = 0.0;
        const char* end = fact.value.data() + fact.value.size();
        const auto read = std::from_chars(fact.value.data(), end, value);
        if (!year || read.ec != std::errc() || read.ptr != end || !(value > 0.0)) continue;
        const QString id = row.section(QLatin1Char('/'), 0, -2);
        const QString field = QString::fromStdString(fact.field);
        const QString unit = QString::fromStdString(fact.unit);
        HistorySeries& series = found[{field, id, unit}];
        series.name = seriesName(id);
        series.quantity = QString(field).replace(QLatin1Char('_'), QLatin1Char(' '));
        series.unit = unitWords(unit);
        series.points.push_back({*year, value});
        addOnce(series.sources, QString::fromStdString(fact.source));
        addOnce(series.evidence, QString::fromStdString(fact.evidence));
    }
    std::vector<HistorySeries> list;
    for (auto& [key, series] : found) {
        if (series.points.size() < leastPoints) continue;
        std::ranges::sort(series.points, {}, &model::workload::Observation::year);
        list.push_back(std::move(series));
    }
    return list;
}

TableContents historyTable(const std::vector<HistorySeries>& series, const QLocale& locale) {
    TableContents contents{historyWords("The dataset holds no series of three points in one unit"),
                           {historyWords("Series"), historyWords("Unit"), historyWords("Points"),
                            historyWords("Grows a year"), historyWords("Doubles in"), historyWords("Next year"),
                            historyWords("Ceiling"), historyWords("Source")},
                           {},
                           historyWords("History")};
    double least = 0.0;
    double most = 0.0;
    for (const HistorySeries& one : series) {
        const auto fit = model::workload::fitExponential(one.points);
        if (!fit) continue;
        contents.rows.push_back(historyRow(one, *fit, locale));
        const double factor = fit->factorPerYear();
        if (factor <= 1.0) continue;
        least = least > 0.0 ? std::min(least, factor) : factor;
        most = std::max(most, factor);
    }
    if (contents.rows.empty()) return contents;
    const QString times = QStringLiteral("×");
    const QString pace = most - least > 0.005 * most ? text::range(least, most, times, locale, 2)
                                                     : text::quantity(most, times, locale, 2);
    contents.title = most > 0.0 ? historyWords("What grows in the record grows %1 a year").arg(pace)
                                : historyWords("Nothing in the record grows");
    contents.note = historyWords(
        "Exponential fits in logarithms; next year from P10 to P90. Providers count tokens differently, so rows are "
        "never added. Ceiling of a "
        "logistic, held beforehand at ten times the highest value, a factor of ten either way: read it as an input "
        "where the data do not show it.");
    return contents;
}

} // namespace ui::panels
