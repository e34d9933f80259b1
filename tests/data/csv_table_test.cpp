#include "data/csv/csv_table.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <filesystem>
#include <random>

using namespace data::csv;

class CsvTableTest : public QObject {
    Q_OBJECT
    // One list of texts per row, the header first.
    static QString shown(const CsvTable& table) {
        QString text;
        for (const std::string& name : table.header)
            text += QString::fromStdString(name) + QChar(u'|');
        for (std::size_t row = 0; row < table.rows(); ++row) {
            text += QChar(u'/');
            for (std::size_t column = 0; column < table.columns(); ++column) {
                const std::string_view cell = table.cell(row, column);
                text += QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size())) + QChar(u'|');
            }
        }
        return text;
    }
    static QString codes(const CsvTable& table) {
        QStringList list;
        for (const auto& issue : table.issues) {
            list << QStringLiteral("%1@%2").arg(QString::fromStdString(issue.issue.code)).arg(issue.line);
        }
        return list.join(QChar(u' '));
    }
private slots:
    void readsEveryForm_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("issues");
        const auto row = [](const char* name, const char* text, const char* table, const char* issues) {
            QTest::addRow("%s", name) << QByteArray(text) << QString::fromUtf8(table) << QString::fromUtf8(issues);
        };
        row("plain", "a,b\n1,2\n3,4\n", "a|b|/1|2|/3|4|", "");
        row("no last line end", "a,b\n1,2", "a|b|/1|2|", "");
        row("crlf", "a,b\r\n1,2\r\n", "a|b|/1|2|", "");
        row("byte order mark",
            "\xEF\xBB\xBF"
            "a,b\n1,2\n",
            "a|b|/1|2|", "");
        row("quotes", "a,b\n\"x,\"\"y\"\"\n z\",2\n", "a|b|/x,\"y\"\n z|2|", "");
        row("empty quotes", "a,b\n\"\",\n", "a|b|/||", "");
        row("semicolon with decimal commas", "a;b\n1,5;2,5\n", "a|b|/1,5|2,5|", "");
        row("tab", "a\tb\n1\t2\n", "a|b|/1|2|", "");
        row("comment", "# made by hand, really\na,b\n1,2\n", "a|b|/1|2|", "");
        row("one column with a blank row", "load_mw\n1\n\n3\n\n", "load_mw|/1|/|/3|", "");
        row("blank lines at the end", "a,b\n1,2\n\n\n", "a|b|/1|2|", "");
        row("too few fields", "a,b\n1\n3,4\n", "a|b|/3|4|", "csv.field_count@2");
        row("too many fields", "a,b\n1,2,3\n3,4\n", "a|b|/3|4|", "csv.field_count@2");
        row("quote never closed", "a,b\n1,\"x\n3,4\n5,6\n", "a|b|/3|4|/5|6|", "csv.quote_open@2");
        row("text after a quote", "a,b\n\"x\"y,2\n3,4\n", "a|b|/3|4|", "csv.text_after_quote@2");
        row("line number after a field of two lines", "a,b\n\"x\ny\",2\n3\n", "a|b|/x\ny|2|", "csv.field_count@4");
        row("latin-1", "a,b\n1,\xB0\n3,4\n", "a|b|/3|4|", "csv.not_utf8@2");
        row("control character", "a,b\n1,\x01\n3,4\n", "a|b|/3|4|", "csv.control_character@2");
        row("doubled column", "a,A\n1,2\n", "a|A|/1|2|", "csv.column_doubled@1");
        row("utf-16",
            "\xFF\xFE"
            "a",
            "", "csv.not_utf8@1");
        row("empty", "", "", "csv.empty@1");
    }
    void readsEveryForm() {
        QFETCH(QByteArray, text);
        QFETCH(QString, table);
        QFETCH(QString, issues);
        const std::string bytes = text.toStdString();
        const CsvTable read = readTable(bytes);
        QCOMPARE(shown(read), table);
        QCOMPARE(codes(read), issues);
        std::size_t refused = 0;
        for (const auto& issue : read.issues)
            refused += issue.line > 1 ? 1U : 0U;
        QCOMPARE(read.rowsRead, read.rows() + refused);
    }
    // Whatever is written with RFC 4180 quoting comes back, for any content.
    void givesBackWhatWasWritten() {
        std::mt19937 random(7);
        const std::string alphabet = "ab,\";\t\r\n 0";
        for (int repeat = 0; repeat < 300; ++repeat) {
            const std::size_t columns = 1 + random() % 4;
            std::vector<std::vector<std::string>> rows(1 + random() % 5, std::vector<std::string>(columns));
            std::string text;
            for (std::size_t i = 0; i < columns; ++i)
                text += (i > 0 ? ",c" : "c") + std::to_string(i);
            text += "\n";
            for (auto& row : rows) {
                for (std::size_t i = 0; i < columns; ++i) {
                    for (std::size_t k = random() % 6; k > 0; --k)
                        row[i] += alphabet[random() % alphabet.size()];
                    std::string quoted = "\"";
                    for (const char c : row[i])
                        quoted.append(c == '"' ? 2 : 1, c);
                    text += (i > 0 ? "," : "") + quoted + "\"";
                }
                text += "\r\n";
            }
            ReadOptions options;
            options.delimiter = ',';
            const CsvTable read = readTable(text, options);
            QVERIFY(read.issues.empty());
            QCOMPARE(read.rows(), rows.size());
            for (std::size_t r = 0; r < rows.size(); ++r) {
                for (std::size_t i = 0; i < columns; ++i)
                    QCOMPARE(std::string(read.cell(r, i)), rows[r][i]);
            }
        }
    }
    // Any bytes at all: every record that is read is a row or stands in an issue, and reading ends.
    void survivesAnyBytes() {
        std::mt19937 random(11);
        const std::string alphabet("\",\n\r;\t\0a1\xFF\xC3\xA9", 12);
        for (int repeat = 0; repeat < 3000; ++repeat) {
            std::string text;
            for (std::size_t k = random() % 80; k > 0; --k)
                text += alphabet[random() % alphabet.size()];
            const CsvTable read = readTable(text);
            QVERIFY(read.rows() <= read.rowsRead);
            QVERIFY(read.rowsRead - read.rows() <= read.issues.size());
            QCOMPARE(read.cells.size(), read.rows() * read.columns());
        }
    }
    void readsTheSpectrum() {
        HEADROOM_SHARED(folder, "hostile/csv/csv-spectrum/csvs");
        int files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            const std::string text = tests::readFile(entry.path().string());
            const CsvTable read = readTable(text);
            const bool latin = entry.path().stem() == "location_coordinates";
            QVERIFY2(latin || read.issues.empty(), entry.path().c_str());
            QVERIFY(latin || read.rows() >= 1);
            ++files;
        }
        QCOMPARE(files, 12);
    }
    void keepsToItsLimits() {
        const std::string longField = "a,b\n" + std::string(70000, 'x') + ",2\n3,4\n";
        QCOMPARE(codes(readTable(longField)), QStringLiteral("csv.field_too_long@2"));
        ReadOptions narrow;
        narrow.maximumColumns = 3;
        const std::string wide = "a,b\n1,2,3,4,5,6\n3,4\n";
        const CsvTable read = readTable(wide, narrow);
        QCOMPARE(codes(read), QStringLiteral("csv.too_many_fields@2"));
        QCOMPARE(read.rows(), std::size_t(1));
    }
    void canBeCancelled() {
        std::string text = "a\n";
        for (int i = 0; i < 50000; ++i)
            text += "1\n";
        std::stop_source source;
        ReadOptions options;
        options.stop = source.get_token();
        double last = 0.0;
        options.progress = [&](double share) {
            last = share;
            if (share > 0.3) source.request_stop();
        };
        const CsvTable read = readTable(text, options);
        QVERIFY(read.isCancelled);
        QVERIFY(last > 0.3 && last < 0.6);
    }
    void readsNumbersExactly_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("comma");
        QTest::addColumn<double>("number"); // NaN: refused
        const double no = std::nan("");
        QTest::newRow("integer") << QStringLiteral(" 42 ") << false << 42.0;
        QTest::newRow("sign") << QStringLiteral("+1.5e3") << false << 1500.0;
        QTest::newRow("negative") << QStringLiteral("-0.1") << false << -0.1;
        QTest::newRow("comma") << QStringLiteral("1,5") << false << no;
        QTest::newRow("decimal comma") << QStringLiteral("1,5") << true << 1.5;
        QTest::newRow("thousands") << QStringLiteral("1.234.567,5") << true << 1234567.5;
        QTest::newRow("bad thousands") << QStringLiteral("12.34,5") << true << no;
        QTest::newRow("infinity") << QStringLiteral("inf") << false << no;
        QTest::newRow("nan") << QStringLiteral("nan") << false << no;
        QTest::newRow("hex") << QStringLiteral("0x10") << false << no;
        QTest::newRow("unit") << QStringLiteral("12 MW") << false << no;
        QTest::newRow("empty") << QString() << false << no;
        QTest::newRow("huge") << QStringLiteral("1e999") << false << no;
    }
    void readsNumbersExactly() {
        QFETCH(QString, text);
        QFETCH(bool, comma);
        QFETCH(double, number);
        const auto read = parseNumber(text.toStdString(), comma);
        QCOMPARE(read.has_value(), !std::isnan(number));
        if (read) QCOMPARE(*read, number);
    }
    void knowsUtf8() {
        QVERIFY(isUtf8("°C, 電力, 😀"));
        for (const char* bad : {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xC3"}) {
            QVERIFY(!isUtf8(bad));
        }
    }
};

HEADROOM_TEST(CsvTableTest)
#include "csv_table_test.moc"
