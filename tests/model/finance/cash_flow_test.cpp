#include "model/finance/cash_flow.h"
#include "model/units/unit_of.h"
#include "tests/support/test_case.h"

#include <cmath>
#include <random>

using namespace model::finance;
using model::units::number;

class CashFlowTest : public QObject {
    Q_OBJECT
private slots:
    void capitalRecoveryTable_data() {
        QTest::addColumn<double>("rate");
        QTest::addColumn<double>("years");
        QTest::addColumn<double>("factor");
        QTest::newRow("8 %, 15") << 0.08 << 15.0 << 0.116830;
        QTest::newRow("8 %, 20") << 0.08 << 20.0 << 0.101852;
        QTest::newRow("10 %, 20") << 0.10 << 20.0 << 0.117460;
        QTest::newRow("7 %, 30") << 0.07 << 30.0 << 0.080586;
        QTest::newRow("8 %, 4") << 0.08 << 4.0 << 0.301921;
        QTest::newRow("10 %, 5") << 0.10 << 5.0 << 0.263797;
        QTest::newRow("no interest") << 0.0 << 8.0 << 0.125;
        QTest::newRow("hardly any interest") << 1e-9 << 8.0 << 0.125;
    }
    void capitalRecoveryTable() {
        QFETCH(double, rate);
        QFETCH(double, years);
        QFETCH(double, factor);
        QVERIFY(std::abs(capitalRecovery(rate, years) - factor) < 5e-7);
    }
    void annuityRepaysTheCapital() {
        const double payment = number(annuity(model::units::of<model::units::Money>(1e6), 0.09, 7.0));
        double debt = 1e6;
        for (int year = 0; year < 7; ++year)
            debt = debt * 1.09 - payment;
        QVERIFY(std::abs(debt) < 1e-6);
    }
    void presentValueByHand() {
        const std::vector<double> flows{-1000.0, 500.0, 500.0, 500.0};
        QVERIFY(std::abs(netPresentValueUsd(flows, 0.10) - 243.42599) < 1e-5);
        QCOMPARE(netPresentValueUsd(flows, 0.0), 500.0);
        QCOMPARE(netPresentValueUsd({}, 0.1), 0.0);
    }
    void internalRates() {
        QVERIFY(std::abs(*internalRate(std::vector<double>{-100.0, 110.0}) - 0.10) < 1e-9);
        QVERIFY(std::abs(*internalRate(std::vector<double>{-100.0, 0.0, 144.0}) - 0.20) < 1e-9);
        QVERIFY(std::abs(*internalRate(std::vector<double>{-1000.0, 500.0, 500.0, 500.0}) - 0.233752) < 5e-7);
        QVERIFY(std::abs(*internalRate(std::vector<double>{-100.0, 50.0}) + 0.5) < 1e-9);
        QVERIFY(std::abs(*internalRate(std::vector<double>{100.0, -125.0}) - 0.25) < 1e-9); // a loan
        QVERIFY(std::abs(*internalRate(std::vector<double>{-1.0, 51.0}) - 50.0) < 1e-7);
    }
    void noRateWhereThereIsNone() {
        QVERIFY(!internalRate(std::vector<double>{}));
        QVERIFY(!internalRate(std::vector<double>{-100.0, -5.0}));
        QVERIFY(!internalRate(std::vector<double>{100.0, 5.0}));
        QVERIFY(!internalRate(std::vector<double>{1.0, -3.0, 2.5}));        // complex roots
        QVERIFY(!internalRate(std::vector<double>{-100.0, 230.0, -132.0})); // 10 % and 20 %
    }
    void anyConventionalProjectHasOneRate() {
        std::mt19937 random(11);
        std::uniform_real_distribution<double> uniform(0.0, 1.0);
        for (int trial = 0; trial < 200; ++trial) {
            const double rate = -0.5 + 2.0 * uniform(random);
            std::vector<double> flows{0.0};
            for (int year = 1; year <= 12; ++year)
                flows.push_back(uniform(random));
            flows[0] = -netPresentValueUsd(flows, rate);
            const auto found = internalRate(flows);
            QVERIFY(found && std::abs(*found - rate) < 1e-8);
        }
    }
    void paybacks() {
        const std::vector<double> flows{-1000.0, 400.0, 400.0, 400.0};
        QCOMPARE(*paybackYears(flows, 0.0), 2.5);
        QVERIFY(!paybackYears(flows, 0.20));
        // At 5 %: 380.952, 362.812, 345.535; 256.236 are missing after two years.
        QVERIFY(std::abs(*paybackYears(flows, 0.05) - 2.74156) < 5e-5);
        QCOMPARE(*paybackYears(std::vector<double>{10.0, 5.0}, 0.0), 0.0);
        // Lost again in year 2 (an overhaul), regained half-way through year 3.
        QCOMPARE(*paybackYears(std::vector<double>{-100.0, 150.0, -100.0, 100.0}, 0.0), 2.5);
        QVERIFY(!paybackYears(std::vector<double>{-100.0, 150.0, -100.0}, 0.0));
    }
    void strandedCapital() {
        const std::vector<double> built{100.0, 200.0, 200.0};
        const std::vector<double> needed{120.0, 150.0, 190.0};
        const auto perMw = model::units::MillionUsdPerMw::quantity(2.0);
        QVERIFY(std::abs(number(strandedCost(built, needed, perMw)) - 120e6) < 1e-3);
    }
};

HEADROOM_TEST(CashFlowTest)
#include "cash_flow_test.moc"
