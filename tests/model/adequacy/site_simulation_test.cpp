#include "model/adequacy/site_simulation.h"

#include "model/adequacy/simulation.h"
#include "tests/support/test_case.h"

#include <random>

using namespace model::adequacy;
using namespace model::units;

class SiteSimulationTest : public QObject {
    Q_OBJECT
private slots:
    // Without batteries and flexible load both methods answer the same question: grid with outages, units with planned
    // outages, common cause and maintenance, a load that moves.
    void agreesWithTheExactMethod() {
        std::mt19937 random(19);
        std::uniform_real_distribution<double> uniform(0.0, 1.0);
        for (int round = 0; round < 6; ++round) {
            std::vector<double> loadMw;
            std::vector<double> gridMw;
            for (int hour = 0; hour < 500; ++hour) {
                loadMw.push_back(100.0 + 60.0 * uniform(random));
                gridMw.push_back(40.0 + 30.0 * uniform(random));
            }
            SiteSupply supply;
            supply.gridLimitMw = gridMw;
            supply.gridOutageRate = 0.03;
            supply.gridRepair = 8.0 * h;
            OutageGroup group;
            group.count = 5;
            group.capacity = 30.0 * MW;
            group.forcedOutageRate = 0.08;
            group.repair = 20.0 * h;
            group.commonCause = round % 2 == 0 ? 0.0 : 0.1;
            supply.units = {group};
            supply.unitsOnMaintenance = round % 3 == 0 ? 1 : 0;
            const auto exact = siteAdequacy(supply, loadMw, 0.999);
            SimulationOptions options;
            options.years = 4000;
            const auto found = simulate(simulationOf(supply, loadMw), options);
            QVERIFY(found.issues.empty());
            QVERIFY(std::abs(number(found.lole.value) - number(exact.lole)) < 4.0 * number(found.lole.standardError));
            QVERIFY(std::abs(number(found.eue.value) - number(exact.eue)) < 4.0 * number(found.eue.standardError));
        }
    }

    // 10 MW short throughout; 4 MW may be shed for 25 hours: 100 MWh of 1,000, and no hour becomes whole.
    void flexibleLoadIsABudget() {
        const std::vector<double> loadMw(100, 60.0);
        const std::vector<double> gridMw(100, 50.0);
        SiteSupply supply;
        supply.gridLimitMw = gridMw;
        supply.flexible = 4.0 * MW;
        supply.flexibleLimit = 25.0 * h;
        SimulationOptions options;
        options.years = 10;
        auto found = simulate(simulationOf(supply, loadMw), options);
        QVERIFY(std::abs(number(found.eue.value) - 900.0) < 1e-9);
        QVERIFY(std::abs(number(found.lole.value) - 100.0) < 1e-9);
        supply.flexible = 10.0 * MW; // now whole hours are relieved, 25 of them
        found = simulate(simulationOf(supply, loadMw), options);
        QVERIFY(std::abs(number(found.lole.value) - 75.0) < 1e-9);
    }

    // Units that fail together and hold a reserve, beside a grid: with common cause, cold, paths and a grid that fails.
    // With the cause out there is no reserve to hold, and the grid serves what it can.
    void reserveBesideAGridAgrees() {
        std::mt19937 random(29);
        std::uniform_real_distribution<double> uniform(0.0, 1.0);
        for (int round = 0; round < 8; ++round) {
            std::vector<double> loadMw;
            std::vector<double> gridMw;
            for (int hour = 0; hour < 400; ++hour) {
                loadMw.push_back(60.0 + 50.0 * uniform(random));
                gridMw.push_back(55.0 + 30.0 * uniform(random));
            }
            SiteSupply supply;
            supply.gridLimitMw = gridMw;
            supply.gridOutageRate = round % 2 == 0 ? 0.0 : 0.03;
            supply.gridRepair = 8.0 * h;
            OutageGroup group;
            group.count = 4;
            group.capacity = 20.0 * MW;
            group.forcedOutageRate = 0.1;
            group.repair = 20.0 * h;
            group.commonCause = 0.5;
            supply.units = {group};
            supply.spinningReserveUnits = 1 + round % 3 / 2;
            supply.unitsOnMaintenance = round % 4 == 3 ? 1 : 0;
            if (round == 2 || round == 5) supply.unitPath = {{2, 30.0 * MW, 0.05, 10.0 * h, 0.5}};
            if (round == 4 || round == 5) supply.deliveryPath = {{2, 45.0 * MW, 0.03, 10.0 * h, 0.0}};
            if (round >= 6) supply.cold = {std::vector<double>(400, 0.01), 15.0 * h, 0.9};
            const auto exact = siteAdequacy(supply, loadMw, 0.999);
            SimulationOptions options;
            options.years = 4000;
            options.seed = 40U + static_cast<unsigned>(round);
            const auto found = simulate(simulationOf(supply, loadMw), options);
            QVERIFY(found.issues.empty());
            QVERIFY(std::abs(number(found.lole.value - exact.lole)) < 3.0 * number(found.lole.standardError));
            QVERIFY(std::abs(number(found.eue.value - exact.eue)) < 3.0 * number(found.eue.standardError));
            supply.spinningReserveUnits = 0; // it is seen
            const auto without = siteAdequacy(supply, loadMw, 0.999);
            QVERIFY(exact.lole > without.lole && exact.eue > without.eue);
        }
    }

    // All units out at once a tenth of the time, 50 MW of reserve, 60 MW of grid: no one holds the reserve then.
    void nothingHoldsTheReserveWithAllUnitsOut() {
        const std::vector<double> gridMw(100, 60.0);
        OutageGroup group;
        group.count = 2;
        group.capacity = 50.0 * MW;
        group.forcedOutageRate = 0.1;
        group.repair = 5.0 * h;
        group.commonCause = 1.0;
        SiteSupply supply;
        supply.gridLimitMw = gridMw;
        supply.units = {group};
        supply.spinningReserveUnits = 1;
        SimulationOptions options;
        options.years = 4000;
        const auto run = [&](double loadMw) {
            return simulate(simulationOf(supply, std::vector<double>(100, loadMw)), options);
        };
        QCOMPARE(number(run(60.0).lole.value), 0.0);
        const auto some = run(70.0); // 10 MW short then, and none otherwise
        QVERIFY(std::abs(number(some.lole.value) - 10.0) < 3.0 * number(some.lole.standardError));
        QVERIFY(std::abs(number(some.eue.value) - 10.0 * number(some.lole.value)) < 1e-6);
        QVERIFY(std::abs(some.neuePpm->value - 1e6 * number(some.eue.value) / 7000.0) < 1e-6); // of the load alone
        const auto much = run(111.0); // 1 MW short with all units up, 51 MW without
        QCOMPARE(number(much.lole.value), 100.0);
        QVERIFY(std::abs(number(much.eue.value) - 100.0 - 50.0 * number(some.lole.value)) < 1e-6);
    }

    void reserveIsNotServed() {
        const std::vector<double> loadMw(50, 90.0);
        OutageGroup group;
        group.count = 5;
        group.capacity = 20.0 * MW;
        SiteSupply supply;
        supply.units = {group};
        SimulationOptions options;
        options.years = 2;
        QCOMPARE(number(simulate(simulationOf(supply, loadMw), options).lole.value), 0.0);
        supply.spinningReserveUnits = 1; // 110 MW of 100
        QCOMPARE(number(simulate(simulationOf(supply, loadMw), options).lole.value), 50.0);
        QCOMPARE(number(siteAdequacy(supply, loadMw, 0.9).lole), 50.0);
    }
};

HEADROOM_TEST(SiteSimulationTest)
#include "site_simulation_test.moc"
