#include "tests/app/program_run.h"
#include "tests/support/paths.h"

using namespace tests::app;
using namespace Qt::Literals::StringLiterals;

namespace {

bool isNear(const QJsonValue& value, double expected, double relative) {
    return value.isDouble() && std::abs(value.toDouble() / expected - 1.0) <= relative;
}

const QString kCommand = QStringLiteral("adequacy --units units.csv --load load.csv");

} // namespace

class AdequacyTest : public QObject {
    Q_OBJECT

private slots:
    void reliabilityTestSystem() {
        const ProgramFolder folder;
        writeRts(folder);
        const auto result = folder.json(kCommand + QStringLiteral(" --method exact"));
        QCOMPARE(result["hours"_L1].toInt(), 8736);
        const auto exact = result["exact"_L1].toObject();
        QVERIFY(hasKeys(exact, "lole_hours_per_year lole_days_per_year eue_mwh_per_year neue_ppm lolf_events_per_year "
                               "mean_event_hours"));
        QVERIFY(isNear(exact["lole_hours_per_year"_L1], 9.394175489, 1e-6));
        QVERIFY(isNear(exact["lole_days_per_year"_L1], 1.368862906, 1e-6));
        QVERIFY(isNear(exact["eue_mwh_per_year"_L1], 1176.29846, 1e-6));
        QVERIFY(isNear(exact["neue_ppm"_L1], 1e6 * 1176.29846 / 15297075.0, 1e-6));
        QVERIFY(isNear(exact["lolf_events_per_year"_L1], 2.019674696, 1e-6));
        QVERIFY(isNear(exact["mean_event_hours"_L1], 4.65133098, 1e-6));
    }

    void sharedFilesGiveTheSame() {
        HEADROOM_SHARED(units, "adequacy/rts79/units.csv");
        HEADROOM_SHARED(load, "adequacy/rts79/load_8736.csv");
        const ProgramFolder folder;
        const auto result = folder.json(QStringLiteral("adequacy --units \"%1\" --load \"%2\"")
                                            .arg(QString::fromStdString(units), QString::fromStdString(load)));
        QVERIFY(isNear(result["exact"_L1].toObject()["lole_hours_per_year"_L1], 9.394175489, 1e-6));
    }

    // A flat load of 60 on two units of 50 and 0.1: short whenever one is out.
    void smallCaseByHand() {
        const ProgramFolder folder;
        folder.write(QStringLiteral("units.csv"), "count,name,mttr_h,capacity_mw,forced_outage_rate\n2,a,10,50,0.1\n");
        folder.write(QStringLiteral("load.csv"), "load_mw\n60\n60\n60\n60\n");
        auto exact = folder.json(kCommand)["exact"_L1].toObject();
        QVERIFY(isNear(exact["lole_hours_per_year"_L1], 4 * 0.19, 1e-12));
        QVERIFY(isNear(exact["eue_mwh_per_year"_L1], 4 * (0.18 * 10 + 0.01 * 60), 1e-12));
        QVERIFY(exact["lole_days_per_year"_L1].isNull()); // four hours are no day
        exact = folder.json(kCommand + QStringLiteral(" --import-mw 10"))["exact"_L1].toObject();
        QVERIFY(isNear(exact["lole_hours_per_year"_L1], 4 * 0.01, 1e-12));
        // All of the outage rate is common: both are out together with 0.1.
        exact = folder.json(kCommand + QStringLiteral(" --common-cause 1"))["exact"_L1].toObject();
        QVERIFY(isNear(exact["lole_hours_per_year"_L1], 4 * 0.1, 1e-9));
    }

    void varyingUnitsWithoutOutagesAreExact() {
        const ProgramFolder folder;
        folder.write(QStringLiteral("units.csv"),
                     "name,count,capacity_mw,forced_outage_rate,mttr_h\na,1,50,0.1,10\nsun,1,30,0,1\n");
        folder.write(QStringLiteral("load.csv"), "load_mw\n60\n60\n");
        folder.write(QStringLiteral("sun.csv"), "sun\n0\n20\n");
        const auto exact = folder.json(kCommand + QStringLiteral(" --capacity-series sun.csv"))["exact"_L1].toObject();
        QVERIFY(isNear(exact["lole_hours_per_year"_L1], 1.0 + 0.1, 1e-12));
        folder.write(QStringLiteral("sun.csv"), "sun,a\n0,1\n20,1\n");
        const auto refused = folder.run(kCommand + QStringLiteral(" --capacity-series sun.csv"));
        QCOMPARE(refused.exitCode, 2);
        QVERIFY(refused.says("cli.varying_unit_fails"));
    }

    void missingFiles() {
        const ProgramFolder folder;
        const auto result = folder.run(kCommand);
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.says("units.csv: "));
        QVERIFY(result.says("load.csv: "));
        QVERIFY(result.results.isEmpty());
    }

    void everyBadCellIsNamedWithItsPlace() {
        const ProgramFolder folder;
        folder.write(QStringLiteral("units.csv"), "name,count,capacity_mw,forced_outage_rate,mttr_h\n"
                                                  "a,2,fifty,0.1,10\nb,2,-50,0.1,10\nc,2,50,1.1,10\nd,2.5,50,0.1,10\n");
        folder.write(QStringLiteral("load.csv"), "load_mw\n60\nsixty\n");
        const auto result = folder.run(kCommand);
        QCOMPARE(result.exitCode, 2);
        for (const char* place :
             {"units.csv:2: capacity_mw: error", "units.csv:3: capacity_mw: error",
              "units.csv:4: forced_outage_rate: error", "units.csv:5: count: error", "load.csv:3: load_mw: error"})
            QVERIFY2(result.says(place), result.messages.constData());
    }

    void wrongColumns() {
        const ProgramFolder folder;
        writeRts(folder);
        folder.write(QStringLiteral("units.csv"), "name,number,capacity_mw\na,2,50\n");
        const auto result = folder.run(kCommand);
        QCOMPARE(result.exitCode, 2);
        for (const char* column : {"count", "forced_outage_rate", "mttr_h"})
            QVERIFY2(result.says(QByteArray("The column \"").append(column).constData()), column);
        QVERIFY(result.says("number"));
    }

    void simulationIsRefusedInWords() {
        const ProgramFolder folder;
        writeRts(folder);
        for (const char* method : {"monte-carlo", "both"}) {
            const auto result = folder.run(kCommand + QStringLiteral(" --method ") + QLatin1String(method));
            QCOMPARE(result.exitCode, 2);
            QVERIFY(result.says("not part of this version"));
        }
        QCOMPARE(folder.run(kCommand + QStringLiteral(" --method guess")).exitCode, 2);
        folder.write(QStringLiteral("storage.csv"), "");
        QVERIFY(folder.run(kCommand + QStringLiteral(" --storage storage.csv")).says("--storage needs the simulation"));
    }
};

HEADROOM_TEST(AdequacyTest)
#include "adequacy_test.moc"
