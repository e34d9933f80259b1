#include "data/csv/csv_table.h"
#include "data/exporters/table_writer.h"
#include "data/store/whole_file.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

#include <filesystem>
#include <limits>

using namespace data::exporters;

class TableWriterTest : public QObject {
    Q_OBJECT
    static Table table() {
        return {
            "hours",
            "Hours of a year",
            {{"name", "", ColumnKind::Text}, {"load_mw", "MW", ColumnKind::Number}, {"count", "", ColumnKind::Whole}},
            {{std::string("=1+1"), -12.5, std::int64_t{3}},
             {std::string("a,\"b\"\nc"), 0.1, std::int64_t{-1}},
             {std::monostate{}, std::numeric_limits<double>::quiet_NaN(), std::monostate{}}}};
    }
private slots:
    void writesCsvThatReadsBack() {
        const std::string text = toCsv(table());
        const data::csv::CsvTable read = data::csv::readTable(text);
        QVERIFY(read.issues.empty());
        QCOMPARE(read.rows(), std::size_t(3));
        QCOMPARE(read.cell(0, 0), std::string_view("'=1+1"));
        QCOMPARE(read.cell(0, 1), std::string_view("-12.5")); // a number keeps its sign
        QCOMPARE(read.cell(1, 0), std::string_view("a,\"b\"\nc"));
        QCOMPARE(*data::csv::parseNumber(read.cell(1, 1), false), 0.1);
        QCOMPARE(read.cell(2, 1), std::string_view(""));
    }
    void disarmsEveryFormulaSign() {
        for (const char* text : {"=x", "+x", "-x", "@x", "\tx", "\rx"}) {
            const Table one{"t", "", {{"a", "", ColumnKind::Text}}, {{std::string(text)}}};
            const std::string csv = toCsv(one);
            QVERIFY(csv.find(std::string("'") + text) != std::string::npos);
        }
        const Table harmless{"t", "", {{"a", "", ColumnKind::Text}}, {{std::string("x=1")}}};
        QCOMPARE(toCsv(harmless), std::string("a\nx=1\n"));
    }
    void writesJsonWithNullForNothing() {
        const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(table()))).object();
        QCOMPARE(json[QStringLiteral("table")].toString(), QStringLiteral("hours"));
        const QJsonArray rows = json[QStringLiteral("rows")].toArray();
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0].toObject()[QStringLiteral("load_mw")].toDouble(), -12.5);
        QCOMPARE(rows[0].toObject()[QStringLiteral("name")].toString(), QStringLiteral("=1+1"));
        QVERIFY(rows[2].toObject()[QStringLiteral("load_mw")].isNull());
    }
    void writesTypedWorkbook() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath(QStringLiteral("out.xlsx")).toStdString();
        QVERIFY(writeTable(path, table()));
        QProcess unzip;
        unzip.start(QStringLiteral("unzip"), {QStringLiteral("-p"), QString::fromStdString(path.string())});
        if (!unzip.waitForFinished()) QSKIP("no unzip on this machine");
        const QByteArray xml = unzip.readAllStandardOutput();
        QVERIFY(!xml.contains("<f>")); // no formula, whatever the text
        QVERIFY(xml.contains("<v>-12.5</v>"));
        QVERIFY(xml.contains("=1+1"));
        // Nothing but the workbook is left in the folder.
        QCOMPARE(std::distance(std::filesystem::directory_iterator(path.parent_path()), {}), 1);
    }
    void givesUniqueSheetNames() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath(QStringLiteral("two.xlsx")).toStdString();
        Table first = table();
        first.name = "a/b:c*d?e[f]g\\h'i and more than thirty-one characters";
        const std::vector<Table> tables{first, first, table()};
        writeXlsx(path, tables);
        QVERIFY(std::filesystem::file_size(path) > 1000);
    }
    void refusesOtherEndingsAndFolders() {
        const QTemporaryDir folder;
        const std::string base = folder.path().toStdString();
        QVERIFY(!writeTable(base + "/out.doc", table()));
        QVERIFY_THROWS_EXCEPTION(data::store::FileError, writeTable(base + "/none/out.csv", table()));
        QVERIFY_THROWS_EXCEPTION(data::store::FileError, writeTable(base + "/none/out.xlsx", table()));
        QVERIFY(writeTable(base + "/out.csv", table()));
        QCOMPARE(tests::readFile(base + "/out.csv"), toCsv(table()));
    }
};

HEADROOM_TEST(TableWriterTest)
#include "table_writer_test.moc"
