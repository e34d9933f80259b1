#include "model/adequacy/firm_steps.h"
#include "model/adequacy/reinforcement.h"
#include "model/adequacy/site_adequacy.h"

#include "tests/support/test_case.h"

#include <random>

using namespace model::adequacy;
using namespace model::units;

namespace {

FirmPlant plantOf29(double rate) {
    FirmPlant plant;
    OutageGroup group;
    group.count = 29;
    group.capacity = 34.0 * MW;
    group.forcedOutageRate = rate;
    group.repair = 50.0 * h;
    plant.groups = {group};
    plant.siteShare = {1.0};
    return plant;
}

double firmAfter(const std::vector<FirmStep>& steps, FirmCause cause) {
    return number(steps[static_cast<std::size_t>(cause)].firm);
}

SiteSupply siteOf(const FirmPlant& plant) {
    SiteSupply supply;
    supply.units = plant.groups;
    for (std::size_t i = 0; i < supply.units.size(); ++i)
        supply.units[i].capacity = supply.units[i].capacity * plant.siteShare[i];
    supply.unitsOnMaintenance = plant.unitsOnMaintenance;
    supply.spinningReserveUnits = plant.spinningReserveUnits;
    return supply;
}

} // namespace

class FirmStepsTest : public QObject {
    Q_OBJECT
private slots:
    // The table of planning model 6.3: 748 MW at four nines, 714 with a unit in maintenance, 29.2 MW each in the heat.
    void plantOf29Units() {
        auto plant = plantOf29(0.05);
        plant.siteShare = {0.86};
        plant.unitsOnMaintenance = 1;
        plant.spinningReserveUnits = 1;
        const auto steps = firmSteps(plant, 0.9999);
        QCOMPARE(steps.size(), std::size_t(6));
        for (std::size_t i = 0; i < steps.size(); ++i)
            QCOMPARE(static_cast<std::size_t>(steps[i].cause), i);
        const double unitMw = 34.0 * 0.86;
        QCOMPARE(firmAfter(steps, FirmCause::Nameplate), 986.0);
        QCOMPARE(firmAfter(steps, FirmCause::ForcedOutages), 748.0);
        QVERIFY(std::abs(firmAfter(steps, FirmCause::SiteConditions) - 22.0 * unitMw) < 1e-9);
        QVERIFY(std::abs(firmAfter(steps, FirmCause::PlannedOutages) - 21.0 * unitMw) < 1e-9);
        QCOMPARE(firmAfter(steps, FirmCause::CommonCause), firmAfter(steps, FirmCause::PlannedOutages)); // none here
        QVERIFY(std::abs(firmAfter(steps, FirmCause::SpinningReserve) - 20.0 * unitMw) < 1e-9);
    }

    void commonCauseLeavesNothing() {
        auto plant = plantOf29(0.05);
        plant.groups[0].commonCause = 0.05; // 0.25 % of the time all are out
        const auto steps = firmSteps(plant, 0.9999);
        QCOMPARE(firmAfter(steps, FirmCause::PlannedOutages), 748.0);
        QCOMPARE(firmAfter(steps, FirmCause::CommonCause), 0.0);
        QVERIFY(firmAfter(firmSteps(plant, 0.997), FirmCause::CommonCause) > 700.0);
    }

    // The last step is the site's own firm figure, and no cause adds megawatts.
    void endsAtTheHeadline() {
        std::mt19937 random(3);
        std::uniform_real_distribution<double> uniform(0.0, 1.0);
        for (int round = 0; round < 60; ++round) {
            FirmPlant plant;
            for (int i = 0; i < 3; ++i) {
                OutageGroup group;
                group.count = static_cast<int>(8.0 * uniform(random));
                group.capacity = (10.0 + 50.0 * uniform(random)) * MW;
                group.forcedOutageRate = 0.12 * uniform(random);
                group.commonCause = round % 2 == 0 ? 0.0 : 0.02 * uniform(random);
                group.plannedOutageRate = 0.1 * uniform(random);
                group.repair = 30.0 * h;
                plant.groups.push_back(group);
                plant.siteShare.push_back(0.7 + 0.3 * uniform(random));
            }
            plant.unitsOnMaintenance = static_cast<int>(3.0 * uniform(random));
            plant.spinningReserveUnits = static_cast<int>(2.0 * uniform(random));
            const double availability = 1.0 - std::pow(10.0, -1.0 - 4.0 * uniform(random));
            const auto steps = firmSteps(plant, availability);
            for (std::size_t i = 1; i < steps.size(); ++i)
                QVERIFY(number(steps[i].firm) <= number(steps[i - 1].firm) + 1e-9);
            const std::vector<double> noLoad(24, 0.0);
            const double headline = number(siteAdequacy(siteOf(plant), noLoad, availability).jointFirm);
            QVERIFY(std::abs(number(steps.back().firm) - headline) < 1e-5);
        }
    }

    void slowRepairsAreMoreOutage() {
        const auto slow = withRepairs(plantOf29(0.05), 2.0);
        QVERIFY(std::abs(slow.groups[0].forcedOutageRate - 0.1 / 1.05) < 1e-15); // MTTF 950, MTTR 100 of 1050
        QCOMPARE(number(slow.groups[0].repair), 100.0);
        QVERIFY(firmAfter(firmSteps(slow, 0.9999), FirmCause::ForcedOutages) < 748.0);
        QVERIFY(std::abs(withRepairs(slow, 0.5).groups[0].forcedOutageRate - 0.05) < 1e-15);
    }

    // 36, 37 and 39 units deliver 986 MW at 99.9, 99.99 and 99.999 % (planning model 6.3).
    void unitsForTheNextNine() {
        const SiteSupply supply = siteOf(plantOf29(0.05));
        const std::vector<double> loadMw(100, 986.0);
        QCOMPARE(unitsToReach(supply, loadMw, 0, 0.999).unitsToAdd, std::optional(7));
        QCOMPARE(unitsToReach(supply, loadMw, 0, 0.9999).unitsToAdd, std::optional(8));
        QCOMPARE(unitsToReach(supply, loadMw, 0, 0.99999).unitsToAdd, std::optional(10));
        QCOMPARE(unitsToReach(supply, loadMw, 0, 0.2).unitsToAdd, std::optional(0));
        QVERIFY(!unitsToReach(supply, loadMw, 0, 0.9999, 7).unitsToAdd);
        QCOMPARE(unitsToReach(supply, loadMw, 0, 0.9999, 8).unitsToAdd, std::optional(8));
    }

    void aCapIsSaidNotSearched() {
        auto plant = plantOf29(0.05);
        plant.groups[0].commonCause = 0.05;
        const std::vector<double> loadMw(100, 300.0);
        const auto found = unitsToReach(siteOf(plant), loadMw, 0, 0.9999);
        QVERIFY(!found.unitsToAdd && found.isCappedByCommonCause);
        // With a grid that carries the load while all are out there is no cap.
        SiteSupply supply = siteOf(plant);
        const std::vector<double> gridMw(100, 300.0);
        supply.gridLimitMw = gridMw;
        QVERIFY(!unitsToReach(supply, loadMw, 0, 0.9999).isCappedByCommonCause);
    }
};

HEADROOM_TEST(FirmStepsTest)
#include "firm_steps_test.moc"
