#include "tests/app/program_run.h"

using namespace tests::app;
using namespace Qt::Literals::StringLiterals;

class FlexibleLoadTest : public QObject {
    Q_OBJECT

private slots:
    void reliabilityTestSystem() {
        const ProgramFolder folder;
        writeRts(folder);
        const auto found = folder.json(u"flexible-load --load load.csv --limit 0.005 --limit 0.01"_s);
        QCOMPARE(found["threshold"_L1].toString(), u"peak"_s); // the file has no times
        const auto limits = found["limits"_L1].toArray();
        QCOMPARE(limits.size(), 2);
        const auto half = limits[0].toObject();
        QVERIFY(hasKeys(half, "limit added_load_mw share_of_peak curtailed_hours events mean_event_hours "
                              "hours_keeping_half"));
        QVERIFY(std::abs(half["added_load_mw"_L1].toDouble() - 320.577) < 5e-4);
        QCOMPARE(half["curtailed_hours"_L1].toDouble(), 161.0);
        QCOMPARE(half["events"_L1].toDouble(), 35.0);
        QVERIFY(std::abs(limits[1].toObject()["added_load_mw"_L1].toDouble() - 403.290) < 5e-4);
    }

    // Ten July hours with a peak of 100 and ten January hours with one of 60: each season has its own room.
    void seasonsHaveTheirOwnPeaks() {
        const ProgramFolder folder;
        QByteArray text = "time,load_mw\n";
        for (int hour = 0; hour < 10; ++hour)
            text += "2024-07-01 0" + QByteArray::number(hour) + ":00," + (hour == 0 ? "100" : "50") + "\n";
        for (int hour = 0; hour < 10; ++hour)
            text += "2024-01-01 0" + QByteArray::number(hour) + ":00," + (hour == 0 ? "60" : "50") + "\n";
        folder.write(u"load.csv"_s, text);
        // Up to 10 MW of added load only the two peak hours are cut, wholly: 2 of 20 hours are a tenth.
        const auto seasonal = folder.json(u"flexible-load --load load.csv --limit 0.2"_s);
        QCOMPARE(seasonal["threshold"_L1].toString(), u"seasonal"_s);
        // 2 L + 9 (L - 10) = 0.2 x 20 L: L = 90 / 7.
        QVERIFY(std::abs(seasonal["limits"_L1][0]["added_load_mw"_L1].toDouble() - 90.0 / 7.0) < 1e-9);
        const auto given = folder.json(u"flexible-load --load load.csv --limit 0.2 --threshold-mw 100"_s);
        QCOMPARE(given["threshold"_L1].toString(), u"given"_s);
        QVERIFY(given["limits"_L1][0]["added_load_mw"_L1].toDouble() > 40.0);
    }

    void badLimitsAreRefused() {
        const ProgramFolder folder;
        writeRts(folder);
        const auto run = folder.run(u"flexible-load --load load.csv --limit 1.5 --threshold-mw -3"_s);
        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.says("--limit"));
        QVERIFY(run.says("--threshold-mw"));
    }
};

HEADROOM_TEST(FlexibleLoadTest)
#include "flexible_load_test.moc"
