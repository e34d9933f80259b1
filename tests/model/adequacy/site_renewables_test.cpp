#include "model/adequacy/simulated_headroom.h"
#include "model/adequacy/simulation.h"
#include "model/adequacy/site_adequacy.h"
#include "model/adequacy/site_simulation.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace model::adequacy;
using namespace model::units;

namespace {

OutageGroup turbines(int count, double unitMw, double rate) {
    OutageGroup group;
    group.count = count;
    group.capacity = unitMw * MW;
    group.forcedOutageRate = rate;
    group.repair = 20.0 * h;
    return group;
}

// Load, grid, sun and a random supply over some days; owns what the spans show.
struct SunnySite {
    std::vector<double> loadMw;
    std::vector<double> gridMw;
    std::vector<double> sunMw;
    SiteSupply supply;

    explicit SunnySite(unsigned seed, int hours = 240) {
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> draw(0.0, 1.0);
        for (int hour = 0; hour < hours; ++hour) {
            const double sun = std::sin(2.0 * 3.14159265358979 * (hour % 24 - 6.0) / 24.0);
            loadMw.push_back(100.0 + 40.0 * draw(random));
            gridMw.push_back(draw(random) < 0.1 ? 20.0 : 50.0);
            sunMw.push_back(60.0 * std::max(0.0, sun) * draw(random));
        }
        if (seed % 4 != 0) supply.gridLimitMw = gridMw;
        if (seed % 2 == 0) supply.gridOutageRate = 0.02;
        supply.gridRepair = 6.0 * h;
        supply.units = {turbines(3 + static_cast<int>(3.0 * draw(random)), 25.0, 0.06)};
        if (seed % 3 == 0) supply.storage = {{20.0 * MW, 60.0 * MWh, 0.03, 0.85, 30.0 * h}};
        if (seed % 5 == 0) {
            supply.flexible = 10.0 * MW;
            supply.flexibleLimit = 20.0 * h;
        }
        if (seed % 6 == 0) supply.deliveryPath = {{2, 90.0 * MW, 0.01, 50.0 * h, 0.0}};
        supply.renewableMw = sunMw;
    }
};

// Every hour against the whole table of the units, one state of single units after the other.
double slowLoleHours(const SunnySite& site) {
    const OutageGroup& group = site.supply.units.front();
    double hours = 0.0;
    for (std::size_t hour = 0; hour < site.loadMw.size(); ++hour)
        for (unsigned state = 0; state < (1U << group.count); ++state) {
            double probability = 1.0;
            double unitsMw = 0.0;
            for (int unit = 0; unit < group.count; ++unit) {
                const bool isOut = (state >> unit & 1U) != 0;
                probability *= isOut ? group.forcedOutageRate : 1.0 - group.forcedOutageRate;
                if (!isOut) unitsMw += number(group.capacity);
            }
            const double gridMw = site.supply.gridLimitMw.empty() ? 0.0 : site.gridMw[hour];
            const double missingMw = site.loadMw[hour] - site.sunMw[hour] - unitsMw;
            const double outage = site.supply.gridOutageRate;
            if (missingMw > gridMw) hours += probability * (1.0 - outage);
            if (missingMw > 0.0) hours += probability * outage;
        }
    return hours;
}

bool isNear(const auto& found, const auto& expected, double tolerance = 1e-9) {
    return std::abs(number(found) - number(expected)) <= tolerance * std::max(1.0, std::abs(number(expected)));
}

} // namespace

class SiteRenewablesTest : public QObject {
    Q_OBJECT
private slots:
    void agreesWithEveryState() {
        for (unsigned seed : {1U, 2U, 4U, 7U, 8U, 11U}) { // without batteries, flexible load and path
            const SunnySite site(seed);
            const auto found = siteAdequacy(site.supply, site.loadMw, 0.99);
            QVERIFY(std::abs(number(found.lole) - slowLoleHours(site)) < 1e-9);
            QVERIFY(number(found.lole) > 0.0);
        }
    }

    // Full sun in every hour is as good as a load that much lower, for all figures and both kinds of path.
    void aConstantOutputLowersAFlatLoad() {
        for (unsigned seed = 1; seed <= 12; ++seed) {
            SunnySite site(seed);
            if (seed % 6 == 0) site.supply.deliveryPath.clear(); // it carries the load, with or without sun
            std::ranges::fill(site.sunMw, 30.0);
            const auto sunny = siteAdequacy(site.supply, site.loadMw, 0.99);
            site.supply.renewableMw = {};
            std::ranges::transform(site.loadMw, site.loadMw.begin(), [](double mw) { return mw - 30.0; });
            const auto lower = siteAdequacy(site.supply, site.loadMw, 0.99);
            QVERIFY(isNear(sunny.lole, lower.lole));
            QVERIFY(isNear(sunny.eue, lower.eue));
            QVERIFY(isNear(sunny.headroom, lower.headroom));
            QVERIFY(isNear(sunny.jointFirm, lower.jointFirm + 30.0 * MW));
        }
    }

    void firmPartsStayClosedAndTheSunIsOnSite() {
        for (unsigned seed = 1; seed <= 30; ++seed) {
            const SunnySite site(seed);
            const auto with = siteAdequacy(site.supply, site.loadMw, 0.99);
            QVERIFY(isNear(with.jointFirm,
                           with.gridFirm + with.onsiteFirm + with.storageFirm + with.flexibleFirm + with.interaction));
            auto dark = site.supply;
            dark.renewableMw = {};
            const auto without = siteAdequacy(dark, site.loadMw, 0.99);
            QVERIFY(with.headroom >= without.headroom && with.jointFirm >= without.jointFirm);
            QVERIFY(with.lole <= without.lole && with.eue <= without.eue);
            // What is left without all that is on site is the same with and without sun.
            QVERIFY(isNear(with.jointFirm - with.onsiteFirm, without.jointFirm - without.onsiteFirm));
            const std::vector<double> none(site.loadMw.size(), 0.0);
            dark.renewableMw = none;
            const auto night = siteAdequacy(dark, site.loadMw, 0.99);
            QCOMPARE(number(night.lole), number(without.lole));
            QCOMPARE(number(night.headroom), number(without.headroom));
            QCOMPARE(number(night.onsiteFirm), number(without.onsiteFirm));
        }
    }

    // A site that is short at noon gains nearly the nameplate, one that is short at night nothing.
    void whatTheSunIsWorthDependsOnTheHour() {
        std::vector<double> sunMw(240);
        std::vector<double> noonMw(240, 50.0);
        std::vector<double> nightMw(240, 50.0);
        for (std::size_t hour = 0; hour < 240; ++hour) {
            const bool isDay = hour % 24 >= 9 && hour % 24 < 15;
            sunMw[hour] = isDay ? 20.0 : 0.0;
            (isDay ? noonMw : nightMw)[hour] = 90.0;
        }
        SiteSupply supply;
        supply.units = {turbines(5, 20.0, 0.02)};
        const auto gainMw = [&](const std::vector<double>& loadMw) {
            supply.renewableMw = {};
            const auto without = siteAdequacy(supply, loadMw, 0.998).headroom;
            supply.renewableMw = sunMw;
            return number(siteAdequacy(supply, loadMw, 0.998).headroom - without);
        };
        QCOMPARE(gainMw(noonMw), 20.0);
        QCOMPARE(gainMw(nightMw), 0.0);
    }

    void theSimulationSeesTheSameSun() {
        for (unsigned seed : {1U, 2U, 4U}) {
            const SunnySite site(seed, 480);
            const auto exact = siteAdequacy(site.supply, site.loadMw, 0.99);
            SimulationOptions options;
            options.years = 4000;
            const auto found = simulate(simulationOf(site.supply, site.loadMw), options);
            QVERIFY(found.issues.empty());
            QVERIFY(std::abs(number(found.lole.value) - number(exact.lole)) < 4.0 * number(found.lole.standardError));
            QVERIFY(std::abs(number(found.eue.value) - number(exact.eue)) < 4.0 * number(found.eue.standardError));
        }
    }

    // 50 MW of load; 100 MW of sun every other hour and a battery that carries the hour between.
    void surplusChargesBatteriesInTheSimulation() {
        std::vector<double> sunMw(100);
        for (std::size_t hour = 0; hour < sunMw.size(); ++hour)
            sunMw[hour] = hour % 2 == 1 ? 100.0 : 0.0;
        const std::vector<double> loadMw(100, 50.0);
        SiteSupply supply;
        supply.storage = {{60.0 * MW, 60.0 * MWh, 0.0, 1.0, {}}};
        SimulationOptions options;
        options.years = 3;
        QCOMPARE(number(simulate(simulationOf(supply, loadMw), options).lole.value), 98.8);
        supply.renewableMw = sunMw;
        QCOMPARE(number(simulate(simulationOf(supply, loadMw), options).lole.value), 0.0);
        SearchOptions search;
        search.years = 20;
        const auto headroom = simulatedHeadroom(supply, loadMw, 0.9, search, {});
        QVERIFY(headroom.issues.empty());
        QVERIFY(number(headroom.headroom) >= 0.0 && number(headroom.headroom) <= 10.5); // 60 MW in the dark
    }
};

HEADROOM_TEST(SiteRenewablesTest)
#include "site_renewables_test.moc"
