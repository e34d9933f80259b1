#include "model/adequacy/simulated_headroom.h"

#include "model/adequacy/site_simulation.h"
#include "tests/support/test_case.h"

#include <cmath>
#include <random>

using namespace model::adequacy;
using namespace model::units;

namespace {

struct HeadroomSite {
    std::vector<double> loadMw;
    std::vector<double> gridMw;
    SiteSupply supply;
};

void fillSite(HeadroomSite& site, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    for (int hour = 0; hour < 600; ++hour) {
        site.loadMw.push_back(80.0 + 15.0 * std::sin(hour / 24.0 * 6.2831853) + 5.0 * uniform(random));
        site.gridMw.push_back(40.0);
    }
    site.supply.gridLimitMw = site.gridMw;
    site.supply.gridOutageRate = 0.01;
    site.supply.gridRepair = 6.0 * h;
    OutageGroup group;
    group.count = 5;
    group.capacity = 20.0 * MW;
    group.forcedOutageRate = 0.06;
    group.repair = 24.0 * h;
    site.supply.units = {group};
}

} // namespace

class SimulatedHeadroomTest : public QObject {
    Q_OBJECT
private slots:
    // The band of 95 % holds the exact figure; of 12 sites at most 3 may miss it (one in 500 that more do).
    void bandHoldsTheExactHeadroom() {
        int missed = 0;
        for (unsigned round = 0; round < 12; ++round) {
            HeadroomSite site;
            fillSite(site, round);
            if (round % 3 == 1) site.supply.spinningReserveUnits = 1;
            if (round % 3 == 2) site.supply.deliveryPath = {{3, 45.0 * MW, 0.01, 40.0 * h, 0.0}};
            SearchOptions options;
            options.years = 1500;
            options.seed = 100 + round;
            const auto found = simulatedHeadroom(site.supply, site.loadMw, 0.99, options);
            const double exact = number(siteAdequacy(site.supply, site.loadMw, 0.99).headroom);
            const double slack = number(found.resolution);
            QVERIFY(found.issues.empty() && !found.isCancelled);
            QVERIFY(found.low <= found.headroom && found.headroom <= found.high);
            missed += exact < number(found.low) - slack || exact > number(found.high) + slack ? 1 : 0;
            QVERIFY(std::abs(exact - number(found.headroom)) < 12.0);
            QVERIFY(number(found.lole.value) <= 6.0);
        }
        QVERIFY(missed <= 3);
    }
    // What it says of its own trials holds when they are made again: allowed there, not a little above.
    void stepsOverTheLimitWhereItSays() {
        HeadroomSite site;
        fillSite(site, 3);
        site.supply.storage = {{30.0 * MW, 60.0 * MWh, 0.0, 0.85, {}}};
        SearchOptions options;
        options.years = 500;
        const auto found = simulatedHeadroom(site.supply, site.loadMw, 0.995, options);
        const SiteSupply& supply = site.supply;
        const std::vector<double>& ownMw = site.loadMw;
        const auto loleHours = [&options, &supply, &ownMw](double extraMw) {
            auto loadMw = ownMw;
            for (double& mw : loadMw)
                mw += extraMw;
            SimulationOptions again;
            again.years = options.years;
            again.seed = options.seed;
            return number(simulate(simulationOf(supply, loadMw), again).lole.value);
        };
        QVERIFY(loleHours(number(found.headroom)) <= 3.0);
        QVERIFY(loleHours(number(found.headroom) + 1.01 * number(found.resolution)) > 3.0);
        QCOMPARE(loleHours(number(found.headroom)), number(found.lole.value));
    }
    void neverFallsWithTheBattery() {
        double before = -1e9;
        for (const double energyMwh : {0.0, 20.0, 60.0, 200.0, 800.0}) {
            HeadroomSite site;
            fillSite(site, 4);
            site.supply.storage = {{30.0 * MW, energyMwh * MWh, 0.0, 0.85, {}}};
            SearchOptions options;
            options.years = 400;
            const auto found = simulatedHeadroom(site.supply, site.loadMw, 0.99, options);
            QVERIFY(number(found.headroom) >= before - number(found.resolution));
            before = number(found.headroom);
        }
        QVERIFY(before > 0.0);
    }
    void certaintyHasNoBand() {
        const std::vector<double> loadMw(48, 30.0);
        const std::vector<double> gridMw(48, 50.0);
        SiteSupply supply;
        supply.gridLimitMw = gridMw;
        SearchOptions options;
        options.years = 20;
        const auto found = simulatedHeadroom(supply, loadMw, 0.999, options);
        QVERIFY(std::abs(number(found.headroom) - 20.0) <= number(found.resolution));
        QCOMPARE(found.low, found.headroom);
        QCOMPARE(found.high, found.headroom);
        supply.deliveryPath = {{1, 10.0 * MW, 0.0, {}, 0.0}};
        const auto less = simulatedHeadroom(supply, loadMw, 0.999, options);
        QVERIFY(std::abs(number(less.headroom) + 20.0) <= number(less.resolution));
    }
    void canBeStoppedAndSaysWhatIsWrong() {
        HeadroomSite site;
        fillSite(site, 5);
        std::stop_source source;
        SearchOptions options;
        options.years = 200;
        std::size_t seen = 0;
        options.progress = [&](const SearchProgress& progress) {
            seen = progress.trials;
            if (seen == 3) source.request_stop();
        };
        const auto found = simulatedHeadroom(site.supply, site.loadMw, 0.99, options, source.get_token());
        QVERIFY(found.isCancelled);
        QCOMPARE(found.trials, std::size_t(3));
        QCOMPARE(seen, std::size_t(3));
        site.supply.gridRepair = {};
        QVERIFY(hasError(simulatedHeadroom(site.supply, site.loadMw, 0.99, options).issues));
    }
};

HEADROOM_TEST(SimulatedHeadroomTest)
#include "simulated_headroom_test.moc"
