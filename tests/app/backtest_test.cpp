#include "tests/app/program_run.h"

using namespace tests::app;
using namespace Qt::Literals::StringLiterals;

namespace {

const QJsonObject& backtests() {
    static const QJsonObject result = ProgramFolder().json(QStringLiteral("backtest"));
    return result;
}

QJsonObject rowWith(const char* list, QLatin1StringView key, const char* start) {
    for (const auto& row : backtests()[QLatin1String(list)].toArray())
        if (row.toObject()[key].toString().startsWith(QLatin1String(start))) return row.toObject();
    return {};
}

} // namespace

class BacktestTest : public QObject {
    Q_OBJECT

private slots:
    // A project's own forecasts stand first; without a source they are marked and left out of the scores.
    void ownForecastsOfAProject() {
        const ProgramFolder folder;
        QCOMPARE(folder.run(QStringLiteral("new own.headroom")).exitCode, 0);
        const QString own = QStringLiteral("backtest own.headroom --set evidence.backtests.coal=added "
                                           "--set evidence.backtests.coal.forecast=20 "
                                           "--set evidence.backtests.coal.outturn=40");
        auto result = folder.json(own);
        auto row = firstOf(result, "backtests");
        QCOMPARE(row["name"_L1].toString(), QStringLiteral("coal"));
        QCOMPARE(row["evidence"_L1].toString(), QStringLiteral("unsourced"));
        QVERIFY(!row["scored"_L1].toBool() && std::abs(row["log_error"_L1].toDouble() + 0.693147) < 1e-6);
        const int before = backtests()["scores"_L1]["scored"_L1].toInt();
        QCOMPARE(result["scores"_L1]["scored"_L1].toInt(), before);
        result = folder.json(own + QStringLiteral(" --set evidence.backtests.coal.source=ledger"));
        QVERIFY(firstOf(result, "backtests")["scored"_L1].toBool());
        QCOMPARE(result["scores"_L1]["scored"_L1].toInt(), before + 1);
        QCOMPARE(folder.run(own + QStringLiteral(" --set evidence.backtests.coal.low=30")).exitCode, 2);
        QVERIFY(folder.run(QStringLiteral("backtest --set a=1")).says("project"));
    }
    void listsHaveTheirColumns() {
        QVERIFY(hasKeys(firstOf(backtests(), "backtests"),
                        "name forecast outturn unit log_error percentile in_sample low high crps skill covered scored "
                        "source evidence note"));
        QVERIFY(hasKeys(firstOf(backtests(), "hindcasts"), "name year p10 p50 p90 record unit in_sample"));
        QVERIFY(hasKeys(firstOf(backtests(), "hindcast_scores"),
                        "name log_error percentile crps reference_median skill verdict reference"));
        QVERIFY(hasKeys(firstOf(backtests(), "hindcast_parameters"), "name unit prior prior_p10 p10 p50 p90"));
        QVERIFY(
            hasKeys(firstOf(backtests(), "likelihoods"),
                    "channel observable observed null_median channel_median log_spread bayes_factor counted source"));
        QVERIFY(hasKeys(firstOf(backtests(), "channel_verdicts"), "channel thesis counted bayes_factor verdict"));
        QVERIFY(hasKeys(backtests()["scores"_L1].toObject(),
                        "scored mean_absolute_log_error mean_log_error mean_absolute_percentage_error with_spread "
                        "covered coverage_low coverage_high mean_skill unsourced"));
    }

    void hindcastFailsIn2023() {
        const auto row = rowWith("backtests", "name"_L1, "Hindcast US 2018-23");
        QCOMPARE(row["outturn"_L1].toDouble(), 176.0);
        QVERIFY(!row["in_sample"_L1].toBool() && row["scored"_L1].toBool() && !row["covered"_L1].toBool());
        QVERIFY(row["percentile"_L1].toDouble() > 99.0);
        QVERIFY(row["skill"_L1].toDouble() < 0.0);
        QVERIFY(rowWith("hindcast_scores", "name"_L1, "US 2018-23")["verdict"_L1].toString().contains("176"_L1));
    }

    void unsourcedAndPointsHaveNoScore() {
        const auto coal = rowWith("backtests", "name"_L1, "Coal");
        QCOMPARE(coal["evidence"_L1].toString(), QStringLiteral("unsourced"));
        QVERIFY(!coal["scored"_L1].toBool() && coal["percentile"_L1].isNull() && coal["crps"_L1].isNull());
        QVERIFY(rowWith("likelihoods", "observable"_L1, "spend per user")["observed"_L1].isNull());
    }
};

HEADROOM_TEST(BacktestTest)
#include "backtest_test.moc"
