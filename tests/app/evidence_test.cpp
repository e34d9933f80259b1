#include "tests/app/program_run.h"
#include "tests/support/paths.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

using namespace tests::app;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject caseNamed(const QJsonArray& cases, const char* name) {
    for (const auto& entry : cases)
        if (entry.toObject()["name"_L1].toString() == QLatin1String(name)) return entry.toObject();
    return {};
}

// A folder in the layout of the RTS-GMLC tables; the load's columns are the regions.
void writeTwoRegions(const ProgramFolder& folder, const QByteArray& regions) {
    QVERIFY(QDir(folder.path(QString())).mkpath(QStringLiteral("here/pras/rts_gmlc")));
    const auto write = [&folder](const char* name, const QByteArray& content) {
        folder.write(QStringLiteral("here/pras/rts_gmlc/") + QLatin1String(name), content);
    };
    QByteArray load = "t," + regions + "\n";
    QByteArray available = "t,wind\n";
    QByteArray inflow = "t,sun\n";
    for (int hour = 1; hour <= 240; ++hour) {
        const auto step = QByteArray::number(hour);
        load += step + ",300,300\n";
        available += step + ",0\n";
        inflow += step + ",0\n";
    }
    write("regions_load_ts.csv", load);
    write("generators_capacity_ts.csv", available);
    write("generatorstorages_inflow_ts.csv", inflow);
    write("generators.csv", "name,category,region,capacity,for_steady_state,mttf_periods,mttr_periods\n"
                            "a,Coal,1,1000.0,0.1,90,10\nb,Coal,2,1000.0,0.1,90,10\nwind,Wind,1,TS,0,inf,1\n");
    write("generatorstorages.csv", "name,region,for_steady_state,mttr_periods,gridinjectioncapacity\nsun,1,0,1,200\n");
    write("storages.csv", "name,region,dischargecapacity,energycapacity\n");
    write("lines.csv", "name,region_from,region_to,forwardcapacity,backwardcapacity\nab,1,2,10,10\n");
}

} // namespace

class EvidenceTest : public QObject {
    Q_OBJECT

private slots:
    void claims() {
        const ProgramFolder folder;
        const auto result = folder.json(QStringLiteral("claims"));
        const auto list = result["claims"_L1].toArray();
        QCOMPARE(list.size(), 46);
        QVERIFY(
            hasKeys(list[0].toObject(), "number document claim inputs computed unit tolerance arithmetic fact note"));
        QVERIFY(list[30].toObject()["computed"_L1].isNull());
        QCOMPARE(list[30].toObject()["arithmetic"_L1].toString(), QStringLiteral("not_computable"));
        QVERIFY(std::abs(list[25].toObject()["computed"_L1].toDouble() - 11.01) < 0.01);
        QCOMPARE(firstOf(result, "figures")["number"_L1].toInt(), 1);
    }

    void verify() {
        const ProgramFolder folder;
        const auto result = folder.run(QStringLiteral("verify --format json"));
        QCOMPARE(result.exitCode, 0);
        const auto cases = result.json()["cases"_L1].toArray();
        QVERIFY(cases.size() > 100);
        for (const auto& entry : cases) {
            QVERIFY(hasKeys(entry.toObject(), "name source quantity expected computed deviation tolerance status"));
            const auto status = entry.toObject()["status"_L1].toString();
            QVERIFY(status == QLatin1String("passed") || status == QLatin1String("skipped"));
            if (status == QLatin1String("skipped")) QVERIFY(entry.toObject()["computed"_L1].isNull());
        }
        QVERIFY(result.says(" 0 failed"));
    }

    void verifySkipsWhatHasNoData() {
        const ProgramFolder folder;
        const auto cases = folder.json(QStringLiteral("verify"))["cases"_L1].toArray();
        const auto entry = caseNamed(cases, "RTS-GMLC, 700 MW more a region: NEUE");
        QCOMPARE(entry["status"_L1].toString(), QStringLiteral("skipped"));
        QVERIFY(entry["reason"_L1].toString().contains("--data"_L1));
    }

    // Two regions of one unit each, out a tenth of the time, with 700 MW more than they were made for.
    void verifyReadsTheFolder() {
        const ProgramFolder folder;
        writeTwoRegions(folder, "1,2");
        const auto result = folder.run(QStringLiteral("verify --data here --format json"));
        QCOMPARE(result.exitCode, 1); // another system gives other figures
        const auto entry = caseNamed(result.json()["cases"_L1].toArray(), "RTS-GMLC, 700 MW more a region: NEUE");
        QCOMPARE(entry["status"_L1].toString(), QStringLiteral("failed"));
        // Both out: 2,000 MW short in 1 % of the time; one out: 1,000 MW in 18 %. Of 2,000 MW: 100,000 ppm.
        QVERIFY(std::abs(entry["computed"_L1].toDouble() - 1e5) < 2e3);
        QVERIFY(result.says(" 2 failed"));
    }

    void verifyRefusesABadFolder() {
        const ProgramFolder folder;
        const auto nothing = folder.run(QStringLiteral("verify --data nowhere"));
        QCOMPARE(nothing.exitCode, 2);
        QVERIFY(nothing.says("regions_load_ts.csv") && nothing.says("cli.cannot_read"));
        QVERIFY(!nothing.says("simulation."));
        writeTwoRegions(folder, "1,3");
        const auto wrong = folder.run(QStringLiteral("verify --data here"));
        QCOMPARE(wrong.exitCode, 2);
        QVERIFY(wrong.says("generators.csv:3: region") && wrong.says("cli.no_such_region"));
        QVERIFY(wrong.results.isEmpty());
    }

    void verifyReproducesRtsGmlc() {
        HEADROOM_SHARED(attributes, "adequacy/pras/rts_gmlc/attrs.txt");
        if (qEnvironmentVariableIsEmpty("HEADROOM_FULL")) QSKIP("20,000 years: only with the full counts");
        const ProgramFolder folder;
        const auto data = QFileInfo(QString::fromStdString(attributes)).dir().filePath(QStringLiteral("../.."));
        const auto result = folder.run(QStringLiteral("verify --format json --data ") + data);
        QCOMPARE(result.exitCode, 0);
        const auto entry = caseNamed(result.json()["cases"_L1].toArray(), "RTS-GMLC, 700 MW more a region: NEUE");
        QVERIFY(std::abs(entry["computed"_L1].toDouble() - 468.0) < 5.0);
        QVERIFY(result.says(" 0 skipped"));
    }

    void backtest() {
        const ProgramFolder folder;
        const auto result = folder.json(QStringLiteral("backtest"));
        QVERIFY(hasKeys(firstOf(result, "backtests"), "name forecast outturn unit log_error percentile in_sample"));
        QVERIFY(result["scores"_L1].toObject()["scored"_L1].toInt() > 10);
        QVERIFY(result["backtests"_L1].toArray().last().toObject()["outturn"_L1].isNull());
    }

    void formats() {
        const ProgramFolder folder;
        const auto list = folder.json(QStringLiteral("formats"))["formats"_L1].toArray();
        QStringList names;
        for (const auto& entry : list) {
            QVERIFY(hasKeys(entry.toObject(), "name title extensions direction"));
            QVERIFY(entry.toObject()["extensions"_L1].isArray());
            names << entry.toObject()["name"_L1].toString();
        }
        for (const char* name : {"units-csv", "load-csv", "hourly-csv", "xlsx", "json"})
            QVERIFY2(names.contains(QLatin1String(name)), name);
    }

    void everyCommandHasHelpWithAnExample() {
        const ProgramFolder folder;
        for (const char* command :
             {"templates", "new", "info", "check", "parameters", "evaluate", "dispatch", "adequacy", "firm", "import",
              "formats", "export", "claims", "backtest", "verify"}) {
            const auto result = folder.run(QLatin1String(command) + QStringLiteral(" --help"));
            QCOMPARE(result.exitCode, 0);
            QVERIFY2(result.results.contains(QByteArray("headroom-cli ").append(command)), command);
            QVERIFY2(result.results.contains("Example:"), command);
        }
    }

    void wrongUsage() {
        const ProgramFolder folder;
        QCOMPARE(folder.run(QString()).exitCode, 2);
        QCOMPARE(folder.run(QStringLiteral("frobnicate")).exitCode, 2);
        QCOMPARE(folder.run(QStringLiteral("claims --format xml")).exitCode, 2);
        QCOMPARE(folder.run(QStringLiteral("--help")).exitCode, 0);
        QVERIFY(folder.run(QStringLiteral("--version")).results.contains("headroom-cli 0."));
    }

    // Nothing but the result goes to standard output.
    void messagesGoToStandardError() {
        const ProgramFolder folder;
        const auto result = folder.run(QStringLiteral("verify --format json"));
        QVERIFY(!result.json().isEmpty());
        QVERIFY(result.says("passed"));
        const auto refused = folder.run(QStringLiteral("info nothing.headroom"));
        QVERIFY(refused.results.isEmpty() && !refused.messages.isEmpty());
    }
};

HEADROOM_TEST(EvidenceTest)
#include "evidence_test.moc"
