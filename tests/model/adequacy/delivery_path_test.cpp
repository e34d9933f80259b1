#include "model/adequacy/delivery_path.h"

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

DeliveryStage stage(int count, double blockMw, double rate, double repairH = 0.0, double beta = 0.0) {
    return {count, blockMw * MW, rate, repairH * h, beta};
}

// Everything that can be out by itself: blocks with their own rate, and the common causes of stages.
struct Thing {
    std::size_t stage;
    bool isCommon;
    double rate;
    double repairH;
};

std::vector<Thing> thingsOf(const std::vector<DeliveryStage>& stages) {
    std::vector<Thing> things;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const double common = stages[i].commonCause * stages[i].forcedOutageRate;
        const double own = (stages[i].forcedOutageRate - common) / (1.0 - common);
        for (int block = 0; block < stages[i].count; ++block)
            things.push_back({i, false, own, number(stages[i].repair)});
        if (common > 0.0) things.push_back({i, true, common, number(stages[i].repair)});
    }
    return things;
}

double passMw(const std::vector<DeliveryStage>& stages, const std::vector<Thing>& things, unsigned out) {
    double passesMw = 1e300;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        int up = stages[i].count;
        for (std::size_t thing = 0; thing < things.size(); ++thing)
            if (things[thing].stage == i && (out >> thing & 1u)) up = things[thing].isCommon ? -100 : up - 1;
        passesMw = std::min(passesMw, std::max(0, up) * number(stages[i].block));
    }
    return passesMw;
}

struct State {
    double probability{};
    double passesMw{};
};

// All joint states, and by listing every single failure the frequency of falling to `toMw` or less.
std::vector<State> enumerate(const std::vector<DeliveryStage>& stages, double toMw, double& entriesPerHour) {
    const std::vector<Thing> things = thingsOf(stages);
    std::vector<State> states;
    entriesPerHour = 0.0;
    for (unsigned out = 0; out < 1u << things.size(); ++out) {
        State state{1.0, passMw(stages, things, out)};
        for (std::size_t thing = 0; thing < things.size(); ++thing)
            state.probability *= out >> thing & 1u ? things[thing].rate : 1.0 - things[thing].rate;
        for (std::size_t thing = 0; thing < things.size() && state.passesMw > toMw + 1e-9; ++thing) {
            if (out >> thing & 1u || passMw(stages, things, out | 1u << thing) > toMw + 1e-9) continue;
            const double failure = things[thing].rate / (1.0 - things[thing].rate) / things[thing].repairH;
            entriesPerHour += state.probability * failure;
        }
        states.push_back(state);
    }
    return states;
}

std::vector<DeliveryStage> randomStages(std::mt19937& random, double sizeMw) {
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    std::vector<DeliveryStage> stages;
    for (int i = 0; i < 1 + static_cast<int>(2.0 * uniform(random)); ++i) {
        const int count = 1 + static_cast<int>(4.0 * uniform(random));
        stages.push_back(stage(count, std::ceil(10.0 * uniform(random) + 6.0) * sizeMw / (8.0 * count) * 1.2,
                               0.2 * uniform(random), 5.0 + 40.0 * uniform(random),
                               uniform(random) < 0.5 ? 0.0 : 0.3 * uniform(random)));
    }
    return stages;
}

struct Site {
    std::vector<double> loadMw;
    std::vector<double> gridMw;
    SiteSupply supply;
};

void fill(Site& site, std::mt19937& random, std::size_t hours) {
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    for (std::size_t hour = 0; hour < hours; ++hour) {
        site.loadMw.push_back(std::round(60.0 + 40.0 * uniform(random)));
        site.gridMw.push_back(std::round(20.0 + 30.0 * uniform(random)));
    }
    site.supply.gridLimitMw = site.gridMw;
    site.supply.gridOutageRate = 0.04;
    site.supply.gridRepair = 9.0 * h;
    OutageGroup group;
    group.count = 3;
    group.capacity = 25.0 * MW;
    group.forcedOutageRate = 0.08;
    group.repair = 30.0 * h;
    site.supply.units = {group};
    site.supply.gridPath = randomStages(random, 45.0);
    site.supply.deliveryPath = randomStages(random, 90.0);
}

struct Loss {
    double lole{};
    double eueMwh{};
};

// Every state of grid, grid path, units and delivery path in every hour, with a flat addition.
Loss bruteForce(const Site& site, double extraMw) {
    double ignored = 0.0;
    const auto gridStates = enumerate(site.supply.gridPath, -1.0, ignored);
    const auto pathStates = enumerate(site.supply.deliveryPath, -1.0, ignored);
    const OutageGroup& group = site.supply.units.front();
    Loss loss;
    for (int out = 0; out < 1 << group.count; ++out) {
        double ofUnits = 1.0;
        double unitsMw = 0.0;
        for (int unit = 0; unit < group.count; ++unit) {
            const bool isOut = (out >> unit & 1) == 1;
            ofUnits *= isOut ? group.forcedOutageRate : 1.0 - group.forcedOutageRate;
            unitsMw += isOut ? 0.0 : number(group.capacity);
        }
        for (const bool isGridUp : {true, false})
            for (const State& grid : gridStates)
                for (const State& path : pathStates)
                    for (std::size_t hour = 0; hour < site.loadMw.size(); ++hour) {
                        const double probability =
                            ofUnits * grid.probability * path.probability *
                            (isGridUp ? 1.0 - site.supply.gridOutageRate : site.supply.gridOutageRate);
                        const double supplyMw = unitsMw + (isGridUp ? std::min(site.gridMw[hour], grid.passesMw) : 0.0);
                        const double shortMw = site.loadMw[hour] + extraMw - std::min(supplyMw, path.passesMw);
                        if (shortMw <= 1e-7) continue;
                        loss.lole += probability;
                        loss.eueMwh += probability * shortMw;
                    }
    }
    return loss;
}

} // namespace

class DeliveryPathTest : public QObject {
    Q_OBJECT
private slots:
    void redundancyInClosedForm() {
        const auto of = [](const std::vector<DeliveryStage>& stages, double loadMw) {
            return deliveryAvailability(stages, loadMw * MW);
        };
        QVERIFY(std::abs(of({stage(2, 10.0, 0.01)}, 10.0).path - 0.9999) < 1e-15); // 2N
        QVERIFY(std::abs(of({stage(5, 2.5, 0.01)}, 10.0).path - 0.9990198504) < 1e-12);
        QVERIFY(std::abs(of({stage(4, 2.5, 0.01)}, 10.0).path - 0.96059601) < 1e-12);
        const auto series = of({stage(2, 10.0, 0.01), stage(4, 2.5, 0.01)}, 10.0);
        QVERIFY(std::abs(series.path - 0.9999 * 0.96059601) < 1e-12);
        QCOMPARE(series.stages.size(), std::size_t(2));
        QVERIFY(std::abs(series.stages[0] - 0.9999) < 1e-15 && std::abs(series.stages[1] - 0.96059601) < 1e-12);
        QVERIFY(!series.interruptionsPerHour);
        QCOMPARE(of({stage(2, 10.0, 0.01)}, 20.5).path, 0.0);
        QCOMPARE(of({}, 20.5).path, 1.0);
        // Nines that a difference from 1 does not hold: 1e-20 of two blocks.
        QVERIFY(std::abs(of({stage(2, 10.0, 1e-10)}, 10.0).pathOut / 1e-20 - 1.0) < 1e-12);
        // A common cause caps it: 1 - beta q.
        QVERIFY(of({stage(20, 10.0, 0.01, 0.0, 0.1)}, 10.0).path < 1.0 - 0.001 + 1e-12);
    }
    void levelsAreThoseOfAllStates() {
        std::mt19937 random(5);
        QVERIFY(deliveryLevels({}).empty());
        for (int round = 0; round < 60; ++round) {
            const auto stages = randomStages(random, 50.0);
            const auto levels = deliveryLevels(stages);
            double total = 0.0;
            for (std::size_t i = 0; i < levels.size(); ++i) {
                double entries = 0.0;
                double exactly = 0.0;
                double atMost = 0.0;
                for (const State& state : enumerate(stages, levels[i].passesMw, entries)) {
                    if (std::abs(state.passesMw - levels[i].passesMw) < 1e-7) exactly += state.probability;
                    if (state.passesMw < levels[i].passesMw + 1e-7) atMost += state.probability;
                }
                QVERIFY(std::abs(levels[i].probability - exactly) < 1e-13);
                QVERIFY(std::abs(levels[i].atMost - atMost) < 1e-13);
                QVERIFY(std::abs(levels[i].atMostEntriesPerHour - entries) < 1e-13);
                if (i > 0) QVERIFY(levels[i].passesMw > levels[i - 1].passesMw);
                total += levels[i].probability;
                const auto available = deliveryAvailability(stages, levels[i].passesMw * MW);
                QVERIFY(std::abs(available.pathOut - (levels[i].atMost - levels[i].probability)) < 1e-13);
                if (i > 0)
                    QVERIFY(std::abs(*available.interruptionsPerHour - levels[i - 1].atMostEntriesPerHour) < 1e-13);
            }
            QVERIFY(std::abs(total - 1.0) < 1e-12);
            QCOMPARE(levels.back().passesMw, number(*fullPass(stages)));
        }
    }
    void siteEqualsBruteForce() {
        std::mt19937 random(6);
        for (int round = 0; round < 12; ++round) {
            Site site;
            fill(site, random, 30);
            if (round % 4 == 1) site.supply.gridPath.clear();
            if (round % 4 == 2) site.supply.deliveryPath.clear();
            for (const double target : {0.9, 0.98}) {
                const SiteAdequacy found = siteAdequacy(site.supply, site.loadMw, target);
                Site without = site; // an ample stage stands for no path
                if (without.supply.gridPath.empty()) without.supply.gridPath = {stage(1, 1e6, 0.0)};
                if (without.supply.deliveryPath.empty()) without.supply.deliveryPath = {stage(1, 1e6, 0.0)};
                const Loss expected = bruteForce(without, 0.0);
                QVERIFY(std::abs(number(found.lole) - expected.lole) < 1e-9);
                QVERIFY(std::abs(number(found.eue) - expected.eueMwh) < 1e-8);
                const double allowed = (1.0 - target) * 30.0 * (1.0 + 1e-9);
                QVERIFY(bruteForce(without, number(found.headroom) - 1e-5).lole <= allowed);
                QVERIFY(bruteForce(without, number(found.headroom) + 1e-5).lole > allowed);
                Site flat = without;
                flat.loadMw.assign(30, 0.0);
                QVERIFY(bruteForce(flat, number(found.jointFirm) - 1e-5).lole <= allowed);
                QVERIFY(bruteForce(flat, number(found.jointFirm) + 1e-5).lole > allowed);
                const double parts = number(found.gridFirm + found.onsiteFirm + found.storageFirm + found.flexibleFirm +
                                            found.interaction);
                QVERIFY(std::abs(parts - number(found.jointFirm)) < 1e-9);
            }
        }
    }
    // Flexible load is counted above the path as well: what is shed need not be delivered.
    void sheddingRelievesThePath() {
        const std::vector<double> loadMw(100, 50.0);
        SiteSupply supply;
        OutageGroup group;
        group.count = 1;
        group.capacity = 200.0 * MW;
        supply.units = {group};
        supply.deliveryPath = {stage(2, 25.0, 0.1)}; // 25 MW with 0.18, nothing with 0.01
        const auto plain = siteAdequacy(supply, loadMw, 0.9);
        QVERIFY(std::abs(number(plain.lole) - 19.0) < 1e-9);
        QVERIFY(std::abs(number(plain.eue) - (18.0 * 25.0 + 50.0)) < 1e-9);
        supply.flexible = 25.0 * MW;
        supply.flexibleLimit = 100.0 * h;
        const auto shed = siteAdequacy(supply, loadMw, 0.9);
        QVERIFY(std::abs(number(shed.lole) - 1.0) < 1e-9);
        QVERIFY(std::abs(number(shed.eue) - 25.0) < 1e-9);
        QVERIFY(std::abs(number(shed.jointFirm) - 50.0) < 1e-6); // 25 delivered at four nines out of ten, 25 shed
    }
    // An ample path that never fails changes nothing beyond rounding, an empty one not a bit.
    void amplePathChangesNothing() {
        std::mt19937 random(8);
        Site site;
        fill(site, random, 200);
        site.supply.deliveryPath.clear();
        site.supply.gridPath.clear();
        const auto plain = siteAdequacy(site.supply, site.loadMw, 0.95);
        site.supply.deliveryPath = {stage(3, 1000.0, 0.0)};
        site.supply.gridPath = {stage(3, 1000.0, 0.0)};
        const auto ample = siteAdequacy(site.supply, site.loadMw, 0.95);
        QVERIFY(std::abs(number(plain.lole) - number(ample.lole)) < 1e-10);
        QVERIFY(std::abs(number(plain.eue) - number(ample.eue)) < 1e-9);
        QVERIFY(std::abs(number(plain.headroom) - number(ample.headroom)) < 1e-6);
        QVERIFY(std::abs(number(plain.jointFirm) - number(ample.jointFirm)) < 1e-6);
    }
    void simulationAgreesWithTheExactMethod() {
        std::mt19937 random(11);
        for (int round = 0; round < 8; ++round) {
            Site site;
            fill(site, random, 400);
            if (round == 1) site.supply.gridPath.clear();
            if (round == 2) site.supply.deliveryPath.clear();
            if (round == 3) site.supply.gridOutageRate = 0.0;
            if (round == 4) site.supply.deliveryPath = {stage(1, 85.0, 0.0)}; // too small in many hours, never out
            if (round == 5) site.supply.spinningReserveUnits = 1;
            const auto exact = siteAdequacy(site.supply, site.loadMw, 0.99);
            SimulationOptions options;
            options.years = 3000;
            options.seed = 40u + static_cast<unsigned>(round);
            const auto found = simulate(simulationOf(site.supply, site.loadMw), options);
            QVERIFY(found.issues.empty());
            const double loleError = std::max(1e-9, number(found.lole.standardError));
            const double eueError = std::max(1e-9, number(found.eue.standardError));
            QVERIFY(std::abs(number(found.lole.value) - number(exact.lole)) < 3.5 * loleError);
            // A reserve counts as load in one and as outage in the other; only the hours are the same.
            if (round != 5) QVERIFY(std::abs(number(found.eue.value) - number(exact.eue)) < 3.5 * eueError);
        }
    }
    // 100 MW wanted, 60 MW pass for good: what is on the near side cannot help, and the battery stays full.
    void batteryStandsBehindThePath() {
        const std::vector<double> loadMw(48, 100.0);
        SiteSupply supply;
        OutageGroup group;
        group.count = 1;
        group.capacity = 60.0 * MW;
        supply.units = {group};
        supply.storage = {{40.0 * MW, 40.0 * units::MWh, 0.0, 1.0, {}}};
        SimulationOptions options;
        options.years = 3;
        auto found = simulate(simulationOf(supply, loadMw), options);
        QVERIFY(std::abs(number(found.eue.value) - (48.0 * 40.0 - 40.0)) < 1e-6);
        supply.deliveryPath = {stage(2, 30.0, 0.0)};
        found = simulate(simulationOf(supply, loadMw), options);
        QVERIFY(std::abs(number(found.eue.value) - 48.0 * 40.0) < 1e-6);
        QVERIFY(std::abs(number(found.lole.value) - 48.0) < 1e-9);
    }
    void saysWhatIsWrong() {
        SiteSupply supply;
        supply.deliveryPath = {stage(2, 30.0, 0.1)};
        auto system = simulationOf(supply, std::vector<double>(5, 1.0));
        QCOMPARE(checkSystem(system).size(), std::size_t(1)); // no repair time
        QCOMPARE(checkSystem(system).front().code, std::string("simulation.repair_needed"));
        system.deliveries.front().stages = {stage(-1, -3.0, 1.5, 2.0, 2.0)};
        QCOMPARE(checkSystem(system).size(), std::size_t(4));
        system.deliveries.front().stages = {stage(1, 3.0, 0.0)};
        system.deliveries.push_back(system.deliveries.front());
        QCOMPARE(checkSystem(system).front().code, std::string("simulation.second_delivery"));
    }
};

HEADROOM_TEST(DeliveryPathTest)
#include "delivery_path_test.moc"
