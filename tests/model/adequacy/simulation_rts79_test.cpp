#include "model/adequacy/agreement.h"
#include "model/adequacy/outage_table.h"
#include "model/adequacy/simulation.h"
#include "model/stochastic/random_stream.h"
#include "tests/model/adequacy/rts79.h"
#include "tests/model/adequacy/simulation_runs.h"
#include "tests/support/test_case.h"

#include <atomic>
#include <chrono>
#include <thread>

using namespace model;
using adequacy::SimulatedAdequacy;
using adequacy::SimulationOptions;
using adequacy::SimulationSystem;

namespace {

SimulationSystem rts79() {
    SimulationSystem system;
    system.loadMw = {tests::rts79LoadMw()};
    for (const auto& group : tests::rts79Units()) {
        system.units.emplace_back();
        system.units.back().outages = group;
    }
    return system;
}

SimulationSystem rts79WithBattery() {
    SimulationSystem system = rts79();
    adequacy::SimulatedStorage battery;
    battery.power = 200.0 * units::MW;
    battery.energy = 800.0 * units::MWh;
    battery.roundTripEfficiency = 0.85;
    system.storage.push_back(battery);
    return system;
}

SimulationOptions yearsWithSeed(std::size_t years, std::uint64_t seed, int threads = 2) {
    SimulationOptions options;
    options.years = years;
    options.seed = seed;
    options.threads = threads;
    return options;
}

bool sameBits(const SimulatedAdequacy& a, const SimulatedAdequacy& b) {
    return a.sampleYears == b.sampleYears && a.lole.value == b.lole.value &&
           a.lole.standardError == b.lole.standardError && a.eue.value == b.eue.value &&
           a.eue.standardError == b.eue.standardError && a.lolfEvents.value == b.lolfEvents.value &&
           a.loleDays->value == b.loleDays->value && a.meanEvent->standardError == b.meanEvent->standardError &&
           a.unservedMwh.p99 == b.unservedMwh.p99;
}

adequacy::AdequacyIndices exactRts79() {
    return adequacy::adequacyIndices(adequacy::OutageTable(tests::rts79Units()), tests::rts79LoadMw());
}

} // namespace

class SimulationRts79Test : public QObject {
    Q_OBJECT
private slots:
    void agreesWithTheExactMethod() {
        const auto simulated = adequacy::simulate(rts79(), yearsWithSeed(tests::fullCounts() ? 100'000 : 20'000, 1));
        const auto agreement = adequacy::agree(exactRts79(), simulated);
        QCOMPARE(agreement.indices.size(), std::size_t(6));
        for (const auto& index : agreement.indices)
            QVERIFY2(index.agrees, index.index.c_str());
        QVERIFY(agreement.agrees);
        // The spread over the years, of a simulation by others.
        QVERIFY(std::abs(simulated.lossHours.shareOfNone - 0.429) < 0.015);
        QVERIFY(std::abs(simulated.lossHours.p90 - 29.0) < 1.5);
        QVERIFY(std::abs(simulated.lossHours.p99 - 75.8) < 5.0);
        // Continuous time: an hourly chain would find 1.92.
        QVERIFY(std::abs(simulated.lolfEvents.value - 2.0197) < (tests::fullCounts() ? 0.03 : 0.07));
    }
    void agreementNoticesAnotherSystem() {
        SimulationSystem system = rts79();
        system.units[8].outages.forcedOutageRate = 0.13;
        const auto simulated = adequacy::simulate(system, yearsWithSeed(10'000, 1));
        QVERIFY(!adequacy::agree(exactRts79(), simulated).agrees);
        QVERIFY(!adequacy::agree(exactRts79(), SimulatedAdequacy{}).agrees);
    }
    void standardErrorsCoverTheTruth() {
        // 95 % intervals of 200 seeds. Short runs of a skewed quantity cover a little less.
        const SimulationSystem system = rts79();
        const auto exact = exactRts79();
        int loleHeld = 0;
        int eueHeld = 0;
        constexpr int kSeeds = 200;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            const auto run = adequacy::simulate(system, yearsWithSeed(tests::fullCounts() ? 10'000 : 250, seed + 1000));
            const auto holds = [](double truth, double value, double error) {
                return std::abs(value - truth) < 1.96 * error;
            };
            loleHeld +=
                holds(units::number(exact.lole), units::number(run.lole.value), units::number(run.lole.standardError));
            eueHeld +=
                holds(units::number(exact.eue), units::number(run.eue.value), units::number(run.eue.standardError));
        }
        const double least = tests::fullCounts() ? 0.92 : 0.86;
        for (const int held : {loleHeld, eueHeld}) {
            QVERIFY2(held >= least * kSeeds, std::to_string(held).c_str());
            QVERIFY2(held <= 0.98 * kSeeds, std::to_string(held).c_str());
        }
    }
    void sameBitsOnAnyNumberOfThreads() {
        for (const SimulationSystem& system : {rts79(), rts79WithBattery()}) {
            const auto one = adequacy::simulate(system, yearsWithSeed(1500, 7, 1));
            for (const int threads : {2, 5})
                QVERIFY(sameBits(one, adequacy::simulate(system, yearsWithSeed(1500, 7, threads))));
            QVERIFY(!sameBits(one, adequacy::simulate(system, yearsWithSeed(1500, 8, 1))));
        }
    }
    void batteryOfFourHours() {
        const auto simulated =
            adequacy::simulate(rts79WithBattery(), yearsWithSeed(tests::fullCounts() ? 250'000 : 12'000, 3));
        const double eueMwh = units::number(simulated.eue.value);
        const double tolerance = std::max(15.0, 3.5 * units::number(simulated.eue.standardError));
        QVERIFY2(std::abs(eueMwh - 598.0) < tolerance, std::to_string(eueMwh).c_str());
        QVERIFY(tests::fullCounts() || tolerance < 80.0);
    }
    void outagesThatPersistEmptyTheBattery() {
        // The same states with the same probabilities, but drawn anew each hour: the battery then hides most of them.
        const adequacy::OutageTable table(tests::rts79Units());
        const auto loadMw = tests::rts79LoadMw();
        const double efficiency = std::sqrt(0.85);
        const int years = tests::fullCounts() ? 4000 : 250;
        double unservedMwh = 0.0;
        for (int year = 0; year < years; ++year) {
            stochastic::RandomStream random(5, static_cast<std::uint64_t>(year), 0);
            double storedMwh = 800.0;
            for (const double hourMw : loadMw) {
                const double exceeded = random.coarseUniform();
                const auto atLeast = table.probabilityAtLeast();
                const auto above =
                    std::partition_point(atLeast.begin(), atLeast.end(), [exceeded](double p) { return p > exceeded; });
                const double outMw = table.outageMw()[static_cast<std::size_t>(above - atLeast.begin()) - 1];
                const double surplusMw = 3405.0 - outMw - hourMw;
                if (surplusMw >= 0.0) {
                    storedMwh = std::min(800.0, storedMwh + std::min(200.0, surplusMw) * efficiency);
                } else {
                    const double given = std::min({200.0, -surplusMw, storedMwh * efficiency});
                    storedMwh -= given / efficiency;
                    unservedMwh += -surplusMw - given;
                }
            }
        }
        QVERIFY2(std::abs(unservedMwh / years - 210.0) < 40.0, std::to_string(unservedMwh / years).c_str());
        const auto simulated = adequacy::simulate(rts79WithBattery(), yearsWithSeed(5000, 4));
        QVERIFY(units::number(simulated.eue.value) > 2.0 * unservedMwh / years);
    }
    void endsOnItsTarget() {
        SimulationOptions options = yearsWithSeed(1'000'000, 2);
        options.loleRelativeError = 0.05;
        std::size_t reports = 0;
        std::size_t lastYears = 0;
        options.progress = [&](const adequacy::SimulationProgress& progress) {
            ++reports;
            QVERIFY(progress.years > lastYears);
            QCOMPARE(progress.mostYears, std::size_t(1'000'000));
            lastYears = progress.years;
        };
        const auto simulated = adequacy::simulate(rts79(), options);
        QVERIFY(simulated.isConverged && !simulated.isCancelled);
        // Yearly sd 16.48 h of 9.39: (16.48 / (0.05 * 9.39))^2 = 1,232 years.
        QVERIFY2(simulated.sampleYears > 1000 && simulated.sampleYears < 2200,
                 std::to_string(simulated.sampleYears).c_str());
        QVERIFY(units::number(simulated.lole.standardError) <= 0.05 * units::number(simulated.lole.value));
        QCOMPARE(lastYears, simulated.sampleYears);
        QVERIFY(reports > 2);
        options.threads = 1;
        options.progress = {};
        QVERIFY(sameBits(simulated, adequacy::simulate(rts79(), options)));
    }
    void cancelKeepsWhatItHas() {
        std::stop_source stop;
        std::atomic<std::size_t> years{0};
        SimulationOptions options = yearsWithSeed(2'000'000'000, 1);
        options.stop = stop.get_token();
        options.progress = [&years](const adequacy::SimulationProgress& progress) { years = progress.years; };
        SimulatedAdequacy simulated;
        std::jthread running([&] { simulated = adequacy::simulate(rts79(), options); });
        while (years < 1000)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        const auto asked = std::chrono::steady_clock::now();
        stop.request_stop();
        running.join();
        QVERIFY(std::chrono::steady_clock::now() - asked < std::chrono::milliseconds(200));
        QVERIFY(simulated.isCancelled && !simulated.isConverged);
        QVERIFY(simulated.sampleYears >= 1000);
        QVERIFY(std::abs(units::number(simulated.lole.value) - 9.394) <
                5.0 * units::number(simulated.lole.standardError));
    }
};

HEADROOM_TEST(SimulationRts79Test)
#include "simulation_rts79_test.moc"
