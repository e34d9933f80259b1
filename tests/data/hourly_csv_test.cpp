#include "data/importers/hourly_csv.h"
#include "data/importers/registry.h"
#include "data/importers/time_stamp.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

using namespace data::importers;

class HourlyCsvTest : public QObject {
    Q_OBJECT
    using Strings = std::vector<std::string>;
    static ImportResult parse(const std::string& text, std::map<std::string, std::string> answers = {}) {
        ImportOptions options;
        options.fileName = "folder/site a.csv";
        options.answers = std::move(answers);
        return hourlyCsv().parse(text, options);
    }
    static Strings codes(const ImportResult& result) {
        Strings list;
        for (const auto& issue : result.issues)
            list.push_back(issue.issue.code);
        return list;
    }
    static Strings questions(const ImportResult& result) {
        Strings list;
        for (const Question& question : result.questions)
            list.push_back(question.key);
        return list;
    }
    static bool contains(const Strings& list, const char* text) {
        return std::find(list.begin(), list.end(), text) != list.end();
    }
private slots:
    void readsUtcWithoutAsking() {
        const ImportResult result = parse("time_utc,load_mw\n2024-01-01T00:00Z,10.5\n2024-01-01T01:00Z,11\n");
        QVERIFY(result.questions.empty());
        QCOMPARE(codes(result), (Strings{"import.taken_as_beginning"}));
        const auto& series = result.series.at(0);
        QCOMPARE(utcText(series.startUtcSeconds), std::string("2024-01-01 00:00"));
        QCOMPARE(series.values, (std::vector<double>{10.5, 11.0}));
        QCOMPARE(series.unit, std::string("MW"));
        QCOMPARE(series.slug, std::string("site-a-load-mw"));
    }
    void asksWhatItCannotKnow() {
        const std::string text = "when_time;demand\n01/02/2024 00:00;10,5\n01/02/2024 01:00;11,5\n";
        const ImportResult asked = parse(text);
        QCOMPARE(questions(asked), (Strings{"date_order", "decimal_comma", "unit.demand", "time_zone"}));
        QVERIFY(asked.series.empty());
        QVERIFY(!asked.isUsable());
        QCOMPARE(asked.rowsTaken, std::size_t(0));
        const ImportResult told = parse(
            text,
            {{"date_order", "day_first"}, {"decimal_comma", "yes"}, {"unit.demand", "kW"}, {"time_zone", "UTC-05:00"}});
        QVERIFY(told.questions.empty());
        QCOMPARE(told.series.at(0).values, (std::vector<double>{10.5, 11.5}));
        QCOMPARE(told.series.at(0).unit, std::string("kW"));
        QCOMPARE(utcText(told.series.at(0).startUtcSeconds), std::string("2024-02-01 05:00"));
        QCOMPARE(questions(parse(text, {{"date_order", "day_first"},
                                        {"decimal_comma", "yes"},
                                        {"unit.demand", "kW"},
                                        {"time_zone", "Mars/Olympus"}})),
                 (Strings{"time_zone"}));
    }
    // A local clock in the two nights of its changes: 23 and 25 hours, none lost, none invented.
    void followsTheLocalClock() {
        if (!QTimeZone(QByteArrayLiteral("America/New_York")).isValid()) QSKIP("no zone files on this machine");
        const std::map<std::string, std::string> eastern{{"time_zone", "America/New_York"}};
        std::string spring = "time,mw\n";
        for (int hour = 0; hour < 24; ++hour) {
            if (hour == 2) continue;
            spring += "2024-03-10 " + std::to_string(hour) + ":00," + std::to_string(100 + hour) + "\n";
        }
        const ImportResult inSpring = parse(spring, eastern);
        QCOMPARE(inSpring.series.at(0).size(), std::size_t(23));
        QCOMPARE(inSpring.series[0].missing(), std::size_t(0));
        std::string autumn = "time,mw\n";
        for (const int hour : {0, 1, 1, 2, 3}) {
            autumn += "2024-11-03 " + std::to_string(hour) + ":00," + std::to_string(100 + autumn.size()) + "\n";
        }
        const ImportResult inAutumn = parse(autumn, eastern);
        QCOMPARE(inAutumn.series.at(0).size(), std::size_t(5));
        QCOMPARE(inAutumn.series[0].missing(), std::size_t(0));
        // One row for the hour that the clock shows twice leaves one hour missing.
        const ImportResult once =
            parse("time,mw\n2024-11-03 00:00,1\n2024-11-03 01:00,1\n2024-11-03 02:00,1\n", eastern);
        QCOMPARE(once.series.at(0).size(), std::size_t(4));
        QCOMPARE(once.series[0].missing(), std::size_t(1));
        QVERIFY(contains(codes(once), "import.hours_missing"));
        const ImportResult skipped =
            parse("time,mw\n2024-03-10 01:00,1\n2024-03-10 02:00,1\n2024-03-10 03:00,1\n", eastern);
        QVERIFY(contains(codes(skipped), "import.hour_skipped_by_clock"));
        QCOMPARE(skipped.rowsTaken, std::size_t(2));
    }
    void movesHourEndingStamps() {
        const ImportResult result = parse("utc_hour_ending,a_mw,b_mw\n2024-01-01 01:00,1,2\n2024-01-01 02:00,3,\n");
        QCOMPARE(result.series.size(), std::size_t(2));
        QCOMPARE(utcText(result.series[0].startUtcSeconds), std::string("2024-01-01 00:00"));
        QCOMPARE(result.series[1].missing(), std::size_t(1));
        QVERIFY(std::isnan(result.series[1].values[1]));
    }
    void reportsEachKindOfTrouble() {
        std::string text = "time_utc,load_mw\n";
        for (int hour = 0; hour < 72; ++hour) {
            std::string value = std::to_string(500 + 5 * (hour % 24));
            if (hour == 10) value = "-4";
            if (hour == 20) value = "99999";
            if (hour == 30) value = "n/k";
            if (hour != 40) text += utcText(1704067200 + 3600 * hour) + "," + value + "\n";
        }
        text += utcText(1704067200 + 3600 * 50) + ",1\n";
        const ImportResult result = parse(text);
        Strings found = codes(result);
        std::erase(found, "import.taken_as_beginning");
        std::sort(found.begin(), found.end());
        QCOMPARE(found, (Strings{"import.hour_doubled", "import.hour_impossible", "import.hour_negative",
                                 "import.hour_out_of_order", "import.hours_missing", "import.hours_missing",
                                 "import.not_a_number"}));
        QCOMPARE(result.rowsRead, std::size_t(72));
        QCOMPARE(result.rowsTaken, std::size_t(72 - 5 + 1));
        QCOMPARE(result.rowsRead, result.rowsTaken + result.rowsQuarantined);
        const ImportResult kept = parse(text, {{"negative_mw", "keep"}});
        QCOMPARE(kept.rowsTaken, result.rowsTaken + 1);
    }
    // Solar output is far from its median every noon: nothing of it is impossible.
    void leavesSolarOutputAlone() {
        std::string text = "time_utc,pv_mw\n";
        for (int hour = 0; hour < 24 * 30; ++hour) {
            const double sun = std::max(0.0, std::sin((hour % 24 - 6) * 3.14159265 / 12.0));
            text += utcText(1704067200 + 3600 * hour) + "," + std::to_string(100.0 * sun) + "\n";
        }
        const ImportResult result = parse(text);
        QCOMPARE(result.rowsTaken, std::size_t(24 * 30));
    }
    void readsSeveralRegions() {
        HEADROOM_SHARED(path, "load/pjm_zones_hourly_utc_2020_2024.csv");
        const std::string text = tests::readFile(path);
        QCOMPARE(recognise(text)->name(), std::string_view("hourly-csv"));
        const ImportResult result = parse(text);
        QVERIFY(result.questions.empty());
        QCOMPARE(result.series.size(), std::size_t(19));
        for (const auto& series : result.series)
            QCOMPARE(series.size(), std::size_t(43848));
        double peak = 0.0;
        for (std::size_t hour = 8784; hour < 8784 + 8760; ++hour) {
            double sum = 0.0;
            for (const auto& series : result.series)
                sum += series.valid[hour] != 0 ? series.values[hour] : 0.0;
            peak = std::max(peak, sum);
        }
        QCOMPARE(peak, 149536.0); // the published peak of 2021
    }
};

HEADROOM_TEST(HourlyCsvTest)
#include "hourly_csv_test.moc"
