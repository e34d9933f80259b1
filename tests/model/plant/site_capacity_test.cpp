#include "model/plant/heat_rate_curve.h"
#include "model/plant/site_capacity.h"
#include "tests/support/test_case.h"

using namespace model;

namespace {

plant::UnitClass aeroderivative(double deratePerC) {
    plant::UnitClass unit;
    unit.capacity.value = 34.0;
    unit.temperatureDerate.value = deratePerC;
    unit.heatRate.value = 9000.0;
    unit.heatRate75.value = 1.06;
    unit.heatRate50.value = 1.18;
    unit.fuelCarbon.value = 53.06;
    return unit;
}

double siteMw(const plant::UnitClass& unit, double temperatureC, double pressureKpa) {
    return units::number(plant::siteCapacity(unit, temperatureC, pressureKpa));
}

} // namespace

class SiteCapacityTest : public QObject {
    Q_OBJECT
private slots:
    void deratesForHeatAndHeight() {
        // 22 units of 34 MW at 40 °C and 95.41 kPa; 29 units at 35 °C at sea level.
        QVERIFY(std::abs(22.0 * siteMw(aeroderivative(0.007), 40.0, 95.41) - 581.0) < 0.5);
        QVERIFY(std::abs(22.0 * siteMw(aeroderivative(0.00935), 40.0, 95.41) - 540.0) < 0.5);
        QVERIFY(std::abs(siteMw(aeroderivative(0.007), 35.0, 101.325) - 29.24) < 1e-9);
        QVERIFY(std::abs(29.0 * siteMw(aeroderivative(0.007), 35.0, 101.325) - 848.0) < 0.5);
    }
    void neverLeavesIsoAndZero() {
        QCOMPARE(siteMw(aeroderivative(0.007), -30.0, 101.325), 34.0);
        QCOMPARE(siteMw(aeroderivative(0.007), 15.0, 104.0), 34.0);
        QCOMPARE(siteMw(aeroderivative(0.05), 60.0, 101.325), 0.0);
    }
    void countsWholeUnits_data() {
        QTest::addColumn<double>("perYear");
        QTest::addColumn<double>("year");
        QTest::addColumn<double>("expected");
        QTest::newRow("before") << 4.0 << 2026.9 << 0.0;
        QTest::newRow("first") << 4.0 << 2027.0 << 1.0;
        QTest::newRow("just before the second") << 4.0 << 2027.24 << 1.0;
        QTest::newRow("second") << 4.0 << 2027.25 << 2.0;
        QTest::newRow("a year of thirds") << 3.0 << 2027.0 + 1.0 / 3.0 + 1.0 / 3.0 << 3.0;
        QTest::newRow("never more than all") << 4.0 << 2040.0 << 29.0;
        QTest::newRow("all at once") << 0.0 << 2027.0 << 29.0;
    }
    void countsWholeUnits() {
        QFETCH(double, perYear);
        QFETCH(double, year);
        QFETCH(double, expected);
        plant::UnitClass unit = aeroderivative(0.007);
        unit.count.value = 29.0;
        unit.inService.value = 2027.0;
        unit.unitsPerYear.value = perYear;
        QCOMPARE(plant::unitsInService(unit, year), expected);
    }
    void heatRatePassesThroughItsPoints() {
        const plant::HeatRateCurve curve(aeroderivative(0.007));
        QVERIFY(std::abs(curve.btuPerKwh(1.0) - 9000.0) < 1e-9);
        QVERIFY(std::abs(curve.btuPerKwh(0.75) - 9540.0) < 1e-9);
        QVERIFY(std::abs(curve.btuPerKwh(0.5) - 10620.0) < 1e-9);
        // A parabola's second difference is constant: 30 % load by hand from the three points.
        QVERIFY(std::abs(curve.btuPerKwh(0.25) - (10620.0 + 1080.0 + 540.0)) < 1e-9);
        QCOMPARE(plant::HeatRateCurve().btuPerKwh(0.5), 0.0);
    }
    void fuelAndCarbonOfAnOutput() {
        const plant::FuelUse use = plant::fuelUse(aeroderivative(0.007), 1000.0 * units::MWh, 1.0);
        // 1,000 MWh x 9,000 Btu/kWh = 9,000 MMBtu; x 53.06 kg/MMBtu = 477.54 t.
        QVERIFY(std::abs(units::number(use.fuel) / units::kMwhPerMmbtu - 9000.0) < 1e-4);
        QVERIFY(std::abs(units::number(use.carbon) - 477.54) < 1e-5);
        const plant::FuelUse half = plant::fuelUse(aeroderivative(0.007), 1000.0 * units::MWh, 0.5);
        QVERIFY(std::abs(half.fuel / use.fuel - 1.18) < 1e-12);
    }
};

HEADROOM_TEST(SiteCapacityTest)
#include "site_capacity_test.moc"
