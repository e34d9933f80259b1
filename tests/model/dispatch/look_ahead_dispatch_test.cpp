#include "model/dispatch/look_ahead_dispatch.h"
#include "tests/model/dispatch/planned_case.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <cstdlib>

using namespace model;
using dispatch::DispatchInput;
using dispatch::DispatchYear;
using dispatch::UnitGroup;

namespace {

double capacityAt(const UnitGroup& group, std::size_t hour) {
    return units::number(group.capacity) * (group.capacityFactor.empty() ? 1.0 : group.capacityFactor[hour]);
}

// Every rule of the site, told from the input and the hours alone; empty if all hold.
std::string brokenRule(const DispatchInput& input, const DispatchYear& year) {
    const auto at = [](const char* what, std::size_t hour) {
        return std::string(what) + " in hour " + std::to_string(hour);
    };
    std::vector<double> heldMwh;
    for (const auto& store : input.storage)
        heldMwh.push_back(units::number(store.energy) * store.initialCharge);
    const std::size_t hours = input.loadMw.size();
    for (std::size_t hour = 0; hour < hours; ++hour) {
        double onsiteMw = 0.0;
        double onlineMw = 0.0;
        double largestMw = 0.0;
        for (std::size_t i = 0; i < input.groups.size(); ++i) {
            const UnitGroup& group = input.groups[i];
            const auto& planned = year.planned.groups[i];
            const int online = planned.online[hour];
            const double unitMw = capacityAt(group, hour);
            const double tolerance = 1e-9 * (1.0 + group.count * unitMw);
            if (online < 0 || online > group.count) return at("count", hour);
            if (planned.outputMw[hour] < online * unitMw * group.minimumLoad - tolerance) return at("minimum", hour);
            if (planned.outputMw[hour] > online * unitMw + tolerance) return at("capacity", hour);
            if (hour > 0) {
                const auto above = [&](std::size_t t) {
                    return planned.outputMw[t] - planned.online[t] * capacityAt(group, t) * group.minimumLoad;
                };
                const double changeMw = above(hour) - above(hour - 1);
                if (changeMw > group.rampLimit * unitMw * online + tolerance) return at("ramp up", hour);
                if (-changeMw > group.rampLimit * capacityAt(group, hour - 1) * planned.online[hour - 1] + tolerance)
                    return at("ramp down", hour);
            }
            int starts = 0;
            int stops = 0;
            for (std::size_t back = 0; back <= hour; ++back) {
                const std::size_t t = hour - back;
                const int change = planned.online[t] - (t > 0 ? planned.online[t - 1] : group.initiallyOnline);
                if (static_cast<double>(back) < units::number(group.minimumUpTime)) starts += std::max(0, change);
                if (static_cast<double>(back) < units::number(group.minimumDownTime)) stops += std::max(0, -change);
            }
            if (online < starts) return at("time up", hour);
            if (group.count - online < stops) return at("time down", hour);
            onsiteMw += planned.outputMw[hour];
            onlineMw += online * unitMw;
            if (online > 0) largestMw = std::max(largestMw, unitMw);
        }
        if (input.reserve == dispatch::SpinningReserve::LargestUnit && onlineMw - largestMw < onsiteMw - 1e-7)
            return at("reserve", hour);
        double storageMw = 0.0;
        for (std::size_t s = 0; s < input.storage.size(); ++s) {
            const auto& store = input.storage[s];
            const double chargeMw = year.planned.chargeMw[s][hour];
            if (std::abs(chargeMw) > units::number(store.power) * (1.0 + 1e-9)) return at("battery power", hour);
            heldMwh[s] += chargeMw * (chargeMw > 0.0 ? store.roundTripEfficiency : 1.0);
            const double tolerance = 1e-7 * (1.0 + units::number(store.energy));
            if (heldMwh[s] < -tolerance || heldMwh[s] > units::number(store.energy) + tolerance)
                return at("charge", hour);
            storageMw -= chargeMw;
        }
        const double servedMw =
            year.gridMw[hour] + onsiteMw + storageMw + year.flexibleMw[hour] + year.unservedMw[hour];
        if (!(std::abs(servedMw - input.loadMw[hour]) <= 1e-9 * std::max(1.0, input.loadMw[hour])))
            return at("balance", hour);
        const double gridMw = input.gridLimitMw.empty() ? 0.0 : input.gridLimitMw[hour];
        if (year.gridMw[hour] < 0.0 || year.gridMw[hour] > gridMw + 1e-9) return at("grid", hour);
        if (year.flexibleMw[hour] > input.flexibleShare * input.loadMw[hour] + 1e-9) return at("shed", hour);
        if (year.flexibleMw[hour] < 0.0 || year.unservedMw[hour] < 0.0) return at("negative", hour);
    }
    if (year.flexibleHours > units::number(input.flexibleLimit)) return "hours of shedding";
    if (!year.planned.limitsHold) return "limits";
    for (std::size_t i = 0; i < input.groups.size(); ++i) {
        const auto& limits = input.groups[i].limits;
        if (limits.unitHours && year.groups[i].unitHours > *limits.unitHours) return "unit hours";
        if (limits.starts && year.groups[i].starts > *limits.starts) return "starts";
        if (limits.noxTonnes && year.groups[i].noxTonnes > *limits.noxTonnes * (1.0 + 1e-8)) return "NOx";
    }
    double noxTonnes = 0.0;
    for (const auto& group : year.groups)
        noxTonnes += group.noxTonnes;
    if (input.limits.noxTonnes && noxTonnes > *input.limits.noxTonnes * (1.0 + 1e-8)) return "NOx of the plant";
    for (std::size_t from = 0; from < hours; from += 24) {
        double dayMmbtu = 0.0;
        for (std::size_t hour = from; hour < std::min(hours, from + 24); ++hour)
            dayMmbtu += year.fuelMmbtu[hour];
        const double mostMmbtu = input.gas.firmMmbtuPerDay + input.gas.interruptibleMmbtuPerDay +
                                 units::number(input.gas.backupFuel) / units::kMwhPerMmbtu;
        if (dayMmbtu > mostMmbtu * (1.0 + 1e-8)) return "fuel of day " + std::to_string(from / 24);
    }
    if (units::number(year.planned.backupFuel) > units::number(input.gas.backupFuel) * (1.0 + 1e-8)) return "backup";
    if (!std::isfinite(units::number(year.planned.cost.total()))) return "cost";
    return {};
}

// Adds what the plain case leaves out, by the bits of `what`.
void addRules(tests::PlannedCase& site, unsigned seed, unsigned what) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> draw(0.0, 1.0);
    DispatchInput& input = site.input;
    for (auto& group : input.groups) {
        if ((what & 1U) != 0) {
            group.minimumUpTime = units::of<units::Duration>(1.0 + std::floor(8.0 * draw(random)));
            group.minimumDownTime = units::of<units::Duration>(1.0 + std::floor(6.0 * draw(random)));
        }
        if ((what & 2U) != 0) group.rampLimit = 0.03 + 0.3 * draw(random);
        group.noxTonnesPerFuelMwh = 5e-5 * (1.0 + draw(random));
    }
    if ((what & 4U) != 0) input.reserve = dispatch::SpinningReserve::LargestUnit;
    if ((what & 8U) != 0) {
        input.lookAhead = units::of<units::Duration>(24.0 + std::floor(30.0 * draw(random)));
        input.storage.push_back({20.0 * units::MW, 160.0 * units::MWh, 0.8, 0.2});
    }
    if ((what & 16U) != 0) {
        input.gas.firmMmbtuPerDay = 40000.0 * draw(random);
        input.gas.interruptibleMmbtuPerDay = 8000.0 * draw(random);
        input.gas.interruptibleAdder = units::UsdPerMmbtu::quantity(2.0);
        input.gas.backupFuel = units::of<units::Energy>(4000.0 * draw(random));
        input.gas.backupPrice = units::UsdPerMmbtu::quantity(20.0);
    }
    if ((what & 32U) != 0) {
        input.groups[0].limits.unitHours = 400.0 * draw(random);
        input.groups[1].limits.starts = std::floor(20.0 * draw(random));
        input.limits.noxTonnes = 4.0 * draw(random);
        input.flexibleShare = 0.1;
        input.flexibleLimit = 10.0 * units::h;
    }
}

} // namespace

class LookAheadDispatchTest : public QObject {
    Q_OBJECT
private slots:
    void keepsEveryRuleOnRandomSites() {
        const bool full = std::getenv("HEADROOM_FULL") != nullptr;
        dispatch::LookAheadDispatch planner; // used again and again
        int binding = 0;
        for (unsigned seed = 0; seed < (full ? 640U : 64U); ++seed) {
            tests::PlannedCase site(1000 + seed, full ? 120 : 60);
            addRules(site, seed, seed % 64);
            DispatchYear year;
            planner.run(site.input, year);
            const std::string broken = brokenRule(site.input, year);
            QVERIFY2(broken.empty(), (std::to_string(seed) + ": " + broken).c_str());
            if (year.planned.plantPrices.noxUsdPerTonne > 0.0) ++binding;
            if (seed % 64 >= 16 && !full) continue;
            DispatchYear again;
            dispatch::dispatchYear(site.input, again);
            QCOMPARE(again.gridMw, year.gridMw);
            QCOMPARE(units::number(again.planned.cost.total()), units::number(year.planned.cost.total()));
        }
        QVERIFY(binding > 3); // the cases reach the limits
    }
    void leavesTheRulesAloneUnlessAsked() {
        tests::PlannedCase site(3, 72);
        site.input.lookAhead = {};
        site.input.gridPriceUsdPerMwh = {};
        const DispatchYear byRules = dispatch::dispatchYear(site.input);
        QVERIFY(byRules.planned.groups.empty());
        for (auto& group : site.input.groups)
            group.startCost = 1e6 * units::USD;
        QCOMPARE(dispatch::dispatchYear(site.input).onsiteMw, byRules.onsiteMw);
        site.input.lookAhead = 72.0 * units::h;
        site.input.policy = dispatch::DispatchPolicy::OnsiteFirst;
        QVERIFY(dispatch::dispatchYear(site.input).planned.groups.empty());
    }
    void unitRunsThroughAShortLullIfAStartIsDear() {
        // One unit at 36 USD/MWh full and 0.5 x (0.18 + 0.82 x 0.5) of that at half, against a grid of 20 USD/MWh.
        std::vector<double> loadMw{140.0, 140.0, 100.0, 100.0, 140.0, 140.0};
        std::vector<double> gridMw(6, 100.0);
        DispatchInput input;
        input.loadMw = loadMw;
        input.gridLimitMw = gridMw;
        input.gridPrice = units::of<units::EnergyPrice>(20.0);
        input.gasPrice = units::UsdPerMmbtu::quantity(4.0);
        input.groups = {tests::plannedUnits(2, 40.0, 0.5, 9000.0, 0.0)};
        input.policy = dispatch::DispatchPolicy::Cheapest;
        input.lookAhead = 6.0 * units::h;
        // An hour at minimum costs 0.59 x 40 x 36 = 849.6 and saves 20 x 20 of the grid: 449.6 an hour.
        input.groups[0].startCost = 890.0 * units::USD;
        DispatchYear year = dispatch::dispatchYear(input);
        QCOMPARE(year.planned.groups[0].online, (std::vector<int>{1, 1, 0, 0, 1, 1}));
        QCOMPARE(units::number(year.planned.cost.start), 1780.0);
        input.groups[0].startCost = 910.0 * units::USD;
        year = dispatch::dispatchYear(input);
        QCOMPARE(year.planned.groups[0].online, (std::vector<int>{1, 1, 1, 1, 1, 1}));
        QCOMPARE(year.planned.groups[0].outputMw[2], 20.0);
        QVERIFY(std::abs(units::number(year.planned.cost.fuel) - (4.0 * 1440.0 + 2.0 * 849.6)) < 1e-6);
        input.groups[0].startCost = 890.0 * units::USD;
        input.groups[0].minimumDownTime = 3.0 * units::h; // the lull is too short to stop in
        year = dispatch::dispatchYear(input);
        QCOMPARE(year.planned.groups[0].online, (std::vector<int>{1, 1, 1, 1, 1, 1}));
        // Through the lull costs 899 in all, an hour of 40 MWh lost at 50 but 560: off for three hours, and no fewer.
        input.groups[0].startCost = {};
        input.lostLoadValue = units::of<units::EnergyPrice>(50.0);
        year = dispatch::dispatchYear(input);
        QCOMPARE(year.groups[0].unitHours, 3.0);
        QCOMPARE(year.planned.groups[0].online[2] + year.planned.groups[0].online[3], 0);
    }
    void batteryBuysLowAndServesDear() {
        std::vector<double> loadMw(6, 50.0);
        std::vector<double> gridMw(6, 100.0);
        std::vector<double> gridUsd{30.0, 10.0, 40.0, 90.0, 30.0, 20.0};
        DispatchInput input;
        input.loadMw = loadMw;
        input.gridLimitMw = gridMw;
        input.gridPriceUsdPerMwh = gridUsd;
        input.storage = {{20.0 * units::MW, 32.0 * units::MWh, 0.8, 0.0}};
        input.policy = dispatch::DispatchPolicy::Cheapest;
        input.lookAhead = 6.0 * units::h;
        const DispatchYear year = dispatch::dispatchYear(input);
        // 20 MW at 10 and 20 MW at 30 fill it; 20 MWh are sold at 90 and 12 at 40; what is left is worth 36.67 / 0.8.
        QCOMPARE(year.storageMw[1], -20.0);
        QCOMPARE(year.storageMw[3], 20.0);
    }
    void limitsBindExactly() {
        const tests::PlannedCase free(5, 168);
        const DispatchYear unlimited = dispatch::dispatchYear(free.input);
        const double freeHours = unlimited.groups[2].unitHours;
        double freeNox = 0.0;
        tests::PlannedCase site(5, 168);
        for (auto& group : site.input.groups)
            group.noxTonnesPerFuelMwh = 1e-4;
        for (const auto& group : unlimited.groups)
            freeNox += units::number(group.fuel) * 1e-4;
        QVERIFY(freeHours > 50.0 && freeNox > 1.0);
        site.input.limits.noxTonnes = freeNox * 1.01;
        QCOMPARE(dispatch::dispatchYear(site.input).planned.plantPrices.noxUsdPerTonne, 0.0);
        site.input.limits.noxTonnes = freeNox * 0.7;
        DispatchYear year = dispatch::dispatchYear(site.input);
        double nox = 0.0;
        for (const auto& group : year.groups)
            nox += group.noxTonnes;
        QVERIFY(nox <= freeNox * 0.7 * (1.0 + 1e-9));
        QVERIFY2(nox > freeNox * 0.7 * 0.99, qPrintable(QString::number(nox / freeNox)));
        QVERIFY(year.planned.plantPrices.noxUsdPerTonne > 0.0);
        QVERIFY(year.planned.cost.total() > unlimited.planned.cost.total());
        site.input.limits = {};
        site.input.groups[2].limits.unitHours = std::floor(freeHours / 2.0);
        year = dispatch::dispatchYear(site.input);
        QVERIFY(year.groups[2].unitHours <= std::floor(freeHours / 2.0));
        QVERIFY(year.groups[2].unitHours >= 0.9 * std::floor(freeHours / 2.0)); // units come and go in whole runs
        QVERIFY(year.planned.groupPrices[2].unitHourUsd > 0.0);
    }
    void gasOfTheDayIsTakenInOrder() {
        std::vector<double> loadMw(48, 40.0);
        DispatchInput input; // one unit at full load takes 360 MMBtu/h, 8,640 a day; no grid
        input.loadMw = loadMw;
        input.groups = {tests::plannedUnits(1, 40.0, 0.5, 9000.0, 0.0)};
        input.gasPrice = units::UsdPerMmbtu::quantity(4.0);
        input.policy = dispatch::DispatchPolicy::Cheapest;
        input.lookAhead = 48.0 * units::h;
        input.gas.firmMmbtuPerDay = 5000.0;
        input.gas.interruptibleMmbtuPerDay = 3000.0;
        input.gas.interruptibleAdder = units::UsdPerMmbtu::quantity(3.0);
        input.gas.backupFuel = units::of<units::Energy>(1280.0 * units::kMwhPerMmbtu);
        input.gas.backupPrice = units::UsdPerMmbtu::quantity(20.0);
        const DispatchYear year = dispatch::dispatchYear(input);
        QCOMPARE(units::number(year.unserved), 0.0);
        QVERIFY(std::abs(units::number(year.planned.cost.fuel) - (10000.0 * 4.0 + 6000.0 * 7.0 + 1280.0 * 20.0)) <
                1e-3);
        input.gas.backupFuel = {};
        const DispatchYear less = dispatch::dispatchYear(input);
        double dayMmbtu = 0.0;
        for (int hour = 0; hour < 24; ++hour)
            dayMmbtu += less.fuelMmbtu[static_cast<std::size_t>(hour)];
        QVERIFY2(dayMmbtu <= 8000.0 + 1e-6 && dayMmbtu > 7640.0, qPrintable(QString::number(dayMmbtu)));
    }
};

HEADROOM_TEST(LookAheadDispatchTest)
#include "look_ahead_dispatch_test.moc"
