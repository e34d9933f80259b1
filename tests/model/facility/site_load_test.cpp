#include "model/facility/site_load.h"
#include "model/series/time_axis.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace model;
using namespace model::facility;

namespace {
SitePower lossFree() {
    return {};
}
SitePower lossy() {
    SitePower site;
    site.distributionLoss.value = 0.05;
    return site;
}
constexpr std::size_t kHours = 8760;
ItDemand demandOf(double inferenceMw, double trainingMw, double swing) {
    return {units::of<units::Power>(inferenceMw), units::of<units::Power>(trainingMw), swing, 15.0, 0};
}
} // namespace

class SiteLoadTest : public QObject {
    Q_OBJECT
private slots:
    void dayHasMeanOneAndPeaksOnTime() {
        for (const double swing : {0.0, 0.2, 0.4, 1.0, 4.0 / 3.0}) {
            const std::array<double, 24> shape = dailyShape(swing, 15.0);
            QVERIFY(std::abs(std::accumulate(shape.begin(), shape.end(), 0.0) - 24.0) < 1e-12);
            QVERIFY(std::abs(shape[15] - (1.0 + 1.25 * swing)) < 1e-12);
            QVERIFY(std::abs(shape[3] - (1.0 - 0.75 * swing)) < 1e-12); // the trough, twelve hours off
            QVERIFY(*std::max_element(shape.begin(), shape.end()) <= shape[15] + 1e-12);
            QVERIFY(*std::min_element(shape.begin(), shape.end()) >= -1e-12);
        }
        const std::array<double, 24> measured = dailyShape(swingOf(1.226), 15.0);
        QVERIFY(std::abs(*std::max_element(measured.begin(), measured.end()) - 1.226) < 1e-12);
    }
    void flatLoadIsArithmetic() {
        const SiteLoad load = siteLoad(demandOf(60.0, 40.0, 0.0), series::Series<double>(kHours, 1.2), lossFree());
        QVERIFY(std::abs(units::number(load.peak) - 120.0) < 1e-9);
        QVERIFY(std::abs(units::number(load.energy) - 120.0 * 8760.0) < 1e-4);
        QVERIFY(std::abs(units::number(load.itEnergy) - 100.0 * 8760.0) < 1e-4);
        QVERIFY(std::abs(load.loadFactor - 1.0) < 1e-12);
        QVERIFY(std::abs(load.effectivePue - 1.2) < 1e-12);
    }
    void swingSetsTheLoadFactor() { // peak over mean 1.226 is a load factor of .816
        const SiteLoad load =
            siteLoad(demandOf(100.0, 0.0, swingOf(1.226)), series::Series<double>(kHours, 1.0), lossFree());
        QVERIFY(std::abs(units::number(load.peak) - 100.0) < 1e-9);
        QVERIFY(std::abs(load.loadFactor - 0.8157) < 5e-5);
        QVERIFY(std::abs(units::number(load.mean) - 81.57) < 5e-3);
    }
    void peakComesAtTheLocalHour() {
        ItDemand demand = demandOf(80.0, 20.0, 0.3);
        demand.utcOffset = -5;
        const SiteLoad load = siteLoad(demand, series::Series<double>(kHours, 1.0), lossy());
        const std::span<const double> mw = load.facility.numbers();
        QCOMPARE(std::distance(mw.begin(), std::max_element(mw.begin(), mw.begin() + 24)), std::ptrdiff_t(20));
        QVERIFY(std::abs(mw[20] - 100.0 / 0.95) < 1e-9);
        QCOMPARE(mw[20], mw[20 + 24 * 200]);
        demand.utcOffset = 9;
        const SiteLoad east = siteLoad(demand, series::Series<double>(kHours, 1.0), lossy());
        QVERIFY(std::abs(east.facility.numbers()[6] - 100.0 / 0.95) < 1e-9);
    }
    void eachHourUsesItsPue() {
        series::Series<double> pue(8784, 1.1);
        pue.numbers()[5000] = 1.6;
        const SiteLoad load = siteLoad(demandOf(0.0, 10.0, 0.0), pue, lossFree());
        QCOMPARE(load.facility.size(), std::size_t(8784));
        QVERIFY(std::abs(units::number(load.facility.at(5000)) - 16.0) < 1e-12);
        QVERIFY(std::abs(units::number(load.peak) - 16.0) < 1e-12);
        QVERIFY(std::abs(units::number(load.energy) - (8783 * 11.0 + 16.0)) < 1e-6);
    }
    void noLoadIsZero() {
        const SiteLoad load = siteLoad(demandOf(0.0, 0.0, 0.3), series::Series<double>(kHours, 1.2), lossFree());
        QCOMPARE(load.loadFactor, 0.0);
        QCOMPARE(load.effectivePue, 0.0);
        QCOMPARE(units::number(load.peak), 0.0);
    }
};

HEADROOM_TEST(SiteLoadTest)
#include "site_load_test.moc"
