#include "model/adequacy/adequacy_indices.h"
#include "model/adequacy/simulation.h"
#include "model/adequacy/transfer_limits.h"
#include "model/stochastic/random_stream.h"
#include "tests/model/adequacy/rts_gmlc.h"
#include "tests/model/adequacy/simulation_runs.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <filesystem>

using namespace model;
using adequacy::Interface;
using adequacy::SimulatedAdequacy;
using adequacy::SimulationSystem;
using adequacy::TransferLimits;

namespace {

Interface between(std::size_t from, std::size_t to, double forwardMw, double backwardMw) {
    return {from, to, forwardMw * units::MW, backwardMw * units::MW};
}

// Every flow in whole MW between two regions.
double unservedByTrying(double surplus0, double surplus1, int forward, int backward) {
    double least = 1e300;
    for (int flow = -backward; flow <= forward; ++flow)
        least = std::min(least, std::max(0.0, flow - surplus0) + std::max(0.0, -flow - surplus1));
    return least;
}

SimulationSystem threeRegions() {
    SimulationSystem system;
    for (std::size_t region = 0; region < 3; ++region) {
        system.loadMw.emplace_back();
        for (int hour = 0; hour < 48; ++hour)
            system.loadMw[region].push_back(60.0 + 10.0 * double(region) + (hour * 7) % 20);
        system.units.emplace_back();
        system.units[region].region = region;
        auto& group = system.units[region].outages;
        group.count = 3 + static_cast<int>(region);
        group.capacity = 30.0 * units::MW;
        group.forcedOutageRate = 0.1;
        group.repair = 12.0 * units::h;
    }
    return system;
}

} // namespace

class SimulationRegionsTest : public QObject {
    Q_OBJECT
private slots:
    void twoRegionsAgainstEveryFlow() {
        stochastic::RandomStream random(1, 0, 0);
        const auto whole = [&random](int most) { return static_cast<int>(random.uniform() * (most + 1)); };
        for (int trial = 0; trial < 2000; ++trial) {
            const int forward = whole(40);
            const int backward = whole(40);
            const Interface line = between(0, 1, forward, backward);
            TransferLimits limits(2, std::span(&line, 1));
            const std::vector<double> surplusMw{double(whole(120) - 60), double(whole(120) - 60)};
            QCOMPARE(limits.unservedMw(surplusMw), unservedByTrying(surplusMw[0], surplusMw[1], forward, backward));
        }
    }
    void setsAndFlowsFindTheSame() {
        // Beyond eight regions the flow is found: four of the nine are the case, the rest has nothing.
        stochastic::RandomStream random(2, 0, 0);
        for (int trial = 0; trial < 300; ++trial) {
            std::vector<Interface> lines;
            for (int i = 0; i < 5; ++i) {
                const auto from = static_cast<std::size_t>(4.0 * random.uniform());
                const auto to = (from + 1 + static_cast<std::size_t>(3.0 * random.uniform())) % 4;
                lines.push_back(between(from, to, 50.0 * random.uniform(), 50.0 * random.uniform()));
            }
            std::vector<double> surplusMw;
            for (int i = 0; i < 4; ++i)
                surplusMw.push_back(200.0 * random.uniform() - 120.0);
            TransferLimits few(4, lines);
            TransferLimits many(9, lines);
            const double bySets = few.unservedMw(surplusMw);
            surplusMw.resize(9, 0.0);
            QVERIFY(std::abs(bySets - many.unservedMw(surplusMw)) < 1e-6);
        }
    }
    void theFirstFlowFoundMayHaveToYield() {
        // Region 0 could serve 2 or 3, region 1 only 2.
        const std::vector<Interface> lines{between(0, 2, 10, 0), between(0, 3, 10, 0), between(1, 2, 10, 0)};
        TransferLimits limits(9, lines);
        std::vector<double> surplusMw{10.0, 10.0, -10.0, -10.0};
        surplusMw.resize(9, 0.0);
        QCOMPARE(limits.unservedMw(surplusMw), 0.0);
    }
    void throughAThirdRegion() {
        const std::vector<Interface> lines{between(0, 1, 50, 0), between(1, 2, 20, 0)};
        TransferLimits limits(3, lines);
        QCOMPARE(limits.unservedMw(std::vector<double>{100.0, 0.0, -30.0}), 10.0);
        QCOMPARE(limits.unservedMw(std::vector<double>{-30.0, 0.0, 100.0}), 30.0);
    }
    void wideInterfacesPoolEverything() {
        auto system = threeRegions();
        system.interfaces = {between(0, 1, 1e6, 1e6), between(1, 2, 1e6, 1e6)};
        std::vector<adequacy::OutageGroup> groups;
        std::vector<double> loadMw(48, 0.0);
        for (std::size_t region = 0; region < 3; ++region) {
            groups.push_back(system.units[region].outages);
            for (std::size_t hour = 0; hour < 48; ++hour)
                loadMw[hour] += system.loadMw[region][hour];
        }
        const auto exact = adequacy::adequacyIndices(adequacy::OutageTable(groups), loadMw);
        const auto simulated = tests::simulated(system, 20'000);
        QVERIFY(std::abs(units::number(simulated.eue.value - exact.eue)) <
                4.0 * units::number(simulated.eue.standardError));
        QVERIFY(std::abs(units::number(simulated.lole.value - exact.lole)) <
                4.0 * units::number(simulated.lole.standardError));
        QVERIFY(std::abs(simulated.lolfEvents.value - *exact.lolfEvents) < 4.0 * simulated.lolfEvents.standardError);
    }
    void withoutInterfacesEachStandsAlone() {
        const auto system = threeRegions();
        double eue = 0.0;
        for (std::size_t region = 0; region < 3; ++region)
            eue += units::number(
                adequacy::adequacyIndices(adequacy::OutageTable(std::vector{system.units[region].outages}),
                                          system.loadMw[region])
                    .eue);
        const auto simulated = tests::simulated(system, 20'000);
        QVERIFY(std::abs(units::number(simulated.eue.value) - eue) < 4.0 * units::number(simulated.eue.standardError));
    }
    void moreThanEightRegions() {
        // Nine regions that stand alone in threes: three times the three.
        auto three = threeRegions();
        three.interfaces = {between(0, 1, 15, 15), between(1, 2, 5, 10)};
        SimulationSystem nine;
        for (std::size_t copy = 0; copy < 3; ++copy) {
            for (auto row : three.units) {
                row.region += 3 * copy;
                nine.units.push_back(row);
            }
            for (auto line : three.interfaces)
                nine.interfaces.push_back({line.from + 3 * copy, line.to + 3 * copy, line.forward, line.backward});
            nine.loadMw.insert(nine.loadMw.end(), three.loadMw.begin(), three.loadMw.end());
        }
        const auto few = tests::simulated(three, 9000);
        const auto many = tests::simulated(nine, 3000);
        const double error = units::number(many.eue.standardError) + 3.0 * units::number(few.eue.standardError);
        QVERIFY(std::abs(units::number(many.eue.value) - 3.0 * units::number(few.eue.value)) < 3.0 * error);
    }
    void rtsGmlcWithMoreLoad() {
        // 700 MW more in each of the three regions: published "close to 470" ppm, optimal transfer 467.7.
        HEADROOM_SHARED(attributes, "adequacy/pras/rts_gmlc/attrs.txt");
        const auto folder = std::filesystem::path(attributes).parent_path().string();
        const auto system = tests::rtsGmlc(folder, 700.0);
        QCOMPARE(system.units.size(), std::size_t(154));
        const auto simulated = tests::simulated(system, tests::fullCounts() ? 50'000 : 1000);
        QVERIFY(simulated.issues.empty());
        const double tolerance = tests::fullCounts() ? 5.0 : 3.5 * simulated.neuePpm->standardError;
        QVERIFY2(std::abs(simulated.neuePpm->value - 468.0) < tolerance,
                 std::to_string(simulated.neuePpm->value).c_str());
        QVERIFY(simulated.neuePpm->standardError < 8.0);
        QVERIFY(std::abs(units::number(simulated.lole.value) - 86.3) <
                3.5 * units::number(simulated.lole.standardError) + 0.3);
    }
};

HEADROOM_TEST(SimulationRegionsTest)
#include "simulation_regions_test.moc"
