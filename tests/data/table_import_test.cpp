#include "data/importers/layout_profile.h"
#include "data/importers/layout_proposal.h"
#include "data/importers/summer_mark.h"
#include "data/importers/table_import.h"
#include "data/importers/time_zone.h"
#include "tests/support/import_checks.h"
#include "tests/support/test_case.h"

#include <random>

using namespace data::importers;

class TableImportTest : public QObject {
    Q_OBJECT
    using Strings = std::vector<std::string>;
    using Answers = std::map<std::string, std::string>;
    static constexpr const char* kGerman = "Lastgang Werk Nord\nerstellt 2024\n\nDatum;Uhrzeit;Wirkleistung;Bemerkung\n"
                                           "27.10.2024;01:00;1.234,5;ok\n27.10.2024;02:00;1.100,25;ok\n"
                                           "27.10.2024;02:00;990;ok\n27.10.2024;03:00;1.001,0;\n";

    static ImportOptions options(const Answers& answers = {}) {
        ImportOptions options;
        options.fileName = "werk.txt";
        options.answers = answers;
        return options;
    }
    static TableLayout layout(std::vector<LayoutColumn> columns) {
        TableLayout made;
        made.numbers = NumberSigns{};
        made.stamp = StampMeaning::HourBeginning;
        made.timeZone = "UTC";
        made.columns = std::move(columns);
        return made;
    }
    static TableLayout everything() {
        TableLayout all = layout({{"Zeit \"x\"", ColumnRole::Time, "", ""},
                                  {"Last", ColumnRole::Value, "Wärme", "kW"},
                                  {"S", ColumnRole::Summer, "", ""},
                                  {"n", ColumnRole::Ignored, "", ""}});
        all.encoding = "windows-1252";
        all.member = "a/b.csv";
        all.sheet = "Sheet 1";
        all.delimiter = '\t';
        all.skippedLines = 3;
        all.hasHeader = false;
        all.comment = '\0';
        all.numbers = NumberSigns{',', ' '};
        all.dateOrder = DateOrder::DayFirst;
        all.stamp = StampMeaning::HourEnding;
        all.firstHour = 1;
        all.timeZone = "Europe/Berlin";
        all.repeatedHour = RepeatedHour::Second;
        all.keepsNegative = true;
        all.measurementKind = "power";
        return all;
    }
private slots:
    void proposesWhatTheFileShows() {
        const LayoutPreview preview = proposeLayout(kGerman, options());
        const TableLayout& found = preview.layout;
        QCOMPARE(found.delimiter, ';');
        QCOMPARE(found.skippedLines, std::size_t(3));
        QVERIFY(found.hasHeader);
        QVERIFY(found.numbers == (NumberSigns{',', '.'}));
        QVERIFY(found.dateOrder == DateOrder::DayFirst);
        QVERIFY(!found.stamp && found.timeZone.empty());
        QCOMPARE(preview.header, (Strings{"Datum", "Uhrzeit", "Wirkleistung", "Bemerkung"}));
        QVERIFY(found.columns.at(0).role == ColumnRole::Date);
        QVERIFY(found.columns.at(1).role == ColumnRole::Clock);
        QVERIFY(found.columns.at(2).role == ColumnRole::Value);
        QVERIFY(found.columns.at(3).role == ColumnRole::Ignored);
        QCOMPARE(preview.rows.size(), std::size_t(4));
        QCOMPARE(preview.rows[1][2], std::string("1.100,25"));
        QCOMPARE(preview.lines.front(), std::size_t(5));
        QCOMPARE(preview.firstLines.front(), std::string("Lastgang Werk Nord"));
        std::vector<std::string> asked;
        for (const Question& question : preview.questions)
            asked.push_back(question.key);
        QCOMPARE(asked, (Strings{"stamp", "time_zone", "unit.Wirkleistung"}));
    }
    void importsWhatWasProposed() {
        const TableLayout found = proposeLayout(kGerman, options()).layout;
        const ImportResult result =
            importTable(kGerman, found,
                        options({{"stamp", "beginning"}, {"time_zone", "Europe/Berlin"}, {"unit.Wirkleistung", "kW"}}));
        QCOMPARE(tests::faultCodes(result), Strings());
        QCOMPARE(result.format, std::string("table"));
        QCOMPARE(result.rowsRead, std::size_t(4));
        QCOMPARE(result.rowsTaken, std::size_t(4));
        const auto& series = result.series.at(0);
        QCOMPARE(utcText(series.startUtcSeconds), std::string("2024-10-26 23:00"));
        QCOMPARE(series.values, (std::vector<double>{1234.5, 1100.25, 990.0, 1001.0}));
        QCOMPARE(series.unit, std::string("kW"));
        QCOMPARE(series.slug, std::string("werk-wirkleistung"));
        QCOMPARE(series.zoneOfOrigin, std::string("Europe/Berlin"));
    }
    void proposesForOtherShapes() {
        const auto proposed = [](const std::string& text) { return proposeLayout(text, options()).layout; };
        QCOMPARE(proposed("a|time|mw\nx|2024-01-01 00:00|5\ny|2024-01-01 01:00|6\n").delimiter, '|');
        QCOMPARE(proposed("time\tmw\n2024-01-01 00:00\t5,5\n2024-01-01 01:00\t6,5\n").delimiter, '\t');
        const TableLayout bare = proposed("2024-01-01 00:00,5\n2024-01-01 01:00,6\n");
        QVERIFY(!bare.hasHeader);
        QCOMPARE(bare.columns.at(1).column, std::string("column 2"));
        const TableLayout parts = proposed("Year,Month,Day,Hour,Load (MW)\n2024,1,1,1,5\n2024,1,1,24,6\n");
        QVERIFY(parts.columns.at(3).role == ColumnRole::Hour);
        QCOMPARE(parts.columns.at(4).unit, std::string("MW"));
        const TableLayout ending = proposed("utc_hour_ending,mw\n2024-01-01 01:00,5\n2024-01-01 02:00,6\n");
        QVERIFY(ending.stamp == StampMeaning::HourEnding);
        QCOMPARE(ending.timeZone, std::string("UTC"));
    }
    void readsNumbersOfEveryCountry_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("signs");
        QTest::addColumn<double>("value"); // -1: none
        const auto row = [](const char* cell, const char* signs, double value) {
            QTest::addRow("%s as %s", cell, signs) << QString::fromUtf8(cell) << QString::fromUtf8(signs) << value;
        };
        row("1234.5", ".,", 1234.5);
        row("1,234.5", ".,", 1234.5);
        row("1,234,567", ".,", 1234567.0);
        row("12,34.5", ".,", -1);
        row("1,2345", ".,", -1);
        row("0,123", ".,", -1); // no 0 leads thousands
        row("1.234,5", ",.", 1234.5);
        row("1234,5", ",.", 1234.5);
        row("1.5", ",.", -1);
        row("1 234,5", ", ", 1234.5);
        row("1\xC2\xA0"
            "234,5",
            ", ", 1234.5);
        row("1'234.5", ".'", 1234.5);
        row("\xE2\x88\x92"
            "3,5",
            ",.", -3.5);
        row("+2.5e3", ".,", 2500.0);
        row("1.2e3", ",.", -1);
        row("nan", ".,", -1);
        row("0x10", ".,", -1);
        row("", ".,", -1);
        row("-", ".,", -1);
        row("1,234", ".", -1);
    }
    void readsNumbersOfEveryCountry() {
        QFETCH(QString, cell);
        QFETCH(QString, signs);
        QFETCH(double, value);
        const std::string pair = signs.toStdString();
        const auto found = numberInCell(cell.toStdString(), {pair[0], pair.size() > 1 ? pair[1] : '\0'});
        QCOMPARE(found.has_value(), value != -1.0);
        if (found) QCOMPARE(*found, value);
    }
    void findsTheSigns() {
        const auto signs = [](std::initializer_list<std::string_view> cells) {
            const std::vector<std::string_view> list(cells);
            const auto found = signsOf(list);
            if (!found) return std::string("asked");
            return std::string(1, found->decimal) + (found->thousands == '\0' ? "" : std::string(1, found->thousands));
        };
        QCOMPARE(signs({"1", "25"}), std::string("."));
        QCOMPARE(signs({"1.5", "n/a"}), std::string("."));
        QCOMPARE(signs({"1,5"}), std::string(","));
        QCOMPARE(signs({"1,234"}), std::string("asked"));
        QCOMPARE(signs({"1.234"}), std::string("asked"));
        QCOMPARE(signs({"0.234", "1.234"}), std::string("."));
        QCOMPARE(signs({"1,234", "1,234.5"}), std::string(".,"));
        QCOMPARE(signs({"1.234", "1.234,5"}), std::string(",."));
        QCOMPARE(signs({"1,234,567"}), std::string(".,"));
        QCOMPARE(signs({"1 234", "1 234,5"}), std::string(", "));
        QCOMPARE(signs({"1,5", "1.5"}), std::string("asked"));
    }
    void asksForTheDecimalSign() {
        const std::string text = "t;a\n2024-01-01 00:00;1,234\n2024-01-01 01:00;2,345\n";
        TableLayout open = layout({{"t", ColumnRole::Time, "", ""}, {"a", ColumnRole::Value, "", "MW"}});
        open.delimiter = ';';
        open.numbers.reset();
        QCOMPARE(tests::questionKeys(importTable(text, open, options())), (Strings{"decimal_sign"}));
        const auto first = [&](const char* sign) {
            return importTable(text, open, options({{"decimal_sign", sign}})).series.at(0).values.at(0);
        };
        QCOMPARE(first(","), 1.234);
        QCOMPARE(first("."), 1234.0);
    }
    void followsTheRuleForTheRepeatedHour() {
        if (!TimeZone::find("Europe/Berlin")) QSKIP("no zone files on this machine");
        const std::string text = "t,s,a\n2024-10-27 02:00,MESZ,1\n2024-10-27 03:00,MEZ,2\n";
        TableLayout rule = layout({{"t", ColumnRole::Time, "", ""}, {"a", ColumnRole::Value, "", "MW"}});
        rule.timeZone = "Europe/Berlin";
        const auto start = [&] { return utcText(importTable(text, rule, options()).series.at(0).startUtcSeconds); };
        QCOMPARE(start(), std::string("2024-10-27 00:00"));
        rule.repeatedHour = RepeatedHour::Second;
        QCOMPARE(start(), std::string("2024-10-27 01:00"));
        rule.repeatedHour = RepeatedHour::First;
        QCOMPARE(start(), std::string("2024-10-27 00:00"));
        rule.repeatedHour = RepeatedHour::Second;
        rule.columns.push_back({"s", ColumnRole::Summer, "", ""});
        QCOMPARE(start(), std::string("2024-10-27 00:00")); // the column knows better
        const ImportResult unmarked =
            importTable("t,s,a\n2024-10-27 02:00,?,1\n2024-10-27 03:00,?,2\n", rule, options());
        QCOMPARE(tests::faultCodes(unmarked), (Strings{"import.no_summer_mark"}));
        QCOMPARE(unmarked.rowsTaken, std::size_t(1));
        QVERIFY(summerMark(" EDT ") == true && summerMark("est") == false && !summerMark("maybe"));
    }
    void movesEndsOfHours() {
        TableLayout ends = layout(
            {{"d", ColumnRole::Date, "", ""}, {"h", ColumnRole::Hour, "", ""}, {"a", ColumnRole::Value, "", "MW"}});
        const auto start = [&](const char* text) {
            const ImportResult result = importTable(text, ends, options());
            return result.series.empty() ? std::string() : utcText(result.series[0].startUtcSeconds);
        };
        QCOMPARE(start("d,h,a\n2024-02-29,1,5\n2024-02-29,24,6\n"), std::string("2024-02-29 00:00"));
        ends.stamp = StampMeaning::HourEnding;
        QCOMPARE(start("d,h,a\n2024-03-01,0,5\n2024-03-01,23,6\n"), std::string("2024-02-29 23:00"));
        QCOMPARE(tests::questionKeys(importTable("d,h,a\n2024-03-01,2,5\n", ends, options())), (Strings{"hours"}));
        ends.firstHour = 1;
        QCOMPARE(start("d,h,a\n2024-03-01 00:00:00,2,5\n"), std::string("2024-03-01 01:00")); // a sheet's date
        const ImportResult zero = importTable("d,h,a\n2024-03-01,0,5\n2024-03-01,1,5\n", ends, options());
        QCOMPARE(tests::faultCodes(zero), (Strings{"import.bad_stamp"}));
    }
    void partsALongTable() {
        const TableLayout parts = layout({{"t", ColumnRole::Time, "", ""},
                                          {"zone", ColumnRole::Series, "", ""},
                                          {"mw", ColumnRole::Value, "", "MW"}});
        const ImportResult result = importTable("t,zone,mw\n2024-01-01 00:00,A,1\n2024-01-01 00:00,B,2\n"
                                                "2024-01-01 01:00,A,3\n2024-01-01 01:00,B,x\n",
                                                parts, options());
        QCOMPARE(result.series.size(), std::size_t(2));
        QCOMPARE(result.series[0].slug, std::string("werk-a"));
        QCOMPARE(result.series[0].values, (std::vector<double>{1.0, 3.0}));
        QCOMPARE(result.series[1].values, (std::vector<double>{2.0}));
        QCOMPARE(result.rowsTaken, std::size_t(3));
        QCOMPARE(tests::faultCodes(result), (Strings{"import.not_a_number"}));
    }
    void takesMeasuredRows() {
        TableLayout measured;
        measured.numbers = NumberSigns{};
        measured.measurementKind = "serving";
        measured.columns = {{"gpu", ColumnRole::Measured, "device", ""},
                            {"llm", ColumnRole::Measured, "model", ""},
                            {"rate", ColumnRole::Measured, "output_tokens_per_s", ""},
                            {"run", ColumnRole::Measured, "duration_s", "ms"}};
        const std::string text = "gpu,llm,rate,run\nH100,Llama,1000.5,60000\nH100,Llama,x,60000\n";
        const ImportResult result = importTable(text, measured, options());
        QCOMPARE(result.measurements.size(), std::size_t(1));
        QCOMPARE(result.measurements[0].kind, std::string("serving"));
        QCOMPARE(result.rowsRead, std::size_t(2));
        QCOMPARE(result.rowsTaken, std::size_t(1));
        const auto& columns = result.measurements[0].columns;
        const auto duration =
            std::find_if(columns.begin(), columns.end(), [](const auto& one) { return one.name == "duration_s"; });
        QVERIFY(duration != columns.end());
        QCOMPARE(duration->numbers.at(0), 60.0);
        measured.columns[3].unit = "MW";
        QCOMPARE(tests::faultCodes(importTable(text, measured, options())), (Strings{"input.wrong_unit"}));
        measured.columns[3] = {"run", ColumnRole::Measured, "colour", ""};
        QCOMPARE(tests::faultCodes(importTable(text, measured, options())), (Strings{"table.no_such_field"}));
    }
    void takesNothingWhenColumnsLack() {
        const TableLayout other = layout({{"t", ColumnRole::Time, "", ""}, {"b", ColumnRole::Value, "", "MW"}});
        const ImportResult result = importTable("t,a\n2024-01-01 00:00,1\n", other, options());
        QCOMPARE(tests::faultCodes(result), (Strings{"table.missing_column"}));
        QVERIFY(!result.isUsable());
        QCOMPARE(tests::faultCodes(importTable("a\n1\n", layout({{"a", ColumnRole::Value, "", "MW"}}), options())),
                 (Strings{"import.no_time_column"}));
    }
    void asksForTheEncoding() {
        const std::string text = "t,Temp\xE9rature (\xB0"
                                 "C)\n2024-01-01 00:00,1.5\n";
        TableLayout french = layout({{"t", ColumnRole::Time, "", ""}, {"column 2", ColumnRole::Value, "x", "°C"}});
        french.hasHeader = false;
        french.skippedLines = 1;
        french.columns[0].column = "column 1";
        QCOMPARE(importTable(text, french, options()).rowsTaken, std::size_t(1));
        const std::string inRow = "t,a,note\n2024-01-01 00:00,1.5,caf\xE9\n";
        const TableLayout asked = layout({{"t", ColumnRole::Time, "", ""}, {"a", ColumnRole::Value, "x", "°C"}});
        QCOMPARE(tests::questionKeys(importTable(inRow, asked, options())), (Strings{"encoding"}));
        QCOMPARE(importTable(inRow, asked, options({{"encoding", "windows-1252"}})).rowsTaken, std::size_t(1));
    }
    void keepsALayoutAsAProfile() {
        const TableLayout all = everything();
        const std::string text = writeProfile(all);
        const ReadProfile read = readProfile(text);
        QVERIFY(read.issues.empty());
        QVERIFY(read.layout.has_value());
        QVERIFY(*read.layout == all);
        QCOMPARE(writeProfile(*read.layout), text);
        const TableLayout plain;
        QVERIFY(readProfile(writeProfile(plain)).layout == plain);
        const TableLayout proposed = proposeLayout(kGerman, options()).layout;
        QVERIFY(readProfile(writeProfile(proposed)).layout == proposed);
    }
    void refusesProfilesThatMeanNothing_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* what, const char* by, const char* code) {
            QTest::addRow("%s", by) << QString::fromUtf8(what) << QString::fromUtf8(by) << QString::fromUtf8(code);
        };
        row("\"headroom_table_profile\": 1", "\"headroom_table_profile\": 2", "profile.other_version");
        row("\"headroom_table_profile\": 1", "\"profile\": 1", "profile.none");
        row("\"sheet\"", "\"shett\"", "profile.unknown_member");
        row("\"delimiter\": \"\\t\"", "\"delimiter\": \";;\"", "profile.bad_value");
        row("\"decimal_sign\": \",\"", "\"decimal_sign\": \" \"", "profile.bad_value");
        row("\"thousands_sign\": \" \"", "\"thousands_sign\": \",\"", "profile.bad_value");
        row("\"date_order\": \"day_first\"", "\"date_order\": \"any\"", "profile.bad_value");
        row("\"time_zone\": \"Europe/Berlin\"", "\"time_zone\": \"Mars/Olympus\"", "profile.bad_value");
        row("\"skipped_lines\": 3", "\"skipped_lines\": -1", "profile.bad_value");
        row("\"first_hour\": 1", "\"first_hour\": 2", "profile.bad_value");
        row("\"has_header\": false", "\"has_header\": 0", "profile.bad_value");
        row("\"role\": \"summer\"", "\"role\": \"winter\"", "profile.bad_value");
        row("\"unit\": \"kW\"", "\"unit\": \"parsec\"", "profile.bad_value");
        row("\"column\": \"n\"", "\"column\": \"S\"", "profile.column_doubled");
        row("\"encoding\": \"windows-1252\"", "\"encoding\": \"ebcdic\"", "profile.bad_value");
        row("\"measurement_kind\": \"power\"", "\"measurement_kind\": \"poems\"", "profile.bad_value");
        row("{", "[", "json.syntax");
    }
    void refusesProfilesThatMeanNothing() {
        QFETCH(QString, what);
        QFETCH(QString, by);
        QFETCH(QString, code);
        const ReadProfile read =
            readProfile(tests::with(writeProfile(everything()), what.toStdString(), by.toStdString()));
        QVERIFY(!read.layout.has_value());
        QVERIFY(!read.issues.empty());
        QCOMPARE(QString::fromStdString(read.issues.front().issue.code), code);
    }
    void mapsColumns() {
        TableLayout mapped;
        applyMapping(mapped, {"when", "time", ""});
        applyMapping(mapped, {"x", "load", "MW"});
        applyMapping(mapped, {"x", "heat", "kW"});
        QCOMPARE(mapped.columns.size(), std::size_t(2));
        QVERIFY(mapped.columns[0].role == ColumnRole::Time);
        QVERIFY((mapped.columns[1] == LayoutColumn{"x", ColumnRole::Value, "heat", "kW"}));
    }
    // Whatever stands in a file, a proposal and an import end, and rows are counted.
    void survivesAnyBytes() {
        std::mt19937 random(5);
        const std::string_view alphabet = "0123456789:-./,;|\t\" \n\nabT\xC3\xA9#";
        for (int i = 0; i < 300; ++i) {
            std::string text;
            for (int k = 0; k < 400; ++k)
                text += alphabet[random() % alphabet.size()];
            const LayoutPreview preview = proposeLayout(text, options());
            const ImportResult result = importTable(
                text, preview.layout,
                options(
                    {{"time_zone", "UTC"}, {"stamp", "ending"}, {"decimal_sign", "."}, {"date_order", "day_first"}}));
            QCOMPARE(result.rowsRead, result.rowsTaken + result.rowsQuarantined);
        }
    }
};

HEADROOM_TEST(TableImportTest)
#include "table_import_test.moc"
