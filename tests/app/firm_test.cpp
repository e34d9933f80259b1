#include "tests/app/program_run.h"

using namespace tests::app;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject level(const QJsonObject& result, int index) {
    return result.value(QLatin1String("levels")).toArray().at(index).toObject();
}

} // namespace

class FirmTest : public QObject {
    Q_OBJECT

private slots:
    void twentyNineTurbines() {
        const ProgramFolder folder;
        const auto result = folder.json(QStringLiteral("firm --count 29 --unit-mw 34 --for 0.05 --deliver-mw 986"));
        QCOMPARE(result["nameplate_mw"_L1].toDouble(), 986.0);
        QCOMPARE(result["site_mw"_L1].toDouble(), 986.0);
        constexpr double kFirmMw[] = {782, 748, 714};
        constexpr int kNeeded[] = {36, 37, 39};
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(level(result, i)["firm_mw"_L1].toDouble(), kFirmMw[i]);
            QCOMPARE(level(result, i)["units_needed"_L1].toInt(), kNeeded[i]);
            QCOMPARE(level(result, i)["reachable"_L1].toBool(), true);
        }
    }

    void keysOfTheInterface() {
        const ProgramFolder folder;
        const auto result = folder.json(QStringLiteral("firm --count 3 --unit-mw 10 --for 0.05"));
        QVERIFY(hasKeys(result, "nameplate_mw site_mw levels"));
        QVERIFY(hasKeys(level(result, 0),
                        "availability firm_mw units_available achieved_unavailability units_needed reachable"));
        QVERIFY(level(result, 0)["units_needed"_L1].isNull());    // nothing was asked to be delivered
        QVERIFY(level(result, 0)["events_per_year"_L1].isNull()); // no repair time
    }

    void availabilityMayBeRepeated() {
        const ProgramFolder folder;
        const auto result = folder.json(
            QStringLiteral("firm --count 29 --unit-mw 34 --for 0.05 --availability 0.5 --availability 0.9999"));
        QCOMPARE(result["levels"_L1].toArray().size(), 2);
        QCOMPARE(level(result, 1)["firm_mw"_L1].toDouble(), 748.0);
    }

    void commonCauseCapsAvailability() {
        const ProgramFolder folder;
        const auto result = folder.json(QStringLiteral(
            "firm --count 29 --unit-mw 34 --for 0.05 --common-cause 0.01 --availability 0.999 --availability 0.9999"));
        QCOMPARE(level(result, 0)["reachable"_L1].toBool(), true);
        QCOMPARE(level(result, 1)["reachable"_L1].toBool(), false);
    }

    void heatCostsOutput() {
        const ProgramFolder folder;
        const auto result =
            folder.json(QStringLiteral("firm --count 29 --unit-mw 34 --for 0.05 --site-temperature-c 35"));
        QVERIFY(std::abs(result["site_mw"_L1].toDouble() - 986.0 * 0.86) < 1e-6);
    }

    void everyBadNumberIsNamed() {
        const ProgramFolder folder;
        const auto result = folder.run(
            QStringLiteral("firm --count 0 --unit-mw -34 --for 1.2 --mttr nan --availability 5 --common-cause -0.1"));
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.results.isEmpty());
        for (const char* option : {"--count", "--unit-mw", "--for", "--mttr", "--availability", "--common-cause"})
            QVERIFY2(result.says(option), option);
        QVERIFY(result.says("1.2 is more than 1"));
    }

    void textInANumberIsRefused() {
        const ProgramFolder folder;
        QCOMPARE(folder.run(QStringLiteral("firm --count many --unit-mw 34 --for 0.05")).exitCode, 2);
        QCOMPARE(folder.run(QStringLiteral("firm --count 29 --unit-mw 34")).exitCode, 2);
    }

    void csvHasTheLevels() {
        const ProgramFolder folder;
        const auto lines = folder.run(QStringLiteral("firm --count 29 --unit-mw 34 --for 0.05 --format csv")).lines();
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[0].startsWith(QLatin1String("availability,firm_mw,units_available,")));
        QVERIFY(lines[2].startsWith(QLatin1String("0.9999,748,22,6.49223104")));
    }
};

HEADROOM_TEST(FirmTest)
#include "firm_test.moc"
