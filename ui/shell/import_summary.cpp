#include "ui/shell/import_summary.h"

#include "ui/text/message_text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QTimeZone>

#include <map>

namespace ui::shell {

using data::project::SeriesRecord;
using tables::numberCell;
using tables::PlainCell;
using tables::textCell;

namespace {

QString summaryWords(const char* text) {
    return QCoreApplication::translate("import", text);
}

QString counted(std::size_t number) {
    return QLocale().toString(static_cast<qulonglong>(number));
}

PlainCell hourCell(const SeriesRecord& series, std::int64_t utcSeconds) {
    if (series.zoneOfOrigin == "none") return textCell(summaryWords("no dates"));
    const QDateTime at = QDateTime::fromSecsSinceEpoch(utcSeconds, QTimeZone::utc());
    return textCell(at.toString(QStringLiteral("yyyy-MM-dd HH:mm")));
}

} // namespace

QString countWords(const data::importers::ImportResult& result) {
    return summaryWords("%1 rows read, %2 taken, %3 set aside.")
        .arg(counted(result.rowsRead), counted(result.rowsTaken), counted(result.rowsQuarantined));
}

QString repairWords(const data::importers::ImportResult& result) {
    QStringList lines;
    for (const auto& repair : result.repairs)
        lines << summaryWords("%1 (%2 rows)").arg(text::message(repair.words), counted(repair.rows));
    return lines.join(QLatin1Char('\n'));
}

QStringList takenHeadings() {
    return {summaryWords("Series or table"), summaryWords("Unit"),   summaryWords("First hour, UTC"),
            summaryWords("Last hour, UTC"),  summaryWords("Values"), summaryWords("Missing")};
}

std::vector<std::vector<PlainCell>> takenRows(const data::importers::ImportResult& result) {
    std::vector<std::vector<PlainCell>> rows;
    const auto add = [&](const QString& name, const QString& unit, PlainCell first, PlainCell last, std::size_t values,
                         std::size_t missing) {
        rows.push_back({textCell(name), textCell(unit), std::move(first), std::move(last),
                        numberCell(counted(values), static_cast<double>(values)),
                        numberCell(counted(missing), static_cast<double>(missing))});
    };
    for (const SeriesRecord& series : result.series)
        add(QString::fromStdString(series.name), QString::fromStdString(series.unit),
            hourCell(series, series.startUtcSeconds), hourCell(series, series.endUtcSeconds() - series.stepSeconds),
            series.size() - series.missing(), series.missing());
    std::map<std::string, std::size_t> tables;
    for (const auto& row : result.rows)
        ++tables[row.table];
    for (const auto& [table, values] : tables)
        add(summaryWords("Table %1").arg(QString::fromStdString(table)), {}, textCell({}), textCell({}), values, 0);
    return rows;
}

} // namespace ui::shell
