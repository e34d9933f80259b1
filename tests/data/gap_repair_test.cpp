#include "data/importers/gap_repair.h"
#include "data/importers/time_stamp.h"
#include "tests/support/test_case.h"

using namespace data::importers;
using data::project::SeriesRecord;

class GapRepairTest : public QObject {
    Q_OBJECT
    // Load with a daily and a weekly wave, which repeats exactly every week.
    static double wave(std::size_t hour) {
        return 1000.0 + 200.0 * std::sin(static_cast<double>(hour % 24) * 0.26) + (hour % 168 > 120 ? -100.0 : 0.0);
    }
    static SeriesRecord series(std::size_t hours, std::int64_t start = 0) {
        SeriesRecord record;
        record.slug = "load";
        record.unit = "MW";
        record.zoneOfOrigin = "UTC";
        record.startUtcSeconds = start;
        for (std::size_t hour = 0; hour < hours; ++hour)
            record.values.push_back(wave(hour));
        record.valid.assign(hours, 1);
        return record;
    }
    static void lose(SeriesRecord& record, std::size_t first, std::size_t hours) {
        for (std::size_t hour = first; hour < first + hours; ++hour) {
            record.values[hour] = std::nan("");
            record.valid[hour] = 0;
        }
    }
private slots:
    void drawsALineThroughShortGaps() {
        SeriesRecord record = series(48);
        record.values[10] = 100.0;
        record.values[14] = 180.0;
        lose(record, 11, 3);
        const GapRepair repair = repairGaps(record);
        QCOMPARE(repair.hoursRepaired, std::size_t(3));
        QCOMPARE(repair.series.values[11], 120.0);
        QCOMPARE(repair.series.values[13], 160.0);
        QVERIFY(repair.runs.at(0).method == RepairMethod::Line);
        QCOMPARE(record.valid[11], std::uint8_t(0)); // the source is untouched
    }
    // A wave that repeats weekly is restored exactly, whatever the gap's length up to a week.
    void restoresAWeeklyPattern() {
        for (const std::size_t hours : {4, 22, 25, 168}) {
            SeriesRecord record = series(168 * 4);
            lose(record, 300, hours);
            const GapRepair repair = repairGaps(record);
            QCOMPARE(repair.hoursLeft, std::size_t(0));
            for (std::size_t hour = 300; hour < 300 + hours; ++hour) {
                QVERIFY(std::fabs(repair.series.values[hour] - wave(hour)) < 1e-9);
            }
        }
    }
    void meetsItsNeighbours() {
        SeriesRecord record = series(168 * 3);
        for (std::size_t hour = 150; hour < 300; ++hour)
            record.values[hour] += 500.0; // a hotter week
        lose(record, 200, 10);
        const GapRepair repair = repairGaps(record);
        for (std::size_t hour = 200; hour < 210; ++hour) {
            QVERIFY(std::fabs(repair.series.values[hour] - (wave(hour) + 500.0)) < 1e-9);
        }
    }
    void leavesWhatItCannotKnow() {
        SeriesRecord record = series(168 * 4);
        lose(record, 200, 169);
        QCOMPARE(repairGaps(record).hoursLeft, std::size_t(169));
        SeriesRecord brief = series(48);
        lose(brief, 10, 5); // no other week to look at
        QCOMPARE(repairGaps(brief).hoursLeft, std::size_t(5));
        SeriesRecord none = series(5);
        lose(none, 0, 5);
        QCOMPARE(repairGaps(none).hoursLeft, std::size_t(5));
    }
    void cutsOutAYear() {
        SeriesRecord record = series(8784 + 8760, daysFromCivil(2024, 1, 1) * 86400);
        lose(record, 8700, 2);
        const YearOfHours leap = yearOfHours(record, 2024, "kW");
        QCOMPARE(leap.values.value().size(), std::size_t(8784));
        QCOMPARE(leap.values->at(5), 1000.0 * wave(5));
        QCOMPARE(leap.hoursRepaired, std::size_t(2));
        QCOMPARE(leap.issues.at(0).code, std::string("series.gap_line"));
        const YearOfHours next = yearOfHours(record, 2025, "MW");
        QCOMPARE(next.values.value().at(0), wave(8784));
        QCOMPARE(next.hoursMissing, std::size_t(0));
        QCOMPARE(yearsCovered(record), (std::vector<int>{2024, 2025}));
    }
    void refusesAYearWithALargeHole() {
        SeriesRecord record = series(8784, daysFromCivil(2024, 1, 1) * 86400);
        lose(record, 3000, 200);
        const YearOfHours year = yearOfHours(record, 2024, "MW");
        QVERIFY(!year.values);
        QCOMPARE(year.hoursMissing, std::size_t(200));
        QCOMPARE(year.issues.at(0).code, std::string("series.gap_left"));
        QVERIFY(!yearOfHours(record, 2025, "MW").values);
        QVERIFY(!yearOfHours(record, 2023, "MW").values);
        QCOMPARE(yearOfHours(record, 2024, "°C").issues.at(0).code, std::string("series.wrong_unit"));
    }
};

HEADROOM_TEST(GapRepairTest)
#include "gap_repair_test.moc"
