#include "model/facility/power_chain.h"
#include "tests/support/test_case.h"

#include <cmath>

using namespace model;
using namespace model::facility;

namespace {
SitePower exampleSite() {
    SitePower site;
    site.peakOfNameplate.value = 0.82;
    site.averageOfNameplate.value = 0.76;
    site.networkOverhead.value = 0.10;
    site.pueBase.value = 1.25;
    site.redundancy.value = 0.25;
    site.designTemperature.value = 40.0;
    return site;
}
double mw(units::Power power) {
    return units::number(power);
}
} // namespace

class PowerChainTest : public QObject {
    Q_OBJECT
private slots:
    void halfAMillionAccelerators() { // 1.275 kW each: 877 / 719 / 666 MW at the meter
        const SitePower site = exampleSite();
        const units::Power servers = 500000.0 * units::of<units::Power>(1.275e-3);
        QVERIFY(std::abs(mw(facilityPower(nameplateItPower(servers, site), 1.25, site)) - 877.0) < 0.5);
        QVERIFY(std::abs(mw(facilityPower(peakItPower(servers, site), 1.25, site)) - 719.0) < 0.5);
        QVERIFY(std::abs(mw(facilityPower(averageItPower(servers, site), 1.25, site)) - 666.0) < 0.5);
        QVERIFY(std::abs(mw(sizingPower(servers, site)) - 876.5625) < 1e-9); // 701.25 MW of IT and a quarter more
    }
    void pueRisesAboveTheThreshold() {
        SitePower site = exampleSite();
        site.pueBase.value = 1.15;
        site.pueSlope.value = 0.005;
        site.pueThreshold.value = 20.0;
        QCOMPARE(pueAt(site, -10.0), 1.15);
        QCOMPARE(pueAt(site, 20.0), 1.15);
        QCOMPARE(pueAt(site, 35.0), 1.225);
        const series::Series<double> pue =
            pueSeries(site, series::Series<double>(std::vector<double>{5.0, 24.0, 40.0}));
        QCOMPARE(pue.size(), std::size_t(3));
        QCOMPARE(pue.at(1), 1.17);
        QCOMPARE(pue.at(2), 1.25);
        QCOMPARE(mw(designFacilityPower(units::of<units::Power>(100.0), site)), 125.0);
    }
    void lossIsAShareOfFacilityPower() {
        SitePower site = exampleSite();
        site.distributionLoss.value = 0.04;
        const units::Power facility = facilityPower(units::of<units::Power>(96.0), 1.2, site);
        QCOMPARE(mw(facility), 120.0);
        QCOMPARE(mw(itPowerCarried(facility, 1.2, site)), 96.0);
    }
};

HEADROOM_TEST(PowerChainTest)
#include "power_chain_test.moc"
