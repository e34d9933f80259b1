#include "model/finance/owned_server.h"
#include "model/units/unit_of.h"
#include "tests/support/test_case.h"

#include <cmath>

using namespace model;
using namespace model::finance;
using units::number;

namespace {
OwnedServer eightH100(double lifeYears) {
    OwnedServer server;
    server.price = 280000.0 * units::USD;
    server.accelerators = 8.0;
    server.lifeYears = lifeYears;
    server.nameplate = 0.0102 * units::MW;
    server.facility = units::MillionUsdPerMw::quantity(12.0);
    server.facilityLifeYears = 15.0;
    server.averageOfNameplate = 0.76;
    server.pue = 1.25;
    server.energyPrice = units::UsdPerKwh::quantity(0.07);
    server.operationsShare = 0.05;
    return server;
}
} // namespace

class OwnedServerTest : public QObject {
    Q_OBJECT
private slots:
    void breakEvenTable_data() {
        QTest::addColumn<double>("life");
        QTest::addColumn<double>("cost");
        QTest::addColumn<QList<double>>("breakEven"); // against 2, 2.50, 3 and 4 USD an hour
        QTest::newRow("3 years") << 3.0 << 2.121 << QList<double>{1.06, 0.848, 0.707, 0.530};
        QTest::newRow("4 years") << 4.0 << 1.775 << QList<double>{0.887, 0.710, 0.592, 0.444};
        QTest::newRow("5 years") << 5.0 << 1.568 << QList<double>{0.784, 0.627, 0.523, 0.392};
    }
    void breakEvenTable() {
        QFETCH(double, life);
        QFETCH(double, cost);
        QFETCH(QList<double>, breakEven);
        const OwnedServer server = eightH100(life);
        QVERIFY(std::abs(number(fullUseCost(server, 0.10)) - cost) < 0.0005);
        const double rents[] = {2.0, 2.5, 3.0, 4.0};
        for (int i = 0; i < 4; ++i) {
            const double found = breakEvenUtilisation(server, 0.10, units::of<units::MoneyRate>(rents[i]));
            QVERIFY(std::abs(found - breakEven[i]) < (breakEven[i] > 1.0 ? 0.005 : 0.0006));
        }
    }
    void spendByHand() { // 84,884 kWh at 7 cents; 5 % of the price
        const ServingSpend spend = yearlySpend(eightH100(5.0), 0.10);
        QVERIFY(std::abs(number(spend.energy) - 5942.0) < 1.0);
        QVERIFY(std::abs(number(spend.operations) - 14000.0) < 1e-6);
        QVERIFY(std::abs(number(spend.accelerators) - 280000.0 * 0.263797) < 0.2);
    }
};

HEADROOM_TEST(OwnedServerTest)
#include "owned_server_test.moc"
