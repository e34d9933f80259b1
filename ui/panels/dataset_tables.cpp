#include "ui/panels/dataset_tables.h"

#include "ui/text/evidence_text.h"
#include "ui/text/number_text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>

#include <charconv>

namespace ui::panels {

using tables::numberCell;
using tables::PlainCell;
using tables::textCell;

namespace {

QString datasetWords(const char* text) {
    return QCoreApplication::translate("dataset", text);
}

QString shown(const std::string& text) {
    return QString::fromStdString(text);
}

// As the source wrote it; sorted as a number where it is one.
PlainCell valueCell(const std::string& value) {
    double number = 0.0;
    const char* end = value.data() + value.size();
    const auto read = std::from_chars(value.data(), end, number);
    PlainCell cell = textCell(shown(value));
    if (read.ec == std::errc() && read.ptr == end) cell.raw = number;
    cell.isNumber = true;
    return cell;
}

PlainCell countCell(std::size_t count, const QLocale& locale) {
    const double value = static_cast<double>(count);
    return numberCell(text::fixedNumber(value, 0, locale), value);
}

} // namespace

TableContents datasetContents(const std::vector<session::DatasetFact>& facts, const QLocale& locale) {
    TableContents contents{datasetWords("Dataset"),
                           {datasetWords("Table"), datasetWords("Item"), datasetWords("Field"), datasetWords("Value"),
                            datasetWords("Unit"), datasetWords("Evidence"), datasetWords("Source")},
                           {}};
    contents.rows.reserve(facts.size());
    for (const session::DatasetFact& fact : facts) {
        const QString file = shown(fact.fileName);
        PlainCell source = textCell(file.isEmpty() ? shown(fact.source) : datasetWords("File %1").arg(file));
        source.toolTip = shown(fact.source);
        PlainCell evidence = textCell(text::evidence(shown(fact.evidence)));
        evidence.isAlarm = fact.evidence == "unsourced";
        contents.rows.push_back(
            {textCell(shown(fact.table)), textCell(shown(fact.row)), textCell(shown(fact.field)),
             fact.table == "series" ? countCell(std::stoul(fact.value), locale) : valueCell(fact.value),
             textCell(shown(fact.unit)), std::move(evidence), std::move(source)});
    }
    return contents;
}

TableContents sourceContents(const std::vector<session::SourceFacts>& sources) {
    TableContents contents{
        datasetWords("Sources"),
        {datasetWords("Cited as"), datasetWords("Title"), datasetWords("Evidence"), datasetWords("Where")},
        {}};
    for (const session::SourceFacts& source : sources)
        contents.rows.push_back({textCell(shown(source.id)), textCell(shown(source.title), shown(source.title)),
                                 textCell(text::evidence(shown(source.note))),
                                 textCell(shown(source.address), shown(source.address))});
    return contents;
}

TableContents importContents(const std::vector<session::ImportFacts>& imports, const QLocale& locale) {
    TableContents contents{datasetWords("Imported files"),
                           {datasetWords("File"), datasetWords("Format"), datasetWords("Time, UTC"),
                            datasetWords("Rows taken"), datasetWords("Quarantined"), datasetWords("Series"),
                            datasetWords("SHA-256")},
                           {}};
    for (const session::ImportFacts& import : imports) {
        QStringList series;
        for (const std::string& slug : import.series)
            series << shown(slug);
        const auto time = QDateTime::fromSecsSinceEpoch(import.timeUtcSeconds, Qt::UTC);
        contents.rows.push_back({textCell(shown(import.fileName)), textCell(shown(import.format)),
                                 textCell(time.toString(QStringLiteral("yyyy-MM-dd HH:mm"))),
                                 countCell(import.rowsTaken, locale), countCell(import.rowsQuarantined, locale),
                                 textCell(series.join(QStringLiteral(", "))),
                                 textCell(shown(import.sha256), shown(import.sha256))});
    }
    return contents;
}

} // namespace ui::panels
