#include "model/adequacy/simulation.h"
#include "model/adequacy/storage_fleet.h"
#include "tests/model/adequacy/simulation_runs.h"
#include "tests/support/test_case.h"

#include <numeric>

using namespace model;
using adequacy::SimulatedAdequacy;
using adequacy::SimulationSystem;
using adequacy::StorageFleet;
using adequacy::TransferLimits;

namespace {

constexpr double kHours = 720.0;
constexpr double kLoadMw = 80.0;
constexpr double kRate = 0.1;
constexpr double kRepairHours = 10.0;

// One large unit and a flat load: the battery is full again minutes after each outage.
SimulationSystem oneUnit() {
    SimulationSystem system;
    system.loadMw = {std::vector<double>(static_cast<std::size_t>(kHours), kLoadMw)};
    system.units.emplace_back();
    auto& group = system.units[0].outages;
    group.capacity = 20'000.0 * units::MW;
    group.forcedOutageRate = kRate;
    group.repair = kRepairHours * units::h;
    return system;
}

std::size_t storageYears() {
    return tests::fullCounts() ? 100'000 : 10'000;
}

adequacy::SimulatedStorage battery(double mw, double mwh, double roundTrip = 1.0) {
    adequacy::SimulatedStorage storage;
    storage.power = mw * units::MW;
    storage.energy = mwh * units::MWh;
    storage.roundTripEfficiency = roundTrip;
    return storage;
}

template<class Q>
bool isWithin(const stochastic::Estimate<Q>& estimate, double expected, double slack = 0.0) {
    return std::abs(units::number(estimate.value) - expected) <
           4.0 * units::number(estimate.standardError) + slack * expected;
}

double storedAfter(StorageFleet& fleet, TransferLimits& limits, double dischargeMw) {
    // How much it still gives is what it holds.
    std::vector<double> surplusMw{-dischargeMw};
    double givenMwh = 0.0;
    for (const auto& piece : fleet.run(1000.0, surplusMw, limits))
        givenMwh += (dischargeMw - piece.unservedMw) * piece.hours;
    return givenMwh;
}

} // namespace

class SimulationStorageTest : public QObject {
    Q_OBJECT
private slots:
    void outagesLongerThanTheBattery_data() {
        QTest::addColumn<double>("energyMwh");
        QTest::addColumn<double>("roundTrip");
        QTest::newRow("four hours") << 320.0 << 1.0;
        QTest::newRow("lossy") << 640.0 << 0.7;
        QTest::newRow("half an hour") << 40.0 << 0.9;
    }
    // Short at hour t exactly when the unit has been out through the `bridged` hours before t: by stationarity and lack
    // of memory the rate q exp(-bridged / repair), never before `bridged` since the year starts full. Entries are the
    // outages that began `bridged` ago, at the rate q / repair, and the one that the year may have started in.
    void outagesLongerThanTheBattery() {
        QFETCH(double, energyMwh);
        QFETCH(double, roundTrip);
        auto system = oneUnit();
        system.storage.push_back(battery(19'000.0, energyMwh, roundTrip));
        const double bridged = energyMwh * std::sqrt(roundTrip) / kLoadMw;
        const double survives = kRate * std::exp(-bridged / kRepairHours);
        const auto simulated = tests::simulated(system, storageYears());
        constexpr double kRecharging = 0.005; // of the outages begin before it is full
        QVERIFY(isWithin(simulated.lole, survives * (kHours - bridged), kRecharging));
        QVERIFY(isWithin(simulated.eue, survives * (kHours - bridged) * kLoadMw, kRecharging));
        QVERIFY(isWithin(simulated.lolfEvents, survives * (1.0 + (kHours - bridged) / kRepairHours), kRecharging));
    }
    void chargesOnDaysWithoutShortage() {
        // Empty at the end of the first day, needed in the first hour of the third.
        SimulationSystem system;
        system.loadMw = {std::vector<double>(72, 0.0)};
        system.loadMw[0][22] = system.loadMw[0][23] = system.loadMw[0][48] = 150.0;
        system.units.emplace_back();
        system.units[0].outages.capacity = 100.0 * units::MW;
        system.storage.push_back(battery(50.0, 100.0));
        QCOMPARE(units::number(tests::simulated(system, 5).eue.value), 0.0);
        // What the second day has left over fills it half: 25 MWh are missing.
        for (std::size_t hour = 24; hour < 48; ++hour)
            system.loadMw[0][hour] = hour == 30 ? 75.0 : 100.0;
        QVERIFY(std::abs(units::number(tests::simulated(system, 5).eue.value) - 25.0) < 1e-9);
    }
    void powerLimitsWhatIsServed() {
        // 30 of 80 MW from a battery that never empties.
        auto system = oneUnit();
        system.storage.push_back(battery(30.0, 1e7));
        const auto simulated = tests::simulated(system, storageYears());
        QVERIFY(isWithin(simulated.eue, kRate * kHours * (kLoadMw - 30.0)));
        QVERIFY(isWithin(simulated.lole, kRate * kHours));
    }
    void batteriesFailToo() {
        // Never empty, always enough: short when the unit and both batteries are out.
        auto system = oneUnit();
        system.storage.push_back(battery(100.0, 1e8));
        system.storage[0].count = 2;
        system.storage[0].forcedOutageRate = 0.4;
        system.storage[0].repair = 5.0 * units::h;
        const auto simulated = tests::simulated(system, storageYears());
        const double probability = kRate * 0.4 * 0.4;
        QVERIFY(isWithin(simulated.eue, probability * kHours * kLoadMw));
        // Left by the repair of any of the three.
        const double eventsAfterStart = probability * (1.0 / kRepairHours + 2.0 / 5.0) * kHours;
        QVERIFY(isWithin(simulated.lolfEvents, probability + eventsAfterStart));
    }
    void sameUnitsFailWhateverIsStored() {
        // A battery too small to matter, and one that is always out, leave every figure as it was.
        const auto without = tests::simulated(oneUnit(), storageYears());
        auto system = oneUnit();
        system.storage.push_back(battery(100.0, 400.0));
        system.storage[0].forcedOutageRate = 1.0;
        system.storage.push_back(battery(0.0, 400.0));
        system.storage.push_back(battery(100.0, 0.0));
        const auto with = tests::simulated(system, storageYears());
        QCOMPARE(units::number(with.eue.value), units::number(without.eue.value));
        // Two halves act as the whole.
        system.storage = {battery(100.0, 400.0, 0.8)};
        const auto whole = tests::simulated(system, storageYears());
        system.storage = {battery(50.0, 200.0, 0.8)};
        system.storage[0].count = 2;
        const auto halves = tests::simulated(system, storageYears());
        QVERIFY(std::abs(units::number(whole.eue.value) / units::number(halves.eue.value) - 1.0) < 1e-9);
        QVERIFY(whole.eue.value < 0.8 * without.eue.value);
    }
    // What may be used once a year does not come back, and does not keep the rest of the year from being skipped.
    void aBudgetIsUsedUpOnce() {
        TransferLimits limits(1, {});
        StorageFleet fleet({{50.0, 100.0, 1.0, 0, false}});
        std::vector<double> surplusMw{-40.0};
        auto pieces = fleet.run(1.0, surplusMw, limits);
        QCOMPARE(pieces.front().unservedMw, 0.0);
        QVERIFY(fleet.isFull()); // nothing would charge
        surplusMw = {500.0};
        fleet.run(10.0, surplusMw, limits);
        QCOMPARE(surplusMw.front(), 500.0);
        QVERIFY(std::abs(storedAfter(fleet, limits, 30.0) - 60.0) < 1e-9);
        // Over a year: one unit out half of the time, 10 MW short while it is: 20 MWh of the budget save 2 hours.
        SimulationSystem system;
        system.loadMw = {std::vector<double>(100, 10.0)};
        system.storage = {battery(10.0, 20.0)};
        system.storage[0].recharges = false;
        const auto found = tests::simulated(system, 10);
        QVERIFY(std::abs(units::number(found.eue.value) - 980.0) < 1e-9);
        QVERIFY(std::abs(units::number(found.lole.value) - 98.0) < 1e-9);
    }

    void dischargeAndChargeByHand() {
        TransferLimits limits(1, {});
        StorageFleet fleet({{50.0, 100.0, 0.8, 0}});
        QVERIFY(fleet.isFull());
        std::vector<double> surplusMw{-40.0};
        // 80 MWh come out: two hours of 40 MW, then nothing.
        auto pieces = fleet.run(3.0, surplusMw, limits);
        QCOMPARE(pieces.size(), std::size_t(2));
        QVERIFY(std::abs(pieces[0].hours - 2.0) < 1e-12 && std::abs(pieces[0].unservedMw) < 1e-12);
        QVERIFY(std::abs(pieces[1].hours - 1.0) < 1e-12 && std::abs(pieces[1].unservedMw - 40.0) < 1e-12);
        // 25 MW of surplus for 2 h store 40 MWh, of which 32 come out again.
        surplusMw = {25.0};
        pieces = fleet.run(2.0, surplusMw, limits);
        QCOMPARE(pieces.size(), std::size_t(1));
        QVERIFY(std::abs(storedAfter(fleet, limits, 10.0) - 32.0) < 1e-9);
        // More surplus than power: 50 MW, full after 2.5 h.
        surplusMw = {500.0};
        pieces = fleet.run(4.0, surplusMw, limits);
        QVERIFY(fleet.isFull());
        QVERIFY(std::abs(pieces[0].hours - 2.5) < 1e-9);
        fleet.setInOutage(0, true);
        surplusMw = {-10.0};
        QCOMPARE(fleet.run(1.0, surplusMw, limits)[0].unservedMw, 10.0);
        fleet.startYear();
        surplusMw = {-10.0};
        QCOMPARE(fleet.run(1.0, surplusMw, limits)[0].unservedMw, 0.0);
    }
    void storageServesAndIsServedAcrossRegions() {
        // 30 MW may flow from region 1 to region 2, 10 MW back. The battery is in region 1.
        const adequacy::Interface line{0, 1, 30.0 * units::MW, 10.0 * units::MW};
        TransferLimits limits(2, std::span(&line, 1));
        StorageFleet fleet({{100.0, 1000.0, 1.0, 0}});
        std::vector<double> surplusMw{0.0, -50.0};
        QCOMPARE(fleet.run(1.0, surplusMw, limits)[0].unservedMw, 20.0); // 30 over the line
        surplusMw = {0.0, 200.0};
        (void)fleet.run(1.0, surplusMw, limits); // takes in 10 over the line
        surplusMw = {-1000.0, 0.0};
        double givenMwh = 0.0;
        for (const auto& piece : fleet.run(100.0, surplusMw, limits))
            givenMwh += (1000.0 - piece.unservedMw) * piece.hours;
        QVERIFY(std::abs(givenMwh - (1000.0 - 30.0 + 10.0)) < 1e-6);
        // Short in region 2 beyond the line, and still region 1 charges from what it has left.
        surplusMw = {45.0, -50.0};
        QCOMPARE(fleet.run(2.0, surplusMw, limits)[0].unservedMw, 20.0);
        surplusMw = {-15.0, 0.0};
        const auto pieces = fleet.run(3.0, surplusMw, limits);
        QVERIFY(std::abs(pieces[0].hours - 2.0) < 1e-9 && std::abs(pieces[0].unservedMw) < 1e-9);
    }
    void theBatteryThatLastsLongerGoesFirst() {
        // 1 h of 100 MW and 10 h of 50 MW: 50 MW for 9 h come from the second, 120 MW are then served for an hour.
        TransferLimits limits(1, {});
        StorageFleet fleet({{100.0, 100.0, 1.0, 0}, {50.0, 500.0, 1.0, 0}});
        double unservedMwh = 0.0;
        for (int hour = 0; hour < 10; ++hour) {
            std::vector<double> surplusMw{hour < 9 ? -50.0 : -150.0};
            for (const auto& piece : fleet.run(1.0, surplusMw, limits))
                unservedMwh += piece.hours * piece.unservedMw;
        }
        QVERIFY(std::abs(unservedMwh) < 1e-9);
    }
    void oneBatteryNeverChargesFromAnother() {
        TransferLimits limits(1, {});
        StorageFleet fleet({{100.0, 1000.0, 1.0, 0}, {10.0, 10.0, 1.0, 0}});
        std::vector<double> surplusMw{-105.0};
        (void)fleet.run(1.0, surplusMw, limits); // 900 and 5 MWh are left
        surplusMw = {-20.0};
        (void)fleet.run(1.0, surplusMw, limits); // 880 and 5
        QVERIFY(std::abs(storedAfter(fleet, limits, 1000.0) - 885.0) < 1e-6);
    }
};

HEADROOM_TEST(SimulationStorageTest)
#include "simulation_storage_test.moc"
