#include "model/adequacy/limited_units.h"
#include "model/adequacy/simulation.h"
#include "tests/model/adequacy/simulation_runs.h"
#include "tests/support/test_case.h"

using namespace model;
using namespace model::adequacy;
using units::number;

namespace {

SimulatedUnits peakers(int count, double mw, double hoursLimit, std::size_t region = 0) {
    SimulatedUnits row;
    row.name = "peakers";
    row.region = region;
    row.outages.count = count;
    row.outages.capacity = mw * units::MW;
    row.hoursLimit = hoursLimit * units::h;
    return row;
}

SimulatedUnits base(double mw, double rate = 0.0) {
    SimulatedUnits row;
    row.name = "base";
    row.outages.capacity = mw * units::MW;
    row.outages.forcedOutageRate = rate;
    row.outages.repair = 10.0 * units::h;
    return row;
}

} // namespace

class LimitedUnitsTest : public QObject {
    Q_OBJECT
private slots:
    // 15 MW are missing in all of 40 hours; two of 10 MW run 10 hours together, then nothing is left.
    void hoursAreUsedUp() {
        SimulationSystem system;
        system.loadMw = {std::vector<double>(40, 115.0)};
        system.units = {base(100.0), peakers(2, 10.0, 10.0)};
        auto found = tests::simulated(system, 3);
        QVERIFY(found.issues.empty());
        QVERIFY(std::abs(number(found.lole.value) - 30.0) < 1e-9);
        QVERIFY(std::abs(number(found.eue.value) - 30.0 * 15.0) < 1e-9);
        QCOMPARE(found.lolfEvents.value, 1.0);
        // 8 MW missing: one is enough, and the two take turns: 20 hours.
        system.loadMw = {std::vector<double>(40, 108.0)};
        found = tests::simulated(system, 3);
        QVERIFY(std::abs(number(found.lole.value) - 20.0) < 1e-9);
    }

    // Only hours that need them count: 4 of each day's 24 are short.
    void onlyNeededHoursCount() {
        SimulationSystem system;
        system.loadMw.emplace_back();
        for (int hour = 0; hour < 240; ++hour)
            system.loadMw[0].push_back(hour % 24 < 4 ? 105.0 : 90.0);
        system.units = {base(100.0), peakers(1, 10.0, 14.5)};
        const auto found = tests::simulated(system, 2);
        QVERIFY(std::abs(number(found.lole.value) - (40.0 - 14.5)) < 1e-9);
        QVERIFY(std::abs(number(found.eue.value) - 5.0 * (40.0 - 14.5)) < 1e-9);
        QCOMPARE(found.lolfEvents.value, 7.0); // within the fourth day, and in the six that follow
    }

    // A limit of all hours is none: the very bits of a system without it. And more hours never make it worse.
    void allHoursAreNoLimit() {
        SimulationSystem system;
        system.loadMw.emplace_back();
        for (int hour = 0; hour < 400; ++hour)
            system.loadMw[0].push_back(60.0 + (hour * 7) % 50);
        system.units = {base(40.0, 0.1), base(40.0, 0.1), peakers(2, 20.0, 400.0)};
        system.units[2].outages.forcedOutageRate = 0.1;
        system.units[2].outages.repair = 10.0 * units::h;
        const auto limited = tests::simulated(system, 2000);
        system.units[2].hoursLimit.reset();
        const auto free = tests::simulated(system, 2000);
        QVERIFY(number(limited.eue.value) == number(free.eue.value));
        QVERIFY(number(limited.lole.value) == number(free.lole.value));
        system.units[2].hoursLimit = 399.0 * units::h; // goes another way, and binds in no year
        const auto nearly = tests::simulated(system, 2000);
        QVERIFY(std::abs(number(nearly.eue.value) - number(free.eue.value)) < 1e-6 * number(free.eue.value));
        QVERIFY(std::abs(nearly.lolfEvents.value - free.lolfEvents.value) < 1e-9);
        double before = number(free.eue.value);
        for (const double hours : {100.0, 40.0, 10.0, 0.0}) {
            system.units[2].hoursLimit = hours * units::h;
            const double eue = number(tests::simulated(system, 2000).eue.value);
            QVERIFY(eue > before);
            before = eue;
        }
        system.units.pop_back();
        QVERIFY(std::abs(number(tests::simulated(system, 2000).eue.value) - before) < 1e-9 * before);
    }

    // Batteries go first, and are charged by others only: 10 MW short for 8 hours, 20 MWh and 3 hours of the unit.
    void batteriesComeBefore() {
        SimulationSystem system;
        system.loadMw.emplace_back(std::vector<double>(24, 100.0));
        for (std::size_t hour = 8; hour < 16; ++hour)
            system.loadMw[0][hour] = 110.0;
        system.units = {base(100.0), peakers(1, 10.0, 3.0)};
        system.storage = {{"battery", 1, 10.0 * units::MW, 20.0 * units::MWh, 1.0, 0.0, {}, 0}};
        const auto found = tests::simulated(system, 2);
        QVERIFY(std::abs(number(found.lole.value) - 3.0) < 1e-9);
        QVERIFY(std::abs(number(found.eue.value) - 30.0) < 1e-9);
    }

    // What stands behind a narrow interface helps no further, and does not run for it.
    void regionsAndLimits() {
        const std::vector<Interface> lines{{0, 1, 5.0 * units::MW, 5.0 * units::MW}};
        TransferLimits limits(2, lines);
        LimitedUnits fleet({{0, 0, 10.0, std::nullopt, 6.0}, {1, 0, 10.0, std::nullopt, 4.0}});
        const std::vector<double> availableMw{10.0, 10.0};
        const std::vector<double> surplusMw{0.0, -12.0};
        const auto pieces = fleet.run(12.0, availableMw, surplusMw, limits, 1e-9);
        QCOMPARE(pieces.size(), std::size_t(3)); // six hours of the first, four of the second, two of none
        QVERIFY(std::abs(pieces[0].hours - 6.0) < 1e-12 && std::abs(pieces[0].unservedMw - 7.0) < 1e-12);
        QVERIFY(std::abs(pieces[1].hours - 4.0) < 1e-12 && std::abs(pieces[1].unservedMw - 7.0) < 1e-12);
        QVERIFY(std::abs(pieces[2].hours - 2.0) < 1e-12 && std::abs(pieces[2].unservedMw - 12.0) < 1e-12);
        QCOMPARE(fleet.surplusMw(0)[0], 10.0);
        QCOMPARE(fleet.surplusMw(2)[0], 0.0);
    }

    // Two regions alone: 10 short where 6 may run, and 4 short; each goes without its own 4 while they run.
    void eachRegionKnowsItsOwn() {
        SimulationSystem system;
        system.loadMw = {std::vector<double>(20, 110.0), std::vector<double>(20, 4.0)};
        system.units = {base(100.0), peakers(1, 6.0, 5.0)};
        const auto found = tests::simulated(system, 2);
        QVERIFY(std::abs(number(found.regions[0].eue.value) - (5.0 * 4.0 + 15.0 * 10.0)) < 1e-9);
        QVERIFY(std::abs(number(found.regions[1].eue.value) - 80.0) < 1e-9);
        QVERIFY(std::abs(number(found.eue.value) - 250.0) < 1e-9);
    }

    // Each of two is out half of the time, with a cause that takes both for a tenth of it: short by 10 with no unit.
    void outagesAndCausesOfLimitedUnits() {
        SimulationSystem system;
        system.loadMw = {std::vector<double>(100, 110.0)};
        system.units = {base(100.0), peakers(2, 10.0, 99.0)};
        system.units[1].outages.forcedOutageRate = 0.5;
        system.units[1].outages.repair = 5.0 * units::h;
        system.commonCauses = {{"header", 0.1, 5.0 * units::h, {1}}};
        const auto found = tests::simulated(system, 4000);
        const double exact = 100.0 * (0.1 + 0.9 * 0.25);
        QVERIFY(std::abs(number(found.lole.value) - exact) < 4.0 * number(found.lole.standardError));
        QVERIFY(number(found.lole.standardError) < 0.5);
    }

    void notBehindAPath() {
        SimulationSystem system;
        system.loadMw = {{10.0, 10.0}};
        system.units = {peakers(1, 10.0, 1.0)};
        system.unitPaths = {{"path", 0, {{1, 10.0 * units::MW, 0.0, {}, 0.0}}}};
        QCOMPARE(checkSystem(system).front().code, "simulation.limited_behind_path");
        system.unitPaths.clear();
        QVERIFY(checkSystem(system).empty());
        system.units.front().hoursLimit = -1.0 * units::h;
        QCOMPARE(checkSystem(system).front().code, "simulation.negative");
    }
};

HEADROOM_TEST(LimitedUnitsTest)
#include "limited_units_test.moc"
