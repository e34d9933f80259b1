#include "model/adequacy/firm_steps.h"
#include "model/adequacy/outage_table.h"
#include "model/adequacy/reinforcement.h"
#include "model/adequacy/simulation.h"
#include "model/adequacy/site_adequacy.h"
#include "model/adequacy/site_simulation.h"
#include "tests/support/test_case.h"

#include <random>

using namespace model;
using namespace model::adequacy;
using units::h;
using units::MW;
using units::number;

namespace {

DeliveryStage unitStage(int count, double blockMw, double rate, double repairH = 0.0, double beta = 0.0) {
    return {count, blockMw * MW, rate, repairH * h, beta};
}

OutageGroup unitGroup(int count, double capacityMw, double rate, double repairH) {
    OutageGroup group;
    group.count = count;
    group.capacity = capacityMw * MW;
    group.forcedOutageRate = rate;
    group.repair = repairH * h;
    return group;
}

// Whatever can be out by itself: a unit, a block of a stage, or all blocks of a stage.
struct Piece {
    double rate{};
    double repairH{};
    double unitMw{};
    std::size_t stage{};
    bool isCommon{};
};

struct Pieces {
    std::vector<DeliveryStage> stages;
    std::vector<Piece> all;

    explicit Pieces(const SiteSupply& supply) : stages(supply.unitPath) {
        for (const OutageGroup& group : supply.units)
            for (int unit = 0; unit < group.count; ++unit)
                all.push_back({group.forcedOutageRate, number(group.repair), number(group.capacity), 0, false});
        for (std::size_t i = 0; i < stages.size(); ++i) {
            const double common = stages[i].commonCause * stages[i].forcedOutageRate;
            const double own = (stages[i].forcedOutageRate - common) / (1.0 - common);
            for (int block = 0; block < stages[i].count; ++block)
                all.push_back({own, number(stages[i].repair), 0.0, i, false});
            if (common > 0.0) all.push_back({common, number(stages[i].repair), 0.0, i, true});
        }
    }
    double broughtMw(unsigned out) const {
        double mw = 0.0;
        std::vector<int> up;
        for (const DeliveryStage& stage : stages)
            up.push_back(stage.count);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const bool isOut = (out >> i & 1u) == 1u;
            if (all[i].unitMw > 0.0) mw += isOut ? 0.0 : all[i].unitMw;
            if (all[i].unitMw == 0.0 && isOut) up[all[i].stage] -= all[i].isCommon ? 100 : 1;
        }
        for (std::size_t i = 0; i < stages.size(); ++i)
            mw = std::min(mw, std::max(0, up[i]) * number(stages[i].block));
        return mw;
    }
    double probability(unsigned out) const {
        double probability = 1.0;
        for (std::size_t i = 0; i < all.size(); ++i)
            probability *= out >> i & 1u ? all[i].rate : 1.0 - all[i].rate;
        return probability;
    }
};

SiteSupply randomUnits(std::mt19937& random) {
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    SiteSupply supply;
    supply.units = {unitGroup(3, std::ceil(10.0 + 20.0 * uniform(random)), 0.15 * uniform(random), 25.0),
                    unitGroup(1, std::ceil(40.0 * uniform(random)), 0.1, 8.0)};
    for (int i = 0; i < 1 + static_cast<int>(2.0 * uniform(random)); ++i) {
        const int count = 1 + static_cast<int>(3.0 * uniform(random));
        supply.unitPath.push_back(unitStage(count, std::ceil((50.0 + 60.0 * uniform(random)) / count),
                                            0.2 * uniform(random), 5.0 + 40.0 * uniform(random),
                                            uniform(random) < 0.5 ? 0.0 : 0.3 * uniform(random)));
    }
    return supply;
}

struct UnitLoss {
    double lole{};
    double eueMwh{};
};

// Every state of the units and their path, with and without the grid, in every hour.
UnitLoss unitLoss(const SiteSupply& supply, const std::vector<double>& loadMw, double extraMw) {
    const Pieces pieces(supply);
    const double reserveMw = supply.spinningReserveUnits * number(largestUnit(supply.units));
    UnitLoss loss;
    for (unsigned out = 0; out < 1u << pieces.all.size(); ++out) {
        const double ofUnits = pieces.probability(out);
        const double unitsMw = std::max(0.0, pieces.broughtMw(out) - reserveMw);
        for (const bool isGridUp : {true, false}) {
            const double weight = ofUnits * (isGridUp ? 1.0 - supply.gridOutageRate : supply.gridOutageRate);
            for (std::size_t hour = 0; hour < loadMw.size(); ++hour) {
                const double gridMw = isGridUp && !supply.gridLimitMw.empty() ? supply.gridLimitMw[hour] : 0.0;
                const double shortMw = loadMw[hour] + extraMw - gridMw - unitsMw;
                if (shortMw <= 1e-7) continue;
                loss.lole += weight;
                loss.eueMwh += weight * shortMw;
            }
        }
    }
    return loss;
}

} // namespace

class UnitPathTest : public QObject {
    Q_OBJECT
private slots:
    void tableIsThatOfAllStates() {
        std::mt19937 random(3);
        for (int round = 0; round < 40; ++round) {
            const SiteSupply supply = randomUnits(random);
            const Pieces pieces(supply);
            OutageTable table(supply.units);
            const double capacityMw = number(table.capacity());
            table.limit(supply.unitPath);
            QVERIFY(table.hasFrequency());
            QCOMPARE(number(table.capacity()), capacityMw);
            double total = 0.0;
            for (std::size_t i = 0; i < table.outageMw().size(); ++i) {
                const double leftMw = capacityMw - table.outageMw()[i] + 1e-7;
                double atMost = 0.0;
                double shortfallMw = 0.0;
                double entriesPerHour = 0.0;
                for (unsigned out = 0; out < 1u << pieces.all.size(); ++out) {
                    const double probability = pieces.probability(out);
                    const double broughtMw = pieces.broughtMw(out);
                    if (broughtMw <= leftMw) atMost += probability;
                    shortfallMw += probability * std::max(0.0, leftMw - 1e-7 - broughtMw);
                    for (std::size_t piece = 0; piece < pieces.all.size() && broughtMw > leftMw; ++piece) {
                        if (out >> piece & 1u || pieces.broughtMw(out | 1u << piece) > leftMw) continue;
                        const double rate = pieces.all[piece].rate;
                        entriesPerHour += probability * rate / (1.0 - rate) / pieces.all[piece].repairH;
                    }
                }
                QVERIFY(std::abs(table.probabilityAtLeast()[i] - atMost) < 1e-13);
                QVERIFY(std::abs(table.shortfallBeyondMw()[i] - shortfallMw) < 1e-11);
                QVERIFY(std::abs(table.frequencyAtLeastPerHour()[i] - entriesPerHour) < 1e-13);
                total += table.probability()[i];
            }
            QVERIFY(std::abs(total - 1.0) < 1e-13);
        }
    }
    void siteEqualsBruteForce() {
        std::mt19937 random(4);
        std::uniform_real_distribution<double> uniform(0.0, 1.0);
        for (int round = 0; round < 12; ++round) {
            SiteSupply supply = randomUnits(random);
            std::vector<double> loadMw;
            std::vector<double> gridMw;
            for (int hour = 0; hour < 20; ++hour) {
                loadMw.push_back(std::round(50.0 + 40.0 * uniform(random)));
                gridMw.push_back(std::round(10.0 + 30.0 * uniform(random)));
            }
            if (round % 3 != 0) supply.gridLimitMw = gridMw;
            supply.gridOutageRate = round % 3 == 1 ? 0.05 : 0.0;
            supply.spinningReserveUnits = round % 4 == 3 ? 1 : 0;
            for (const double target : {0.85, 0.97}) {
                const SiteAdequacy found = siteAdequacy(supply, loadMw, target);
                const UnitLoss expected = unitLoss(supply, loadMw, 0.0);
                QVERIFY(std::abs(number(found.lole) - expected.lole) < 1e-9);
                QVERIFY(std::abs(number(found.eue) - expected.eueMwh) < 1e-8);
                const double allowed = (1.0 - target) * 20.0 * (1.0 + 1e-9);
                QVERIFY(unitLoss(supply, loadMw, number(found.headroom) - 1e-5).lole <= allowed);
                QVERIFY(unitLoss(supply, loadMw, number(found.headroom) + 1e-5).lole > allowed);
                const std::vector<double> none(20, 0.0);
                QVERIFY(unitLoss(supply, none, number(found.jointFirm) - 1e-5).lole <= allowed);
                QVERIFY(unitLoss(supply, none, number(found.jointFirm) + 1e-5).lole > allowed);
            }
        }
    }
    // A header that fails lambda times an hour in service and takes r hours to repair: 1 / (1 + lambda r), however many
    // units hang on it.
    void headerCapsTheAvailability() {
        const double failuresPerHour = 1.0 / 4000.0;
        const double repairH = 12.0;
        const double most = 1.0 / (1.0 + failuresPerHour * repairH);
        SiteSupply supply;
        supply.unitPath = {unitStage(1, 1e6, 1.0 - most, repairH)};
        const std::vector<double> loadMw(100, 20.0);
        double before = 0.0;
        for (const int count : {1, 2, 4, 40}) {
            supply.units = {unitGroup(count, 20.0, 0.05, 40.0)};
            const double availability = 1.0 - number(siteAdequacy(supply, loadMw, 0.99).lole) / 100.0;
            QVERIFY(availability > before && availability <= most + 1e-15);
            before = availability;
            OutageTable table(supply.units);
            table.limit(supply.unitPath);
            const double entriesPerHour = table.frequencyAtLeastPerHour().back();
            if (count == 40) QVERIFY(std::abs(entriesPerHour - failuresPerHour * most) < 1e-12);
        }
        QVERIFY(std::abs(before - most) < 1e-12);
        supply.units = {unitGroup(1, 20.0, 0.05, 40.0)};
        const auto never = unitsToReach(supply, loadMw, 0, 0.9975);
        QVERIFY(!never.unitsToAdd && never.isCappedByPath && !never.isCappedByCommonCause);
        const auto reached = unitsToReach(supply, loadMw, 0, 0.99);
        QCOMPARE(reached.unitsToAdd, std::optional(1));
        supply.unitPath.clear();
        QVERIFY(unitsToReach(supply, loadMw, 0, 0.9975).unitsToAdd.has_value());
    }
    void firmFiguresStopAtThePath() {
        FirmPlant plant;
        plant.groups = {unitGroup(6, 25.0, 0.05, 40.0)};
        plant.siteShare = {1.0};
        const std::vector<DeliveryStage> narrow{unitStage(2, 40.0, 0.0)};
        QCOMPARE(number(firmBehind(plant, {}, 0.99)), 100.0);
        QVERIFY(std::abs(number(firmBehind(plant, {}, 0.99, narrow)) - 80.0) < 1e-6);
        plant.spinningReserveUnits = 1; // is carried by the path as well: 80 - 25
        QVERIFY(std::abs(number(firmBehind(plant, {}, 0.99, narrow)) - 55.0) < 1e-6);
    }
    void simulationAgreesWithTheExactMethod() {
        std::mt19937 random(17);
        std::uniform_real_distribution<double> uniform(0.0, 1.0);
        for (int round = 0; round < 8; ++round) {
            SiteSupply supply = randomUnits(random);
            std::vector<double> gridMw;
            std::vector<double> loadMw;
            for (int hour = 0; hour < 400; ++hour) {
                loadMw.push_back(40.0 + 50.0 * uniform(random));
                gridMw.push_back(10.0 + 30.0 * uniform(random));
            }
            if (round > 0) supply.gridLimitMw = gridMw;
            if (round > 1) supply.gridOutageRate = 0.05;
            supply.gridRepair = 7.0 * h;
            if (round == 2) supply.units.front().commonCause = 0.2;
            if (round == 3) supply.unitPath = {unitStage(1, 45.0, 0.0)}; // narrower than the units, never out
            if (round == 4) supply.deliveryPath = {unitStage(2, 45.0, 0.05, 10.0)};
            if (round == 5) supply.spinningReserveUnits = 1;
            const auto exact = siteAdequacy(supply, loadMw, 0.99);
            SimulationOptions options;
            options.years = 3000;
            options.seed = 70u + static_cast<unsigned>(round);
            const auto found = simulate(simulationOf(supply, loadMw), options);
            QVERIFY(found.issues.empty());
            const double loleError = std::max(1e-9, number(found.lole.standardError));
            const double eueError = std::max(1e-9, number(found.eue.standardError));
            QVERIFY(std::abs(number(found.lole.value) - number(exact.lole)) < 3.0 * loleError);
            QVERIFY(std::abs(number(found.eue.value) - number(exact.eue)) < 3.0 * eueError);
            if (round > 0) continue;
            // Against a flat load the entries are those of the table, times the hours.
            const std::vector<double> flatMw(400, 45.0);
            OutageTable table(supply.units);
            table.limit(supply.unitPath);
            const double entries =
                400.0 * table.frequencyAtLeastPerHour()[table.firstAbove(number(table.capacity()) - 45.0)];
            const auto events = simulate(simulationOf(supply, flatMw), options).lolfEvents;
            // A year that begins short counts the event too.
            const double begins = table.probabilityAtLeast()[table.firstAbove(number(table.capacity()) - 45.0)];
            QVERIFY(std::abs(events.value - entries - begins) < 3.0 * events.standardError);
        }
    }
    // 80 MW wanted, 100 MW there, 60 MW pass for good; the battery stands at the bus and helps until it is empty.
    void batteryStandsAtTheBus() {
        const std::vector<double> loadMw(24, 80.0);
        SiteSupply supply;
        supply.units = {unitGroup(5, 20.0, 0.0, 0.0)};
        supply.storage = {{20.0 * MW, 40.0 * units::MWh, 0.0, 1.0, {}}};
        SimulationOptions options;
        options.years = 3;
        QCOMPARE(number(simulate(simulationOf(supply, loadMw), options).eue.value), 0.0);
        supply.unitPath = {unitStage(2, 30.0, 0.0)};
        QVERIFY(std::abs(number(simulate(simulationOf(supply, loadMw), options).eue.value) - (24.0 * 20.0 - 40.0)) <
                1e-6);
        supply.unitPath = {unitStage(2, 40.0, 0.0)};
        QCOMPARE(number(simulate(simulationOf(supply, loadMw), options).eue.value), 0.0);
    }
    // Units that vary by the hour share the path with others, in the second of two regions; an import does not.
    void varyingUnitsShareThePath() {
        SimulationSystem system;
        std::vector<double> varyingMw;
        for (int hour = 0; hour < 240; ++hour)
            varyingMw.push_back(hour % 2 == 0 ? 40.0 : 10.0);
        system.loadMw = {std::vector<double>(240, 10.0), std::vector<double>(240, 60.0)};
        system.units.push_back({"served", unitGroup(1, 10.0, 0.0, 0.0), 0, {}});
        system.units.push_back({"steady", unitGroup(2, 20.0, 0.1, 5.0), 1, {}});
        system.units.push_back({"varying", unitGroup(1, 40.0, 0.2, 9.0), 1, varyingMw});
        system.imports.push_back({"import", 1, 10.0 * MW, {}, 0.1, 3.0 * h, {}});
        system.unitPaths.push_back({"path", 1, {unitStage(2, 25.0, 0.05, 12.0)}});
        double eueMwh = 0.0;
        for (unsigned out = 0; out < 64; ++out) {
            const auto isUp = [&](unsigned bit) { return (out >> bit & 1u) == 0; };
            double probability = isUp(2) ? 0.8 : 0.2;
            for (const unsigned bit : {0u, 1u, 3u})
                probability *= isUp(bit) ? 0.9 : 0.1;
            for (const unsigned bit : {4u, 5u})
                probability *= isUp(bit) ? 0.95 : 0.05;
            for (const double sunMw : {40.0, 10.0}) {
                const double unitsMw = 20.0 * (isUp(0) + isUp(1)) + sunMw * isUp(2);
                const double servedMw = std::min(unitsMw, 25.0 * (isUp(4) + isUp(5))) + 10.0 * isUp(3);
                eueMwh += 120.0 * probability * std::max(0.0, 60.0 - servedMw);
            }
        }
        SimulationOptions options;
        options.years = 3000;
        const auto found = simulate(system, options);
        QVERIFY(found.issues.empty());
        QVERIFY(std::abs(number(found.eue.value) - eueMwh) < 3.0 * number(found.eue.standardError));
        QVERIFY(number(found.eue.standardError) < 0.01 * eueMwh);
        system.unitPaths.push_back(system.unitPaths.front());
        QCOMPARE(simulate(system, options).issues.front().code, std::string("simulation.second_unit_path"));
        system.unitPaths = {{"path", 5, {unitStage(-1, 2.0, 0.5)}}};
        QCOMPARE(checkSystem(system).size(), std::size_t(3)); // no such region, a negative count, no repair time
    }
    void amplePathChangesNothing() {
        std::mt19937 random(8);
        SiteSupply supply = randomUnits(random);
        supply.unitPath.clear();
        const std::vector<double> loadMw(50, 60.0);
        const auto plain = siteAdequacy(supply, loadMw, 0.9);
        supply.unitPath = {unitStage(2, 1e6, 0.0)};
        const auto ample = siteAdequacy(supply, loadMw, 0.9);
        QVERIFY(std::abs(number(plain.lole) - number(ample.lole)) < 1e-12);
        QVERIFY(std::abs(number(plain.eue) - number(ample.eue)) < 1e-10);
        QVERIFY(std::abs(number(plain.headroom) - number(ample.headroom)) < 1e-9);
        OutageTable table(supply.units);
        table.limit(std::vector{unitStage(1, 30.0, 0.1)});
        QVERIFY(!table.hasFrequency());
    }
};

HEADROOM_TEST(UnitPathTest)
#include "unit_path_test.moc"
