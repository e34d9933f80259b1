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

    // The published indices lie within the simulation's error, and the program says so.
    void bothMethodsAgree() {
        const ProgramFolder folder;
        writeRts(folder);
        const auto found = folder.json(kCommand + u" --method both --years 4000 --seed 7 --threads 2"_s);
        const auto simulated = found["monte_carlo"_L1].toObject();
        QVERIFY(hasKeys(simulated, "lole_hours_per_year lole_hours_per_year_standard_error eue_mwh_per_year "
                                   "eue_mwh_per_year_standard_error neue_ppm lolf_events_per_year "
                                   "lolf_events_per_year_standard_error mean_event_hours loss_hours_p99 "
                                   "share_of_years_without_loss sample_years_per_second"));
        QCOMPARE(simulated["sample_years"_L1].toInt(), 4000);
        QCOMPARE(simulated["seed"_L1].toInt(), 7);
        QVERIFY(found["agree"_L1].toBool());
        const double error = simulated["lole_hours_per_year_standard_error"_L1].toDouble();
        QVERIFY(error > 0.1 && error < 0.5); // 16.5 h a year over the root of 4,000 years
        QVERIFY(std::abs(simulated["lole_hours_per_year"_L1].toDouble() - 9.394175489) < 3.0 * error);
        const auto alone = folder.json(kCommand + u" --method monte-carlo --years 4000 --seed 7 --threads 1"_s);
        QVERIFY(!alone.contains("exact"_L1) && !alone.contains("agree"_L1));
        for (const char* key : {"lole_hours_per_year", "eue_mwh_per_year", "unserved_mwh_p90"})
            QCOMPARE(alone["monte_carlo"_L1][QLatin1String(key)], simulated[QLatin1String(key)]);
    }

    void simulationEndsAtTheErrorAskedFor() {
        const ProgramFolder folder;
        writeRts(folder);
        const auto found = folder.json(kCommand + u" --method monte-carlo --years 200000 --relative-error 0.1"_s);
        const auto simulated = found["monte_carlo"_L1].toObject();
        QVERIFY(simulated["converged"_L1].toBool());
        QVERIFY(simulated["sample_years"_L1].toInt() < 20000);
        QVERIFY(simulated["eue_mwh_per_year_standard_error"_L1].toDouble() <=
                0.1 * simulated["eue_mwh_per_year"_L1].toDouble());
    }

    // Two regions without a link: one always short, one never; with a link the second helps with all it may send.
    void regionsHelpEachOtherThroughInterfaces() {
        const ProgramFolder folder;
        folder.write(u"units.csv"_s, "name,region,count,capacity_mw,forced_outage_rate,mttr_h\n"
                                     "a,east,1,50,0,1\nb,west,1,100,0,1\n");
        folder.write(u"load.csv"_s, "east,west\n60,40\n60,40\n");
        const QString command = kCommand + u" --method monte-carlo --years 10"_s;
        auto found = folder.json(command)["monte_carlo"_L1].toObject();
        QCOMPARE(found["eue_mwh_per_year"_L1].toDouble(), 20.0);
        folder.write(u"links.csv"_s, "from,to,forward_mw,backward_mw\nwest,east,4,0\n");
        found = folder.json(command + u" --interfaces links.csv"_s)["monte_carlo"_L1].toObject();
        QVERIFY(isNear(found["eue_mwh_per_year"_L1], 12.0, 1e-12));
        folder.write(u"links.csv"_s, "from,to,forward_mw,backward_mw\nnorth,east,4,0\n");
        const auto refused = folder.run(command + u" --interfaces links.csv"_s);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY(refused.says("cli.no_such_region"));
        QVERIFY(folder.run(kCommand).says("cli.several_regions"));
    }

    // All of the east comes through a link that is out for a tenth of the time.
    void interfacesFailAndRegionsAreTold() {
        const ProgramFolder folder;
        folder.write(u"units.csv"_s, "name,region,count,capacity_mw,forced_outage_rate,mttr_h\na,west,1,100,0,1\n");
        QByteArray load = "east,west\n";
        for (int hour = 0; hour < 100; ++hour)
            load += "30,40\n";
        folder.write(u"load.csv"_s, load);
        folder.write(u"links.csv"_s, "from,to,forward_mw,backward_mw,name,forced_outage_rate,mttr_h\n"
                                     "west,east,50,0,tie,0.1,5\n");
        const QString command = kCommand + u" --method monte-carlo --years 4000 --interfaces links.csv"_s;
        const auto found = folder.json(command)["monte_carlo"_L1].toObject();
        const auto regions = found["regions"_L1].toArray();
        QCOMPARE(regions.size(), 2);
        const auto east = regions[0].toObject();
        QVERIFY(hasKeys(east, "name lole_hours_per_year lole_hours_per_year_standard_error eue_mwh_per_year "
                              "eue_mwh_per_year_standard_error neue_ppm neue_ppm_standard_error lolf_events_per_year "
                              "lolf_events_per_year_standard_error"));
        QCOMPARE(east["name"_L1].toString(), u"east"_s);
        QVERIFY(std::abs(east["lole_hours_per_year"_L1].toDouble() - 10.0) <
                4.0 * east["lole_hours_per_year_standard_error"_L1].toDouble());
        QVERIFY(isNear(east["neue_ppm"_L1], east["eue_mwh_per_year"_L1].toDouble() / 3000.0 * 1e6, 1e-9));
        QVERIFY(isNear(east["eue_mwh_per_year"_L1], found["eue_mwh_per_year"_L1].toDouble(), 1e-9));
        QCOMPARE(regions[1].toObject()["eue_mwh_per_year"_L1].toDouble(), 0.0);
        const QByteArray table = folder.run(command).results;
        QVERIFY(table.contains("monte_carlo.eue_mwh_per_year ") && table.contains("\neast ") &&
                table.contains("\nwest "));
        const QByteArray csv = folder.run(command + u" --format csv"_s).results;
        QVERIFY(csv.contains("monte_carlo.eue_mwh_per_year,") && csv.contains("monte_carlo.regions.east.neue_ppm,"));
        folder.write(u"links.csv"_s,
                     "from,to,forward_mw,backward_mw,name,forced_outage_rate\nwest,east,50,0,tie,0.1\n");
        const auto refused = folder.run(command);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY(refused.says("simulation.repair_needed") && refused.says("tie"));
    }

    // 10 MW are missing in each of 20 hours; the engine may run 8 of them. The exact method says that it does not look.
    void hoursLimitsAreKeptBySimulation() {
        const ProgramFolder folder;
        folder.write(u"units.csv"_s, "name,count,capacity_mw,forced_outage_rate,mttr_h,annual_hours_limit\n"
                                     "base,1,50,0,1,\nengine,1,10,0,1,8\n");
        QByteArray load = "load_mw\n";
        for (int hour = 0; hour < 20; ++hour)
            load += "60\n";
        folder.write(u"load.csv"_s, load);
        const auto simulated = folder.run(kCommand + u" --method monte-carlo --years 10"_s);
        QVERIFY(!simulated.says("cli.hours_limit_not_exact") && !simulated.says("cli.column_left_out"));
        const auto both = folder.json(kCommand + u" --method both --years 10"_s);
        QVERIFY(isNear(both["monte_carlo"_L1]["lole_hours_per_year"_L1], 12.0, 1e-9));
        QVERIFY(isNear(both["monte_carlo"_L1]["eue_mwh_per_year"_L1], 120.0, 1e-9));
        QCOMPARE(both["exact"_L1]["lole_hours_per_year"_L1].toDouble(), 0.0);
        QVERIFY(!both["agree"_L1].toBool());
        QVERIFY(!both["monte_carlo"_L1].toObject().contains("regions"_L1));
        const auto exact = folder.run(kCommand);
        QCOMPARE(exact.exitCode, 0);
        QVERIFY(exact.says("cli.hours_limit_not_exact") && exact.says("engine"));
    }

    // A battery of 20 MWh covers the first two of four hours that are 10 MW short.
    void storageIsSimulated() {
        const ProgramFolder folder;
        folder.write(u"units.csv"_s, "name,count,capacity_mw,forced_outage_rate,mttr_h\na,1,50,0,1\n");
        folder.write(u"load.csv"_s, "load_mw\n60\n60\n60\n60\n");
        folder.write(u"storage.csv"_s,
                     "name,count,power_mw,energy_mwh,round_trip_efficiency,forced_outage_rate,mttr_h\n"
                     "s,1,10,20,1,0,1\n");
        const QString command = kCommand + u" --storage storage.csv"_s;
        const auto found = folder.json(command + u" --method monte-carlo --years 10"_s)["monte_carlo"_L1].toObject();
        QVERIFY(isNear(found["eue_mwh_per_year"_L1], 20.0, 1e-12));
        QVERIFY(isNear(found["lole_hours_per_year"_L1], 2.0, 1e-12));
        for (const char* method : {"exact", "both"}) {
            const auto refused = folder.run(command + u" --method "_s + QLatin1String(method));
            QCOMPARE(refused.exitCode, 2);
            QVERIFY(refused.says("--storage needs the simulation"));
        }
    }

    // Beta 1 over two rows of one group: both are out together, for the group's own rate.
    void commonCauseGroupsJoinRows() {
        const ProgramFolder folder;
        folder.write(u"units.csv"_s, "name,count,capacity_mw,forced_outage_rate,mttr_h,common_cause_group\n"
                                     "a,1,50,0.1,10,header\nb,1,50,0.1,10,header\n");
        QByteArray load = "load_mw\n";
        for (int hour = 0; hour < 200; ++hour)
            load += "40\n"; // one unit is enough
        folder.write(u"load.csv"_s, load);
        const QString command = kCommand + u" --method monte-carlo --years 20000 --common-cause "_s;
        const auto lole = [&](const char* beta) {
            return folder.json(command + QLatin1String(beta))["monte_carlo"_L1]["lole_hours_per_year"_L1].toDouble();
        };
        QVERIFY(std::abs(lole("1") - 200 * 0.1) < 0.6);  // standard error about 0.2
        QVERIFY(std::abs(lole("0") - 200 * 0.01) < 0.2); // independent
        QVERIFY(folder.run(kCommand + u" --common-cause 0.5"_s).says("cli.column_left_out"));
    }

    void badOptionsAreNamedTogether() {
        const ProgramFolder folder;
        writeRts(folder);
        QCOMPARE(folder.run(kCommand + u" --method guess"_s).exitCode, 2);
        const auto refused = folder.run(kCommand + u" --method monte-carlo --years 0 --relative-error 2"_s);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY(refused.says("--years") && refused.says("--relative-error"));
    }
};

HEADROOM_TEST(AdequacyTest)
#include "adequacy_test.moc"
