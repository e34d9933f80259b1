#include "model/adequacy/simulation.h"
#include "model/adequacy/transfer_limits.h"
#include "model/stochastic/random_stream.h"
#include "tests/model/adequacy/simulation_runs.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

using namespace model;
using namespace model::adequacy;
using units::number;

namespace {

Interface line(std::size_t from, std::size_t to, double forwardMw, double backwardMw, double rate = 0.0,
               double repairHours = 0.0) {
    return {from, to, forwardMw * units::MW, backwardMw * units::MW, {}, rate, repairHours * units::h};
}

SimulatedUnits unitsOf(std::size_t region, int count, double mw, double rate, double repairHours) {
    SimulatedUnits row;
    row.name = "units";
    row.region = region;
    row.outages.count = count;
    row.outages.capacity = mw * units::MW;
    row.outages.forcedOutageRate = rate;
    row.outages.repair = repairHours * units::h;
    return row;
}

template<class Q>
bool agrees(const stochastic::Estimate<Q>& found, double exact, double errors = 4.0) {
    return std::abs(number(found.value) - exact) <= errors * number(found.standardError) + 1e-9;
}

// The least vector of shares of the shortages, sorted downwards, of all ways in whole MW to leave load unserved.
std::vector<double> fairestByTrying(const std::vector<double>& surplusMw, TransferLimits& limits) {
    const double least = limits.unservedMw(surplusMw);
    std::vector<double> best;
    std::vector<double> bestShares;
    std::vector<double> shed(surplusMw.size(), 0.0);
    const auto most = [&](std::size_t i) { return std::max(0.0, -surplusMw[i]); };
    for (shed[0] = 0.0; shed[0] <= most(0); shed[0] += 1.0)
        for (shed[1] = 0.0; shed[1] <= most(1); shed[1] += 1.0)
            for (shed[2] = 0.0; shed[2] <= most(2); shed[2] += 1.0) {
                if (std::abs(shed[0] + shed[1] + shed[2] - least) > 1e-9) continue;
                std::vector<double> after = surplusMw;
                std::vector<double> shares;
                for (std::size_t i = 0; i < 3; ++i) {
                    after[i] += shed[i];
                    shares.push_back(most(i) > 0.0 ? shed[i] / most(i) : 0.0);
                }
                if (limits.unservedMw(after) > 1e-9) continue;
                std::ranges::sort(shares, std::greater<>());
                if (bestShares.empty() || shares < bestShares) {
                    bestShares = shares;
                    best = shed;
                }
            }
    return best;
}

} // namespace

class InterfaceOutageTest : public QObject {
    Q_OBJECT
private slots:
    // All of region 1 comes through the interface: its load goes unserved for the share of time in which that is out.
    void closedForm() {
        SimulationSystem system;
        system.loadMw = {std::vector<double>(100, 20.0), std::vector<double>(100, 30.0)};
        system.units = {unitsOf(0, 1, 60.0, 0.0, 0.0)};
        system.interfaces = {line(0, 1, 40.0, 40.0, 0.07, 9.0)};
        const auto found = tests::simulated(system, 20'000);
        QVERIFY(found.issues.empty());
        QVERIFY(agrees(found.lole, 7.0, 3.0));
        QVERIFY(agrees(found.eue, 7.0 * 30.0, 3.0));
        QVERIFY(agrees(found.lolfEvents, 0.07 + 100.0 * 0.07 / 9.0, 3.0)); // out at the start, or going out
        QVERIFY(number(found.lole.standardError) < 0.2);
        QCOMPARE(found.regions.size(), std::size_t(2));
        QCOMPARE(number(found.regions[0].lole.value), 0.0);
        QCOMPARE(number(found.regions[1].lole.value), number(found.lole.value));
        QCOMPARE(found.regions[1].lolfEvents.value, found.lolfEvents.value);
        QVERIFY(std::abs(found.regions[1].neuePpm->value - number(found.eue.value) / 3000.0 * 1e6) < 1e-6);
        system.interfaces.front().forcedOutageRate = 1.0;
        QCOMPARE(number(tests::simulated(system, 5).lole.value), 100.0);
    }

    // The same with so much to spare on the far side that both regions together are never in danger.
    void oneWayOnly() {
        SimulationSystem system;
        system.loadMw = {std::vector<double>(100, 20.0), std::vector<double>(100, 30.0)};
        system.units = {unitsOf(0, 1, 500.0, 0.0, 0.0)};
        system.interfaces = {line(0, 1, 40.0, 0.0, 0.07, 9.0)};
        const auto forward = tests::simulated(system, 2000);
        QVERIFY(agrees(forward.lole, 7.0) && number(forward.lole.value) > 5.0);
        system.interfaces = {line(1, 0, 0.0, 40.0, 0.07, 9.0)};
        QCOMPARE(number(tests::simulated(system, 2000).lole.value), number(forward.lole.value));
    }

    // Two regions, two interfaces beside each other, four units: every state by itself.
    void everyStateOfASmallSystem() {
        SimulationSystem system;
        system.loadMw.resize(2);
        for (int hour = 0; hour < 48; ++hour) {
            system.loadMw[0].push_back(40.0 + (hour * 5) % 17);
            system.loadMw[1].push_back(55.0 + (hour * 7) % 23);
        }
        system.units = {unitsOf(0, 2, 40.0, 0.1, 12.0), unitsOf(1, 2, 25.0, 0.15, 8.0)};
        system.interfaces = {line(0, 1, 12.0, 5.0, 0.1, 6.0), line(1, 0, 9.0, 20.0, 0.25, 15.0)};
        const auto outs = [](int state) {
            return std::vector<int>{state & 1,      state >> 1 & 1, state >> 2 & 1,
                                    state >> 3 & 1, state >> 4 & 1, state >> 5 & 1};
        };
        const std::vector<double> rates{0.1, 0.1, 0.15, 0.15, 0.1, 0.25};
        double lole = 0.0;
        double eue = 0.0;
        for (int state = 0; state < 64; ++state) {
            double probability = 1.0;
            const auto out = outs(state);
            for (std::size_t i = 0; i < 6; ++i)
                probability *= out[i] != 0 ? rates[i] : 1.0 - rates[i];
            const double to1 = 12.0 * (1 - out[4]) + 20.0 * (1 - out[5]);
            const double to0 = 5.0 * (1 - out[4]) + 9.0 * (1 - out[5]);
            for (std::size_t hour = 0; hour < 48; ++hour) {
                const double s0 = 40.0 * (2 - out[0] - out[1]) - system.loadMw[0][hour];
                const double s1 = 25.0 * (2 - out[2] - out[3]) - system.loadMw[1][hour];
                const double flow = std::clamp(s0 >= 0.0 ? std::min(s0, -s1) : s0, -to0, to1); // from 0 to 1
                const double sent = s0 < 0.0 && s1 <= 0.0 ? 0.0 : s0 < 0.0 ? std::max(flow, -s1) : std::max(0.0, flow);
                const double unserved = std::max(0.0, -(s0 - sent)) + std::max(0.0, -(s1 + sent));
                eue += probability * unserved;
                if (unserved > 1e-9) lole += probability;
            }
        }
        const auto found = tests::simulated(system, 30'000);
        QVERIFY(agrees(found.lole, lole));
        QVERIFY(agrees(found.eue, eue));
        QVERIFY(number(found.eue.standardError) < 0.02 * eue);
        double sum = 0.0;
        for (const auto& region : found.regions)
            sum += number(region.eue.value);
        QVERIFY(std::abs(sum - number(found.eue.value)) < 1e-9 * sum);
    }

    void sameOnAnyThreads() {
        SimulationSystem system;
        system.loadMw = {std::vector<double>(200, 30.0), std::vector<double>(200, 40.0),
                         std::vector<double>(200, 20.0)};
        system.units = {unitsOf(0, 3, 20.0, 0.1, 10.0), unitsOf(1, 2, 20.0, 0.1, 10.0), unitsOf(2, 1, 20.0, 0.1, 10.0)};
        system.interfaces = {line(0, 1, 20.0, 20.0, 0.05, 10.0), line(1, 2, 10.0, 10.0, 0.05, 10.0)};
        SimulationOptions options;
        options.years = 700;
        const auto one = simulate(system, options);
        options.threads = 3;
        const auto three = simulate(system, options);
        QVERIFY(number(one.eue.value) > 0.0);
        QCOMPARE(number(one.eue.value), number(three.eue.value));
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(number(one.regions[i].eue.value) == number(three.regions[i].eue.value));
            QVERIFY(one.regions[i].lolfEvents.standardError == three.regions[i].lolfEvents.standardError);
        }
    }

    // An interface that never fails, named, changes nothing; nor one whose rate stands where nothing flows.
    void withoutOutagesTheSameBits() {
        SimulationSystem system;
        system.loadMw = {std::vector<double>(200, 30.0), std::vector<double>(200, 40.0)};
        system.units = {unitsOf(0, 3, 20.0, 0.1, 10.0), unitsOf(1, 2, 20.0, 0.1, 10.0)};
        system.interfaces = {line(0, 1, 20.0, 20.0)};
        const auto plain = tests::simulated(system, 500);
        system.interfaces = {line(0, 1, 20.0, 20.0, 0.0, 50.0), line(0, 1, 0.0, 0.0, 0.5, 5.0)};
        const auto more = tests::simulated(system, 500);
        QVERIFY(number(plain.eue.value) == number(more.eue.value));
        QVERIFY(number(plain.lole.value) == number(more.lole.value));
    }

    void outagesNeedARepairTime() {
        SimulationSystem system;
        system.loadMw = {{10.0}, {10.0}};
        system.interfaces = {line(0, 1, 20.0, 20.0, 0.1)};
        system.interfaces.front().name = "tie";
        auto issues = checkSystem(system);
        QCOMPARE(issues.size(), std::size_t(1));
        QCOMPARE(issues.front().code, "simulation.repair_needed");
        QCOMPARE(issues.front().where, std::string("tie"));
        system.interfaces.front() = line(0, 1, 20.0, 20.0, 1.1, 5.0);
        QCOMPARE(checkSystem(system).front().code, "simulation.not_a_share");
    }

    // 30 short of 60 and 10 short of 20, with 20 to spare behind wide interfaces: each goes without half.
    void sharesByShortage() {
        const std::vector<Interface> wide{line(0, 1, 1e3, 1e3), line(0, 2, 1e3, 1e3)};
        std::vector<double> unserved(3);
        TransferLimits(3, wide).split(std::vector<double>{20.0, -30.0, -10.0}, unserved);
        QVERIFY(std::abs(unserved[0]) < 1e-9 && std::abs(unserved[1] - 15.0) < 1e-9 &&
                std::abs(unserved[2] - 5.0) < 1e-9);
        // Region 1 can be given 2 only: it goes without 28, and region 2 without nothing.
        const std::vector<Interface> narrow{line(0, 1, 2.0, 0.0), line(0, 2, 1e3, 1e3)};
        TransferLimits(3, narrow).split(std::vector<double>{20.0, -30.0, -10.0}, unserved);
        QVERIFY(std::abs(unserved[1] - 28.0) < 1e-9 && std::abs(unserved[2]) < 1e-9);
    }

    // The total is the least, no set is left short, and no other way is fairer; beyond eight regions the same.
    void splitAgainstEveryWay() {
        stochastic::RandomStream random(4, 0, 0);
        const auto whole = [&random](int most) { return std::floor(random.uniform() * (most + 1)); };
        for (int trial = 0; trial < 300; ++trial) {
            const std::vector<Interface> lines{line(0, 1, whole(8), whole(8)), line(1, 2, whole(8), whole(8)),
                                               line(2, 0, whole(8), whole(8))};
            const std::vector<double> surplusMw{whole(30) - 18.0, whole(30) - 18.0, whole(30) - 18.0};
            TransferLimits limits(3, lines);
            std::vector<double> unserved(3);
            limits.split(surplusMw, unserved);
            const double sum = std::accumulate(unserved.begin(), unserved.end(), 0.0);
            QVERIFY(std::abs(sum - limits.unservedMw(surplusMw)) < 1e-8);
            std::vector<double> after = surplusMw;
            std::vector<double> shares;
            for (std::size_t i = 0; i < 3; ++i) {
                QVERIFY(unserved[i] >= 0.0 && unserved[i] <= std::max(0.0, -surplusMw[i]) + 1e-9);
                after[i] += unserved[i];
                shares.push_back(surplusMw[i] < 0.0 ? -unserved[i] / surplusMw[i] : 0.0);
            }
            QVERIFY(limits.unservedMw(after) < 1e-8);
            const auto tried = fairestByTrying(surplusMw, limits);
            double worst = 0.0;
            for (std::size_t i = 0; i < 3; ++i)
                if (surplusMw[i] < 0.0) worst = std::max(worst, -tried[i] / surplusMw[i]);
            QVERIFY(std::ranges::max(shares) <= worst + 1e-9);
            std::vector<double> many = surplusMw;
            many.resize(9, 0.0);
            std::vector<double> ofMany(9);
            TransferLimits(9, lines).split(many, ofMany);
            for (std::size_t i = 0; i < 3; ++i)
                QVERIFY(std::abs(ofMany[i] - unserved[i]) < 1e-6);
        }
    }

    // A battery in region 1 and an interface that fails: what each region lacks still sums to what the system lacks.
    void regionsSumWithBatteries() {
        SimulationSystem system;
        system.loadMw = {std::vector<double>(96, 30.0), std::vector<double>(96, 40.0), std::vector<double>(96, 25.0)};
        system.units = {unitsOf(0, 4, 20.0, 0.2, 10.0), unitsOf(1, 1, 20.0, 0.1, 10.0), unitsOf(2, 1, 15.0, 0.1, 10.0)};
        system.interfaces = {line(0, 1, 20.0, 20.0, 0.1, 4.0), line(1, 2, 10.0, 10.0, 0.1, 4.0)};
        system.storage = {{"battery", 1, 10.0 * units::MW, 40.0 * units::MWh, 0.9, 0.1, 5.0 * units::h, 1}};
        const auto found = tests::simulated(system, 2000);
        double sum = 0.0;
        double longest = 0.0;
        for (const auto& region : found.regions) {
            QVERIFY(number(region.eue.value) > 0.0);
            sum += number(region.eue.value);
            longest = std::max(longest, number(region.lole.value));
        }
        QVERIFY(std::abs(sum - number(found.eue.value)) < 1e-9 * sum);
        QVERIFY(longest <= number(found.lole.value));
    }
};

HEADROOM_TEST(InterfaceOutageTest)
#include "interface_outage_test.moc"
