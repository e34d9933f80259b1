#include "model/finance/token_cost.h"
#include "model/units/unit_of.h"
#include "tests/support/test_case.h"

#include <cmath>

using namespace model;
using namespace model::finance;
using units::number;

class TokenCostTest : public QObject {
    Q_OBJECT
private slots:
    void deepSeeksDay() {
        const units::Duration day = 24.0 * units::h;
        const units::Money rent = rentOf(226.75 * 8.0, units::of<units::MoneyRate>(2.0), day);
        QVERIFY(std::abs(number(rent) - 87072.0) < 1e-6);
        // 8.4 kW per node at PUE 1.3 and 70 $/MWh, inside the rent.
        const units::Energy it = 226.75 * 0.0084 * units::MW * day;
        QVERIFY(std::abs(number(it) - 45.7) < 0.05);
        const units::Money energy = it * 1.3 * units::of<units::EnergyPrice>(70.0);
        const TokenCost output =
            tokenCost({rent - energy, units::Money{}, energy, units::Money{}}, units::of<units::Text>(168e9));
        QVERIFY(std::abs(number(output.total) * 1e6 - 0.518) < 0.0005);
        QVERIFY(std::abs(output.energyShare - 0.048) < 0.0005);
        const TokenCost all = tokenCost({rent, units::Money{}, units::Money{}, units::Money{}},
                                        units::of<units::Text>(342e9 + 266e9 + 168e9));
        QVERIFY(std::abs(number(all.total) * 1e6 - 0.112) < 0.0005);
        QCOMPARE(all.energyShare, 0.0);
    }
    void waterfallSums() {
        const ServingSpend spend{100.0 * units::USD, 30.0 * units::USD, 20.0 * units::USD, 50.0 * units::USD};
        const TokenCost cost = tokenCost(spend, units::of<units::Text>(1e8));
        QVERIFY(std::abs(units::UsdPerMillionTokens::inUnit(cost.accelerators) - 1.0) < 1e-12);
        QVERIFY(std::abs(units::UsdPerMillionTokens::inUnit(cost.facility) - 0.3) < 1e-12);
        QVERIFY(std::abs(units::UsdPerMillionTokens::inUnit(cost.energy) - 0.2) < 1e-12);
        QVERIFY(std::abs(units::UsdPerMillionTokens::inUnit(cost.operations) - 0.5) < 1e-12);
        QVERIFY(std::abs(units::UsdPerMillionTokens::inUnit(cost.total) - 2.0) < 1e-12);
        QVERIFY(std::abs(cost.energyShare - 0.1) < 1e-12);
        QVERIFY(std::abs(number(spend.total()) - 200.0) < 1e-12);
    }
};

HEADROOM_TEST(TokenCostTest)
#include "token_cost_test.moc"
