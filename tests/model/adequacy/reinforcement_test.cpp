#include "model/adequacy/reinforcement.h"

#include "model/adequacy/firm_steps.h"
#include "model/adequacy/site_simulation.h"
#include "tests/support/test_case.h"

#include <cmath>

using namespace model::adequacy;
using namespace model::units;

namespace {

// 20 MW flat from a grid that has plenty and is out for 1 % of the time, 4 hours each time.
SiteSupply gridOnly(std::span<const double> gridMw) {
    SiteSupply supply;
    supply.gridLimitMw = gridMw;
    supply.gridOutageRate = 0.01;
    supply.gridRepair = 4.0 * h;
    return supply;
}

} // namespace

class ReinforcementTest : public QObject {
    Q_OBJECT
private slots:
    // Refilled at once, a battery of E bridges E / load hours of each outage; what is left of exponential outages is
    // q exp(-E / (load x repair)).
    void storageInClosedForm() {
        const std::vector<double> loadMw(8760, 20.0);
        const std::vector<double> gridMw(8760, 5000.0);
        SearchOptions options;
        options.years = 1000;
        AddedStorage added;
        added.power = 2000.0 * MW;
        added.roundTripEfficiency = 1.0;
        for (const double availability : {0.999, 0.9995}) {
            const auto found = storageToReach(gridOnly(gridMw), loadMw, availability, added, options);
            QVERIFY(found.issues.empty() && found.energyToAdd.has_value());
            const double expectedMwh = 20.0 * 4.0 * std::log(0.01 / (1.0 - availability));
            QVERIFY(std::abs(number(*found.energyToAdd) - expectedMwh) < 0.06 * expectedMwh);
            QCOMPARE(number(found.power), 2000.0);
            QVERIFY(number(found.lole.value) <= 8760.0 * (1.0 - availability));
        }
        // What is kept of each MWh on the way out must be stored more of.
        added.roundTripEfficiency = 0.64;
        const auto lossy = storageToReach(gridOnly(gridMw), loadMw, 0.999, added, options);
        QVERIFY(std::abs(number(*lossy.energyToAdd) - 20.0 * 4.0 * std::log(10.0) / 0.8) < 14.0);
    }
    void holdsWhenSimulatedAgain() {
        const std::vector<double> loadMw(2000, 20.0);
        const std::vector<double> gridMw(2000, 60.0);
        SearchOptions options;
        options.years = 400;
        AddedStorage added;
        added.duration = 5.0 * h;
        added.most = 400.0 * MWh;
        const auto found = storageToReach(gridOnly(gridMw), loadMw, 0.998, added, options);
        QVERIFY(found.energyToAdd.has_value());
        QVERIFY(std::abs(number(found.power) - number(*found.energyToAdd) / 5.0) < 1e-9);
        const auto lole = [&](double energyMwh) {
            SiteSupply supply = gridOnly(gridMw);
            supply.storage = {{energyMwh / 5.0 * MW, energyMwh * MWh, 0.0, 0.85, {}}};
            SimulationOptions again;
            again.years = 400;
            return number(simulate(simulationOf(supply, loadMw), again).lole.value);
        };
        const double foundMwh = number(*found.energyToAdd);
        QCOMPARE(lole(foundMwh), number(found.lole.value));
        QVERIFY(lole(foundMwh) <= 4.0);
        QVERIFY(lole(foundMwh - 1.01 * number(found.resolution)) > 4.0);
    }
    void saysWhereNoneIsNeededOrNoneCan() {
        const std::vector<double> loadMw(1000, 20.0);
        const std::vector<double> gridMw(1000, 100.0);
        SearchOptions options;
        options.years = 300;
        QCOMPARE(number(*storageToReach(gridOnly(gridMw), loadMw, 0.9, {}, options).energyToAdd), 0.0);
        SiteSupply supply = gridOnly(gridMw);
        supply.deliveryPath = {{1, 30.0 * MW, 0.002, 100.0 * h, 0.0}};
        auto found = storageToReach(supply, loadMw, 0.999, {}, options);
        QVERIFY(!found.energyToAdd && found.isCappedByPath);
        QCOMPARE(found.trials, std::size_t(0));
        supply.units.resize(1);
        supply.units[0].capacity = 5.0 * MW;
        supply.units[0].forcedOutageRate = 0.05;
        const auto units = unitsToReach(supply, loadMw, 0, 0.999);
        QVERIFY(!units.unitsToAdd && units.isCappedByPath);
        // Out for a week at a time: 48 hours of load are too little; without the common cause they are enough.
        SiteSupply plant;
        OutageGroup group;
        group.count = 8;
        group.capacity = 5.0 * MW;
        group.forcedOutageRate = 0.05;
        group.repair = 168.0 * h;
        group.commonCause = 0.2;
        plant.units = {group};
        found = storageToReach(plant, loadMw, 0.999, {}, options);
        QVERIFY(!found.energyToAdd && found.isCappedByCommonCause && !found.isCappedByPath);
        plant.units[0].commonCause = 0.0;
        AddedStorage little;
        little.most = 0.01 * MWh;
        found = storageToReach(plant, std::vector<double>(1000, 38.0), 0.999, little, options);
        QVERIFY(!found.energyToAdd && !found.isCappedByCommonCause && !found.isCappedByPath);
    }
    void canBeStopped() {
        const std::vector<double> loadMw(1000, 20.0);
        const std::vector<double> gridMw(1000, 100.0);
        std::stop_source source;
        SearchOptions options;
        options.years = 300;
        double lastMwh = -1.0;
        options.progress = [&](const SearchProgress& progress) {
            lastMwh = progress.amount;
            if (progress.trials == 3) source.request_stop();
        };
        const auto found = storageToReach(gridOnly(gridMw), loadMw, 0.999, {}, options, source.get_token());
        QVERIFY(found.isCancelled && !found.energyToAdd);
        QVERIFY(lastMwh > 0.0);
    }
    // 20 units of 10 MW, three nines by themselves; the path passes 150 MW with enough nines, 180 without.
    void pathTakesFromTheFirmPlant() {
        FirmPlant plant;
        OutageGroup group;
        group.count = 20;
        group.capacity = 10.0 * MW;
        group.forcedOutageRate = 0.02;
        group.repair = 50.0 * h;
        plant.groups = {group};
        plant.siteShare = {0.9};
        plant.spinningReserveUnits = 1;
        const double headline = number(firmSteps(plant, 0.999).back().firm);
        QVERIFY(std::abs(number(firmBehind(plant, {}, 0.999)) - headline) < 1e-5);
        const std::vector<DeliveryStage> ample{{3, 200.0 * MW, 0.001, 10.0 * h, 0.0}};
        QVERIFY(std::abs(number(firmBehind(plant, ample, 0.999)) - headline) < 1e-5);
        const std::vector<DeliveryStage> tight{{3, 60.0 * MW, 0.01, 10.0 * h, 0.0}}; // 120 MW at 0.9997, all at 0.97
        QVERIFY(std::abs(number(firmBehind(plant, tight, 0.999)) - 120.0) < 1e-5);
        const auto slow = withRepairs(tight, 3.0);
        QVERIFY(std::abs(slow[0].forcedOutageRate - 0.03 / 1.02) < 1e-15);
        QCOMPARE(number(slow[0].repair), 30.0);
        QVERIFY(std::abs(number(firmBehind(plant, slow, 0.999)) - 60.0) < 1e-5);
    }
};

HEADROOM_TEST(ReinforcementTest)
#include "reinforcement_test.moc"
