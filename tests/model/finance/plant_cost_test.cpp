#include "model/finance/plant_cost.h"
#include "tests/support/test_case.h"

#include <cmath>

using namespace model;
using namespace model::finance;
using units::number;

namespace {
plant::UnitClass unitClass(double usdPerKw, double lifeYears, double fixed, double variable, double btuPerKwh) {
    plant::UnitClass unit;
    unit.capitalCost.value = usdPerKw;
    unit.life.value = lifeYears;
    unit.fixedCost.value = fixed;
    unit.variableCost.value = variable;
    unit.heatRate.value = btuPerKwh;
    return unit;
}
const units::EnergyPrice kGas = units::UsdPerMmbtu::quantity(3.5);
} // namespace

class PlantCostTest : public QObject {
    Q_OBJECT
private slots:
    void levelisedCosts() {
        QVERIFY(std::abs(number(levelisedCost(unitClass(1500, 15, 20, 5, 9300), 0.79, kGas, 0.09)) - 67.33) < 0.005);
        QVERIFY(std::abs(number(levelisedCost(unitClass(2157, 30, 15, 2.5, 6500), 0.85, kGas, 0.08)) - 53.00) < 0.005);
        QVERIFY(std::abs(number(levelisedCost(unitClass(1200, 20, 15, 5, 9800), 0.10, kGas, 0.08)) - 195.95) < 0.005);
    }
    void yearsCostAgreesWithLevelisedCost() {
        const plant::UnitClass unit = unitClass(1500, 15, 20, 5, 9300);
        const double mwh = 100.0 * 8760.0 * 0.79;
        const PlantYear year{100.0 * units::MW, mwh * units::MWh, mwh * 9.3 * units::kMwhPerMmbtu * units::MWh};
        const PlantCost cost = plantCost(unit, year, kGas, 0.09);
        QVERIFY(std::abs(number(cost.total()) / mwh - 67.33) < 0.005);
        QVERIFY(std::abs(number(cost.fixed) - 2e6) < 1e-6);
        QVERIFY(std::abs(number(cost.variable) - 5.0 * mwh) < 1e-6);
        QVERIFY(std::abs(number(cost.fuel) - 32.55 * mwh) < 1.0);
        PlantCost twice = cost;
        twice += cost;
        QVERIFY(std::abs(number(twice.total()) - 2.0 * number(cost.total())) < 1e-3);
    }
    void storagePaysForEnergyAndPower() {
        plant::Storage storage;
        storage.capitalCost.value = 300.0;
        storage.fixedCost.value = 10.0;
        storage.life.value = 15.0;
        const PlantCost cost = storageCost(storage, 50.0 * units::MW, 200.0 * units::MWh, 0.08);
        QVERIFY(std::abs(number(cost.capital) - 60e6 * 0.116830) < 60.0);
        QCOMPARE(number(cost.fixed), 500000.0);
        QCOMPARE(number(cost.total()), number(cost.capital) + 500000.0);
    }
};

HEADROOM_TEST(PlantCostTest)
#include "plant_cost_test.moc"
