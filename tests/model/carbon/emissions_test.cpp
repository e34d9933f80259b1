#include "model/carbon/emissions.h"
#include "model/units/unit_of.h"
#include "tests/support/test_case.h"

#include <array>
#include <cmath>

using namespace model;
using namespace model::carbon;
using units::number;

class EmissionsTest : public QObject {
    Q_OBJECT
private slots:
    void keepsTheScopesApart() {
        // A million MMBtu of natural gas at 53.06 kg, 10,000 MMBtu of oil at 73.96 kg; 200 GWh at 350 kg/MWh.
        const std::array<FuelBurnt, 2> fuels{
            {{units::of<units::Energy>(1e6 * units::kMwhPerMmbtu), units::KilogramPerMmbtu::quantity(53.06)},
             {units::of<units::Energy>(1e4 * units::kMwhPerMmbtu), units::KilogramPerMmbtu::quantity(73.96)}}};
        const Emissions sum =
            emissions(fuels, units::of<units::Energy>(200000.0), units::KilogramPerMwh::quantity(350.0));
        QVERIFY(std::abs(number(sum.scope1Fuel) - 53799.6) < 1e-6);
        QVERIFY(std::abs(number(sum.scope2LocationBased) - 70000.0) < 1e-6);
        QVERIFY(std::abs(number(sum.total()) - 123799.6) < 1e-6);
        QVERIFY(std::abs(number(*intensity(sum, units::of<units::Energy>(300000.0))) - 0.412665) < 5e-7);
        QVERIFY(!intensity(sum, units::Energy{}));
    }
    void gasTurbineIntensity() { // 9,300 Btu/kWh burns 9.3 MMBtu a MWh: 493 kg/MWh
        const std::array<FuelBurnt, 1> fuels{
            {{units::of<units::Energy>(9.3 * units::kMwhPerMmbtu), units::KilogramPerMmbtu::quantity(53.06)}}};
        const Emissions sum = emissions(fuels, units::Energy{}, units::EmissionRate{});
        QVERIFY(std::abs(number(*intensity(sum, units::MWh)) * 1000.0 - 493.458) < 1e-6);
    }
    void addsUp() {
        Emissions sum;
        const Emissions one = emissions({}, 10.0 * units::MWh, units::KilogramPerMwh::quantity(400.0));
        for (int year = 0; year < 3; ++year)
            sum += one;
        QVERIFY(std::abs(number(sum.total()) - 12.0) < 1e-12);
        QCOMPARE(number(sum.scope1Fuel), 0.0);
    }
};

HEADROOM_TEST(EmissionsTest)
#include "emissions_test.moc"
