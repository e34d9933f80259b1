#include "model/dispatch/dispatch_year.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <random>

using namespace model;
using dispatch::DispatchInput;
using dispatch::DispatchPolicy;
using dispatch::DispatchYear;

namespace {

dispatch::UnitGroup unitsOf(int count, double unitMw, double minimumLoad) {
    dispatch::UnitGroup group;
    group.count = count;
    group.capacity = units::of<units::Power>(unitMw);
    group.minimumLoad = minimumLoad;
    group.heatRate = plant::HeatRateCurve(9000.0, 1.06, 1.18);
    group.fuelCarbon = units::KilogramPerMmbtu::quantity(53.06);
    return group;
}

dispatch::StorageUnit battery(double powerMw, double energyMwh, double efficiency, double initialCharge) {
    return {units::of<units::Power>(powerMw), units::of<units::Energy>(energyMwh), efficiency, initialCharge};
}

// A random year of 200 hours with everything in it; owns what the input's spans show.
struct RandomCase {
    std::vector<double> loadMw;
    std::vector<double> gridLimitMw;
    std::vector<double> factor;
    DispatchInput input;

    explicit RandomCase(unsigned seed) {
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> draw(0.0, 1.0);
        const double gridMw = 300.0 * draw(random);
        for (int hour = 0; hour < 200; ++hour) {
            loadMw.push_back(50.0 + 450.0 * draw(random));
            gridLimitMw.push_back(draw(random) < 0.2 ? 0.0 : gridMw * draw(random));
            factor.push_back(draw(random) < 0.05 ? 0.0 : 0.6 + 0.4 * draw(random));
        }
        input.loadMw = loadMw;
        if (draw(random) < 0.8) input.gridLimitMw = gridLimitMw;
        const int groups = static_cast<int>(3.0 * draw(random));
        for (int i = 0; i < groups; ++i) {
            input.groups.push_back(
                unitsOf(static_cast<int>(8.0 * draw(random)), 10.0 + 50.0 * draw(random), draw(random)));
            input.groups.back().variableCost = units::of<units::EnergyPrice>(40.0 * draw(random));
            if (draw(random) < 0.5) input.groups.back().capacityFactor = factor;
        }
        const int batteries = static_cast<int>(3.0 * draw(random));
        for (int i = 0; i < batteries; ++i)
            input.storage.push_back(
                battery(80.0 * draw(random), 300.0 * draw(random), 0.5 + 0.5 * draw(random), draw(random)));
        input.flexibleShare = 0.3 * draw(random);
        input.flexibleLimit = units::of<units::Duration>(60.0 * draw(random));
        input.gridPrice = units::of<units::EnergyPrice>(60.0 * draw(random));
        input.gasPrice = units::UsdPerMmbtu::quantity(6.0 * draw(random));
        input.policy = static_cast<DispatchPolicy>(seed % 3);
    }
    double gridAt(std::size_t hour) const { return input.gridLimitMw.empty() ? 0.0 : gridLimitMw[hour]; }
    double onsiteAt(std::size_t hour) const {
        double sumMw = 0.0;
        for (const auto& group : input.groups)
            sumMw += group.count * units::number(group.capacity) *
                     (group.capacityFactor.empty() ? 1.0 : group.capacityFactor[hour]);
        return sumMw;
    }
};

DispatchYear flatYear(DispatchInput& input, std::vector<double>& loadMw, std::vector<double>& gridMw) {
    input.loadMw = loadMw;
    input.gridLimitMw = gridMw;
    return dispatch::dispatchYear(input);
}

} // namespace

class DispatchYearTest : public QObject {
    Q_OBJECT
private slots:
    void keepsEveryBalanceOnRandomYears() {
        DispatchYear year; // used again and again
        int charging = 0;
        int discharging = 0;
        int shedding = 0;
        for (unsigned seed = 0; seed < 600; ++seed) {
            const RandomCase random(seed);
            dispatch::dispatchYear(random.input, year);
            double storedMwh = 0.0;
            double fullMwh = 0.0;
            double bestEfficiency = 0.0;
            double worstEfficiency = 1.0;
            double powerMw = 0.0;
            for (const auto& unit : random.input.storage) {
                storedMwh += units::number(unit.energy) * unit.initialCharge;
                fullMwh += units::number(unit.energy);
                powerMw += units::number(unit.power);
                bestEfficiency = std::max(bestEfficiency, unit.roundTripEfficiency);
                worstEfficiency = std::min(worstEfficiency, unit.roundTripEfficiency);
            }
            for (std::size_t hour = 0; hour < random.loadMw.size(); ++hour) {
                const double servedMw = year.gridMw[hour] + year.onsiteMw[hour] + year.storageMw[hour] +
                                        year.flexibleMw[hour] + year.unservedMw[hour];
                QVERIFY(std::abs(servedMw - random.loadMw[hour]) < 1e-9);
                QVERIFY(year.gridMw[hour] >= 0.0 && year.gridMw[hour] <= random.gridAt(hour) + 1e-9);
                QVERIFY(year.onsiteMw[hour] >= 0.0 && year.onsiteMw[hour] <= random.onsiteAt(hour) + 1e-9);
                QVERIFY(std::abs(year.storageMw[hour]) <= powerMw + 1e-9);
                QVERIFY(year.flexibleMw[hour] >= 0.0 && year.unservedMw[hour] >= 0.0);
                QVERIFY(year.flexibleMw[hour] <= random.input.flexibleShare * random.loadMw[hour] + 1e-9);
                const double changeMwh = year.stateOfChargeMwh[hour] - storedMwh;
                if (year.storageMw[hour] >= 0.0) {
                    QVERIFY(std::abs(changeMwh + year.storageMw[hour]) < 1e-9);
                } else {
                    QVERIFY(changeMwh <= -year.storageMw[hour] * bestEfficiency + 1e-9);
                    QVERIFY(changeMwh >= -year.storageMw[hour] * worstEfficiency - 1e-9);
                    QCOMPARE(year.unservedMw[hour] + year.flexibleMw[hour], 0.0); // never charged at the load's cost
                }
                storedMwh = year.stateOfChargeMwh[hour];
                QVERIFY(storedMwh >= 0.0 && storedMwh <= fullMwh + 1e-9);
                if (year.unservedMw[hour] > 0.0 && year.flexibleMw[hour] > 0.0)
                    QVERIFY(std::abs(year.flexibleMw[hour] - random.input.flexibleShare * random.loadMw[hour]) < 1e-9);
                charging += year.storageMw[hour] < 0.0 ? 1 : 0;
                discharging += year.storageMw[hour] > 0.0 ? 1 : 0;
                shedding += year.flexibleMw[hour] > 0.0 ? 1 : 0;
            }
            QVERIFY(year.flexibleHours <= units::number(random.input.flexibleLimit));
            const double suppliedMwh =
                units::number(year.grid + year.onsite + year.discharged - year.charged + year.flexible + year.unserved);
            QVERIFY(std::abs(suppliedMwh - units::number(year.load)) < 1e-6);
            double carbonT = 0.0;
            for (const double hourT : year.carbonT)
                carbonT += hourT;
            QVERIFY(std::abs(carbonT - units::number(year.carbon)) < 1e-6);
        }
        QVERIFY(charging > 1000 && discharging > 1000 && shedding > 1000); // the cases reach every rule
    }
    void keepsUnitsBetweenMinimumAndCapacity() {
        // With one class, whole units must be able to give what is given: n x minimum <= output <= n x capacity.
        for (unsigned seed = 0; seed < 600; ++seed) {
            const RandomCase random(seed);
            if (random.input.groups.size() != 1) continue;
            const auto& group = random.input.groups.front();
            const DispatchYear year = dispatch::dispatchYear(random.input);
            for (std::size_t hour = 0; hour < random.loadMw.size(); ++hour) {
                if (year.onsiteMw[hour] == 0.0) continue;
                const double unitMw =
                    units::number(group.capacity) * (group.capacityFactor.empty() ? 1.0 : group.capacityFactor[hour]);
                bool possible = false;
                for (int running = 1; running <= group.count; ++running)
                    possible = possible || (year.onsiteMw[hour] <= running * unitMw + 1e-9 &&
                                            year.onsiteMw[hour] >= running * unitMw * group.minimumLoad - 1e-9);
                QVERIFY(possible);
            }
        }
    }
    void servesByPolicy() {
        std::vector<double> loadMw(4, 100.0);
        std::vector<double> gridMw(4, 60.0);
        DispatchInput input;
        input.groups = {unitsOf(4, 20.0, 0.0)};
        input.gasPrice = units::UsdPerMmbtu::quantity(4.0); // 36 USD/MWh
        input.policy = DispatchPolicy::GridFirst;
        QCOMPARE(flatYear(input, loadMw, gridMw).gridMw.front(), 60.0);
        input.policy = DispatchPolicy::OnsiteFirst;
        QCOMPARE(flatYear(input, loadMw, gridMw).onsiteMw.front(), 80.0);
        input.policy = DispatchPolicy::Cheapest;
        input.gridPrice = units::of<units::EnergyPrice>(35.0);
        QCOMPARE(flatYear(input, loadMw, gridMw).gridMw.front(), 60.0);
        input.gridPrice = units::of<units::EnergyPrice>(37.0);
        QCOMPARE(flatYear(input, loadMw, gridMw).onsiteMw.front(), 80.0);
        input.groups.push_back(unitsOf(1, 50.0, 0.0)); // the dearer class comes last
        input.groups.front().variableCost = units::of<units::EnergyPrice>(10.0);
        const DispatchYear year = flatYear(input, loadMw, gridMw);
        QCOMPARE(units::number(year.groups[1].output), 200.0);
        QCOMPARE(units::number(year.groups[0].output), 0.0);
    }
    void minimumLoadPushesBackTheGridElseChargesElseStaysOff() {
        std::vector<double> loadMw{105.0};
        std::vector<double> gridMw{100.0};
        DispatchInput input;
        input.groups = {unitsOf(2, 40.0, 0.5)};
        DispatchYear year = flatYear(input, loadMw, gridMw);
        QCOMPARE(year.onsiteMw[0], 20.0);
        QCOMPARE(year.gridMw[0], 85.0);
        // No grid, a load below one unit's minimum: the surplus goes into the battery …
        loadMw = {15.0};
        gridMw = {0.0};
        input.storage = {battery(50.0, 100.0, 0.8, 0.0)};
        year = flatYear(input, loadMw, gridMw);
        QCOMPARE(year.onsiteMw[0], 65.0); // and what is spare charges on
        QCOMPARE(year.storageMw[0], -50.0);
        QCOMPARE(year.stateOfChargeMwh[0], 40.0);
        input.groups.front().count = 1;
        input.storage = {battery(50.0, 8.0, 0.8, 0.0)};
        year = flatYear(input, loadMw, gridMw);
        QCOMPARE(year.onsiteMw[0], 25.0);
        QCOMPARE(year.stateOfChargeMwh[0], 8.0);
        // … and where it cannot, the unit stays off.
        input.storage = {battery(4.0, 100.0, 0.8, 0.0)};
        year = flatYear(input, loadMw, gridMw);
        QCOMPARE(year.onsiteMw[0], 0.0);
        QCOMPARE(year.unservedMw[0], 15.0);
        // Between one unit's capacity and two units' minimum, with nothing else: one unit and a shortage.
        input.storage.clear();
        input.groups = {unitsOf(2, 40.0, 0.75)};
        loadMw = {50.0};
        year = flatYear(input, loadMw, gridMw);
        QCOMPARE(year.onsiteMw[0], 40.0);
        QCOMPARE(year.unservedMw[0], 10.0);
        QCOMPARE(year.groups[0].unitHours, 1.0);
    }
    void batteryWaitsForTheShortage() {
        std::vector<double> loadMw{80.0, 80.0, 130.0, 130.0, 130.0, 80.0};
        std::vector<double> gridMw(6, 100.0);
        DispatchInput input;
        input.storage = {battery(25.0, 40.0, 0.8, 0.5)};
        input.flexibleShare = 0.1;
        input.flexibleLimit = 2.0 * units::h;
        const DispatchYear year = flatYear(input, loadMw, gridMw);
        QCOMPARE(year.storageMw, (std::vector<double>{-20.0, -5.0, 25.0, 15.0, 0.0, -20.0}));
        QCOMPARE(year.stateOfChargeMwh, (std::vector<double>{36.0, 40.0, 15.0, 0.0, 0.0, 16.0}));
        QCOMPARE(year.flexibleMw, (std::vector<double>{0.0, 0.0, 5.0, 13.0, 0.0, 0.0}));
        QCOMPARE(year.unservedMw, (std::vector<double>{0.0, 0.0, 0.0, 2.0, 30.0, 0.0}));
        QCOMPARE(year.unservedHours, 2);
        QCOMPARE(year.flexibleHours, 2);
        QCOMPARE(units::number(year.gridPeak), 100.0);
    }
    void burnsFuelAtPartLoad() {
        std::vector<double> loadMw{60.0};
        std::vector<double> gridMw{0.0};
        DispatchInput input;
        input.groups = {unitsOf(2, 40.0, 0.25)};
        const DispatchYear year = flatYear(input, loadMw, gridMw); // both at 75 %: 9,540 Btu/kWh
        QVERIFY(std::abs(year.fuelMmbtu[0] - 60.0 * 9.54) < 1e-9);
        QVERIFY(std::abs(year.carbonT[0] - 60.0 * 9.54 * 0.05306) < 1e-9);
        QVERIFY(std::abs(units::number(year.fuel) / units::kMwhPerMmbtu - 572.4) < 1e-9);
        QCOMPARE(year.groups[0].unitHours, 2.0);
    }
    void exactMultiplesStartNoUnitTooMany() {
        std::vector<double> loadMw{29 * 34.37 * 0.913};
        std::vector<double> gridMw{0.0};
        std::vector<double> factor{0.913};
        DispatchInput input;
        input.groups = {unitsOf(40, 34.37, 0.5)};
        input.groups[0].capacityFactor = factor;
        QCOMPARE(flatYear(input, loadMw, gridMw).groups[0].unitHours, 29.0);
    }
};

HEADROOM_TEST(DispatchYearTest)
#include "dispatch_year_test.moc"
