#include "tests/app/program_run.h"

using namespace tests::app;
using namespace Qt::Literals::StringLiterals;

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
