#include "model/facility/power_chain.h"
#include "model/facility/site_load.h"
#include "model/facility/staffing.h"
#include "tests/support/test_case.h"

#include <cmath>

using namespace model;
using namespace model::facility;

namespace {

bool isAsPrinted(double found, double printed, double halfUnit) {
    return std::abs(found - printed) <= halfUnit * 1.0001;
}

SitePower h100Site() {
    SitePower site;
    site.peakOfNameplate.value = 8.4 / 10.2;
    site.averageOfNameplate.value = 0.76;
    site.networkOverhead.value = 0.10;
    return site;
}

double kilowattAtMeter(units::Power it, double pue) {
    return units::Kilowatt::inUnit(facilityPower(it, pue, h100Site()));
}

} // namespace

// Figures of the planning model, sections 4.3, 5.1, 5.2 and 5.3, that no other test of this folder has.
class PublishedPowerTest : public QObject {
    Q_OBJECT

private slots:
    void oneChip() {
        const auto chip = units::Kilowatt::quantity(10.2 / 8.0);
        auto site = h100Site();
        QVERIFY(isAsPrinted(site.peakOfNameplate.value, 0.82, 5e-3));
        site.peakOfNameplate.value = 0.82;
        QVERIFY(isAsPrinted(kilowattAtMeter(nameplateItPower(chip, site), 1.25), 1.753, 5e-4));
        QVERIFY(isAsPrinted(kilowattAtMeter(peakItPower(chip, site), 1.25), 1.438, 5e-4));
        QVERIFY(isAsPrinted(kilowattAtMeter(averageItPower(chip, site), 1.25), 1.332, 5e-4));
    }

    // 2,048 H800 at 1.05 to 1.275 kW: 2.15 to 2.61 MW; 2.788 million hours of them at PUE 1.3: 3.8 to 4.6 GWh.
    void trainingOfV3() {
        SitePower site;
        site.averageOfNameplate.value = 1.0;
        for (const auto& [kilowatts, megawatts, gigawattHours] :
             {std::tuple{1.05, 2.15, 3.8}, std::tuple{1.275, 2.61, 4.6}}) {
            const auto it = averageItPower(units::Kilowatt::quantity(2048.0 * kilowatts), site);
            QVERIFY(isAsPrinted(units::number(it), megawatts, 5e-3));
            const double hours = 2.788e6 / 2048.0;
            QVERIFY(isAsPrinted(units::number(facilityPower(it, 1.3, site)) * hours / 1e3, gigawattHours, 0.05));
        }
    }

    // Large sites need less to spare: 14, 111, 1,034 and 10,107 servers are busy 71 to 99 %.
    void occupancyRisesWithSize() {
        for (const auto& [load, busy] : {std::pair{10.0, 0.714}, {100.0, 0.901}, {1e3, 0.967}, {1e4, 0.989}})
            QVERIFY(isAsPrinted(load / serversFor(load, 0.2), busy, 5e-4));
    }

    // A GB200 campus of 150 MW with 83,000 accelerators: 1.81 kW each, all in; Abilene's claim is 1.972 kW.
    void allIn() {
        const auto kilowatts = [](double megawatts, double count) {
            return units::Kilowatt::inUnit(allInPower(units::of<units::Power>(megawatts), count));
        };
        QVERIFY(isAsPrinted(kilowatts(150.0, 83e3), 1.81, 5e-3));
        QVERIFY(isAsPrinted(kilowatts(986.0, 500e3), 1.972, 5e-4));
    }

    // 278 servers in the busiest hour against 226.75 on average: peak over mean 1.226, load factor 0.816.
    void peakOfADay() {
        ItDemand demand;
        demand.inferencePeak = units::of<units::Power>(278.0);
        demand.dailySwing = swingOf(278.0 / 226.75);
        const SiteLoad load = siteLoad(demand, series::Series<double>(8760, 1.0), SitePower{});
        QVERIFY(isAsPrinted(load.peak / load.mean, 1.226, 5e-4));
        QVERIFY(isAsPrinted(load.loadFactor, 0.816, 5e-4));
        QVERIFY(isAsPrinted(units::number(load.mean), 226.75, 5e-3));
    }
};

HEADROOM_TEST(PublishedPowerTest)
#include "published_power_test.moc"
