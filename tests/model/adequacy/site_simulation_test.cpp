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

    void reserveIsServedLikeLoad() {
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
