#include "data/importers/eia_930.h"
#include "data/importers/gap_repair.h"
#include "data/importers/registry.h"
#include "data/importers/time_stamp.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <chrono>

using namespace data::importers;

class Eia930Test : public QObject {
    Q_OBJECT
    using Strings = std::vector<std::string>;
    static ImportResult parse(std::string_view text, const char* name = "TEST.csv") {
        ImportOptions options;
        options.fileName = name;
        return eia930().parse(text, options);
    }
    // First argument (the stamp, without " UTC") of every issue with the code.
    static Strings stamps(const ImportResult& result, const char* code, std::size_t argument = 0) {
        Strings list;
        for (const auto& issue : result.issues) {
            if (issue.issue.code != code) continue;
            std::string text = issue.issue.arguments.at(argument);
            list.push_back(text.substr(0, text.find(" UTC")));
        }
        return list;
    }
    // A day of 24 hours around 1000 MW, with replacements by hour.
    static std::string day(const std::map<int, std::string>& replaced, const std::string& extra = {}) {
        std::string text = "date_time,demand (MW)\n";
        for (int hour = 0; hour < 48; ++hour) {
            const auto found = replaced.find(hour);
            const std::string value = found == replaced.end() ? std::to_string(1000 + 10 * (hour % 24)) : found->second;
            if (value == "absent") continue;
            text += utcText(1704067200 + 3600 * hour) + ":00," + value + "\n";
        }
        return text + extra;
    }
    static bool contains(const Strings& list, const char* text) {
        return std::find(list.begin(), list.end(), text) != list.end();
    }
private slots:
    void findsWhatIsWrongInThePublishedFile() {
        HEADROOM_SHARED(path, "load/eia930_original/PJM.csv");
        const std::string text = tests::readFile(path);
        QCOMPARE(recognise(text)->name(), std::string_view("eia-930"));
        const auto begin = std::chrono::steady_clock::now();
        const ImportResult result = parse(text, "PJM.csv");
        const auto time = std::chrono::steady_clock::now() - begin;
        QVERIFY(time < std::chrono::seconds(5)); // with sanitizers; 0.05 s without
        QCOMPARE(stamps(result, "import.hour_impossible"),
                 (Strings{"2020-04-10 04:00", "2020-07-13 23:00", "2020-07-24 16:00", "2020-07-27 22:00",
                          "2020-09-03 21:00", "2021-10-19 03:00", "2021-10-19 04:00", "2021-10-19 05:00"}));
        QCOMPARE(stamps(result, "import.hours_missing", 1),
                 (Strings{"2020-03-08 07:00", "2020-08-03 05:00", "2022-03-13 07:00", "2022-11-07 05:00",
                          "2023-11-05 05:00", "2024-03-10 07:00"}));
        QCOMPARE(stamps(result, "import.hours_missing", 0), (Strings{"22", "24", "22", "1", "25", "22"}));
        // Two more single hours that cannot be certain: kept, and named.
        QVERIFY(contains(stamps(result, "import.hour_suspicious"), "2020-07-28 17:00"));
        QVERIFY(contains(stamps(result, "import.hour_suspicious"), "2020-07-29 21:00"));
        QVERIFY(stamps(result, "import.hour_suspicious").size() <= 8);
        QCOMPARE(result.rowsRead, std::size_t(43848));
        QCOMPARE(result.rowsTaken, std::size_t(43848 - 116 - 8));
        QCOMPARE(result.rowsQuarantined, std::size_t(116 + 8));
        const auto& series = result.series.at(0);
        QCOMPARE(series.size(), std::size_t(43848));
        QCOMPARE(series.missing(), std::size_t(124));
        QCOMPARE(utcText(series.startUtcSeconds), std::string("2019-12-31 23:00")); // the hour that ends at 00:00
        QCOMPARE(series.values[0], 96028.0);
        QVERIFY(result.repairs.empty());
    }
    // The hours 2024-01-01 00:00 to 2025-01-01 00:00 UTC: the 22 without a value and the last, which ends after the
    // file.
    void turnsA2024IntoAYear() {
        HEADROOM_SHARED(path, "load/eia930_original/PJM.csv");
        const ImportResult result = parse(tests::readFile(path), "PJM.csv");
        const YearOfHours year = yearOfHours(result.series.at(0), 2024, "MW");
        QCOMPARE(year.hoursMissing, std::size_t(22 + 1));
        QCOMPARE(year.hoursRepaired, std::size_t(23));
        QCOMPARE(year.issues.size(), std::size_t(2));
        QVERIFY(year.values.has_value());
        QCOMPARE(year.values->size(), std::size_t(8784));
        // Hour 0 of 2024 is the row stamped 01:00.
        QCOMPARE(year.values->at(0), result.series[0].values[8784 + 8760 + 8760 + 8760 + 1]);
        const std::size_t gap = (31 + 29 + 9) * 24 + 6;
        for (std::size_t hour = gap; hour < gap + 22; ++hour) {
            QVERIFY(year.values->at(hour) > 65000.0 && year.values->at(hour) < 110000.0);
        }
    }
    void takesNothingForGranted_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("taken");
        const auto row = [](const char* name, const std::string& text, const char* code, int line, int taken) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(text) << QString::fromUtf8(code) << line << taken;
        };
        row("sound", day({}), "", 0, 48);
        row("EMPTY", day({{5, "EMPTY"}}), "import.hours_missing", 7, 47);
        row("MISSING", day({{5, "MISSING"}}), "import.hours_missing", 7, 47);
        row("absent row", day({{5, "absent"}}), "import.hours_missing", 6, 47);
        row("impossible", day({{5, "2147480000"}}), "import.hour_impossible", 7, 47);
        row("three times", day({{5, "3200"}}), "import.hour_impossible", 7, 47);
        row("zero", day({{5, "0"}}), "import.hour_zero", 7, 47);
        row("negative", day({{5, "-20"}}), "import.hour_negative", 7, 47);
        row("text", day({{5, "lots"}}), "import.not_a_number", 7, 47);
        row("suspicious", day({{5, "1400"}}), "import.hour_suspicious", 7, 48);
        row("doubled", day({}, "2024-01-01 07:00:00,1500\n"), "import.hour_doubled", 50, 48);
        row("out of order", day({{5, "absent"}}, "2024-01-01 05:00:00,1050\n"), "import.hour_out_of_order", 49, 48);
        row("between hours", day({}, "2024-01-02 23:30:00,1500\n"), "import.not_hourly", 50, 48);
        row("bad stamp", day({}, "2024-02-30 07:00:00,1500\n"), "import.bad_stamp", 50, 48);
        row("far away", day({}, "2190-01-01 00:00:00,1500\n"), "import.span_too_long", 50, 0);
    }
    void takesNothingForGranted() {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QFETCH(int, line);
        QFETCH(int, taken);
        const ImportResult result = parse(text.toStdString());
        QCOMPARE(result.rowsTaken, static_cast<std::size_t>(taken));
        QCOMPARE(result.rowsRead, result.rowsTaken + result.rowsQuarantined);
        const auto found = std::find_if(result.issues.begin(), result.issues.end(),
                                        [&](const auto& issue) { return issue.issue.code == code.toStdString(); });
        QCOMPARE(found == result.issues.end(), code.isEmpty());
        if (!code.isEmpty()) QCOMPARE(found->line, static_cast<std::size_t>(line));
        if (code.isEmpty()) QVERIFY(result.issues.empty());
    }
    void keepsTheFirstOfTwoValues() {
        const ImportResult result = parse(day({}, "2024-01-01 07:00:00,1500\n"));
        QCOMPARE(result.series.at(0).values.at(7), 1070.0);
        QCOMPARE(result.rowsQuarantined, std::size_t(1));
    }
    void readsErcotWithItsMissingHour() {
        HEADROOM_SHARED(path, "load/import_cases/eia930_erco_missing_fallback_and_uri.csv");
        const ImportResult result = parse(tests::readFile(path));
        QVERIFY(contains(stamps(result, "import.hours_missing", 1), "2021-11-07 06:00"));
        // Load shed is low demand that was real: nothing of it is set aside.
        QVERIFY(stamps(result, "import.hour_impossible").empty());
    }
};

HEADROOM_TEST(Eia930Test)
#include "eia930_test.moc"
