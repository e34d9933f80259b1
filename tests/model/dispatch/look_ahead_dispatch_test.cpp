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

std::string at(const char* what, std::size_t hour) {
    return std::string(what) + " in hour " + std::to_string(hour);
}

std::string brokenRamp(const UnitGroup& group, const dispatch::GroupHours& planned, std::size_t hour) {
    if (hour == 0) return {};
    const auto above = [&](std::size_t t) {
        return planned.outputMw[t] - planned.online[t] * capacityAt(group, t) * group.minimumLoad;
    };
    const auto mostMw = [&](std::size_t t) { return group.rampLimit * capacityAt(group, t) * planned.online[t]; };
    const double tolerance = 1e-9 * (1.0 + group.count * capacityAt(group, hour));
    const double changeMw = above(hour) - above(hour - 1);
    if (changeMw > mostMw(hour) + tolerance) return at("ramp up", hour);
    return -changeMw > mostMw(hour - 1) + tolerance ? at("ramp down", hour) : std::string();
}

std::string brokenTime(const UnitGroup& group, const dispatch::GroupHours& planned, std::size_t hour) {
    int starts = 0;
    int stops = 0;
    for (std::size_t back = 0; back <= hour; ++back) {
        const std::size_t t = hour - back;
        const int change = planned.online[t] - (t > 0 ? planned.online[t - 1] : group.initiallyOnline);
        if (static_cast<double>(back) < units::number(group.minimumUpTime)) starts += std::max(0, change);
        if (static_cast<double>(back) < units::number(group.minimumDownTime)) stops += std::max(0, -change);
    }
    if (planned.online[hour] < starts) return at("time up", hour);
    return group.count - planned.online[hour] < stops ? at("time down", hour) : std::string();
}

std::string brokenGroup(const UnitGroup& group, const dispatch::GroupHours& planned, std::size_t hour) {
    const int online = planned.online[hour];
    const double unitMw = capacityAt(group, hour);
    const double tolerance = 1e-9 * (1.0 + group.count * unitMw);
    if (online < 0 || online > group.count) return at("count", hour);
    if (planned.outputMw[hour] < online * unitMw * group.minimumLoad - tolerance) return at("minimum", hour);
    if (planned.outputMw[hour] > online * unitMw + tolerance) return at("capacity", hour);
    const std::string ramp = brokenRamp(group, planned, hour);
    return ramp.empty() ? brokenTime(group, planned, hour) : ramp;
}

std::string brokenStore(const dispatch::StorageUnit& store, const std::vector<double>& chargeMw) {
    double heldMwh = units::number(store.energy) * store.initialCharge;
    const double tolerance = 1e-7 * (1.0 + units::number(store.energy));
    for (std::size_t hour = 0; hour < chargeMw.size(); ++hour) {
        if (std::abs(chargeMw[hour]) > units::number(store.power) * (1.0 + 1e-9)) return at("battery power", hour);
        heldMwh += chargeMw[hour] * (chargeMw[hour] > 0.0 ? store.roundTripEfficiency : 1.0);
        if (heldMwh < -tolerance || heldMwh > units::number(store.energy) + tolerance) return at("charge", hour);
    }
    return {};
}

// Balance, reserve, grid and shedding of one hour.
std::string brokenHour(const DispatchInput& input, const DispatchYear& year, std::size_t hour) {
    double onsiteMw = 0.0;
    double onlineMw = 0.0;
    double largestMw = 0.0;
    for (std::size_t i = 0; i < input.groups.size(); ++i) {
        const auto& planned = year.planned.groups[i];
        onsiteMw += planned.outputMw[hour];
        onlineMw += planned.online[hour] * capacityAt(input.groups[i], hour);
        if (planned.online[hour] > 0) largestMw = std::max(largestMw, capacityAt(input.groups[i], hour));
    }
    if (input.reserve == dispatch::SpinningReserve::LargestUnit && onlineMw - largestMw < onsiteMw - 1e-7)
        return at("reserve", hour);
    double servedMw = year.gridMw[hour] + onsiteMw + year.flexibleMw[hour] + year.unservedMw[hour];
    for (const auto& chargeMw : year.planned.chargeMw)
        servedMw -= chargeMw[hour];
    if (!(std::abs(servedMw - input.loadMw[hour]) <= 1e-9 * std::max(1.0, input.loadMw[hour])))
        return at("balance", hour);
    const double gridMw = input.gridLimitMw.empty() ? 0.0 : input.gridLimitMw[hour];
    if (year.gridMw[hour] < 0.0 || year.gridMw[hour] > gridMw + 1e-9) return at("grid", hour);
    if (year.flexibleMw[hour] > input.flexibleShare * input.loadMw[hour] + 1e-9) return at("shed", hour);
    return year.flexibleMw[hour] < 0.0 || year.unservedMw[hour] < 0.0 ? at("negative", hour) : std::string();
}

// Limits on running and emissions, counted from the plan's hours and the fuel of each group.
std::string brokenLimit(const DispatchInput& input, const DispatchYear& year) {
    constexpr double kRounding = 1.0 + 1e-8;
    double unitHours = 0.0;
    double noxTonnes = 0.0;
    double coTonnes = 0.0;
    for (std::size_t i = 0; i < input.groups.size(); ++i) {
        const UnitGroup& group = input.groups[i];
        double hours = 0.0;
        double starts = 0.0;
        int before = group.initiallyOnline;
        for (const int online : year.planned.groups[i].online) {
            hours += online;
            starts += std::max(0, online - before);
            before = online;
        }
        const double fuelMwh = units::number(year.groups[i].fuel);
        const double nox = fuelMwh * group.noxTonnesPerFuelMwh;
        const double co = fuelMwh * group.coTonnesPerFuelMwh;
        if (group.limits.unitHours && hours > *group.limits.unitHours) return "unit hours";
        if (group.limits.starts && starts > *group.limits.starts) return "starts";
        if (group.limits.noxTonnes && nox > *group.limits.noxTonnes * kRounding) return "NOx";
        if (group.limits.coTonnes && co > *group.limits.coTonnes * kRounding) return "CO";
        unitHours += hours;
        noxTonnes += nox;
        coTonnes += co;
    }
    if (input.limits.unitHours && unitHours > *input.limits.unitHours) return "unit hours of the plant";
    if (input.limits.noxTonnes && noxTonnes > *input.limits.noxTonnes * kRounding) return "NOx of the plant";
    if (input.limits.coTonnes && coTonnes > *input.limits.coTonnes * kRounding) return "CO of the plant";
    return {};
}

std::string brokenFuel(const DispatchInput& input, const DispatchYear& year) {
    const std::size_t hours = input.loadMw.size();
    for (std::size_t from = 0; from < hours; from += 24) {
        double dayMmbtu = 0.0;
        for (std::size_t hour = from; hour < std::min(hours, from + 24); ++hour)
            dayMmbtu += year.fuelMmbtu[hour];
        const auto left = [day = from / 24](const std::vector<double>& shares) {
            return shares.empty() ? 1.0 : shares[day];
        };
        const double mostMmbtu = input.gas.firmMmbtuPerDay * left(input.gas.firmShare) +
                                 input.gas.interruptibleMmbtuPerDay * left(input.gas.interruptibleShare) +
                                 units::number(input.gas.backupFuel) / units::kMwhPerMmbtu;
        if (dayMmbtu > mostMmbtu * (1.0 + 1e-8)) return "fuel of day " + std::to_string(from / 24);
    }
    if (units::number(year.planned.backupFuel) > units::number(input.gas.backupFuel) * (1.0 + 1e-8)) return "backup";
    return {};
}

// Every rule of the site, told from the input and the hours alone; empty if all hold.
std::string brokenRule(const DispatchInput& input, const DispatchYear& year) {
    for (std::size_t hour = 0; hour < input.loadMw.size(); ++hour) {
        for (std::size_t i = 0; i < input.groups.size(); ++i) {
            const std::string broken = brokenGroup(input.groups[i], year.planned.groups[i], hour);
            if (!broken.empty()) return broken;
        }
        const std::string broken = brokenHour(input, year, hour);
        if (!broken.empty()) return broken;
    }
    for (std::size_t s = 0; s < input.storage.size(); ++s) {
        const std::string broken = brokenStore(input.storage[s], year.planned.chargeMw[s]);
        if (!broken.empty()) return broken;
    }
    if (year.flexibleHours > units::number(input.flexibleLimit)) return "hours of shedding";
    if (!year.planned.limitsHold) return "limits";
    if (!std::isfinite(units::number(year.planned.cost.total()))) return "cost";
    const std::string broken = brokenLimit(input, year);
    return broken.empty() ? brokenFuel(input, year) : broken;
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
        group.coTonnesPerFuelMwh = 8e-5 * (1.0 + draw(random));
    }
    if ((what & 4U) != 0) input.reserve = dispatch::SpinningReserve::LargestUnit;
    if ((what & 8U) != 0) {
        input.lookAhead = units::of<units::Duration>(24.0 + std::floor(30.0 * draw(random)));
        input.storage.push_back({20.0 * units::MW, 160.0 * units::MWh, 0.8, 0.2});
    }
    if ((what & 16U) != 0) {
        input.gas.firmMmbtuPerDay = 40000.0 * draw(random);
        input.gas.interruptibleMmbtuPerDay = 8000.0 * draw(random);
        for (std::size_t day = 0; day < (input.loadMw.size() + 23) / 24; ++day) {
            input.gas.firmShare.push_back(draw(random) < 0.3 ? draw(random) : 1.0);
            input.gas.interruptibleShare.push_back(draw(random) < 0.3 ? 0.0 : 1.0);
        }
        input.gas.interruptibleAdder = units::UsdPerMmbtu::quantity(2.0);
        input.gas.backupFuel = units::of<units::Energy>(4000.0 * draw(random));
        input.gas.backupPrice = units::UsdPerMmbtu::quantity(20.0);
    }
    if ((what & 32U) != 0) {
        input.groups[0].limits.unitHours = 400.0 * draw(random);
        input.groups[1].limits.starts = std::floor(20.0 * draw(random));
        (seed % 2 == 0 ? input.limits.noxTonnes : input.limits.coTonnes) = 4.0 * draw(random);
        (seed % 4 < 2 ? input.groups[2].limits.coTonnes : input.groups[2].limits.noxTonnes) = 2.0 * draw(random);
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
        int nox = 0;
        int co = 0;
        for (unsigned seed = 0; seed < (full ? 640U : 64U); ++seed) {
            tests::PlannedCase site(1000 + seed, full ? 120 : 24);
            addRules(site, seed, seed % 64);
            DispatchYear year;
            planner.run(site.input, year);
            const std::string broken = brokenRule(site.input, year);
            QVERIFY2(broken.empty(), (std::to_string(seed) + ": " + broken).c_str());
            if (year.planned.plantPrices.noxUsdPerTonne > 0.0) ++nox;
            if (year.planned.plantPrices.coUsdPerTonne > 0.0) ++co;
            if (seed % 64 >= 16 && !full) continue;
            DispatchYear again;
            dispatch::dispatchYear(site.input, again);
            QCOMPARE(again.gridMw, year.gridMw);
            QCOMPARE(units::number(again.planned.cost.total()), units::number(year.planned.cost.total()));
        }
        QVERIFY2(nox > (full ? 3 : 0) && co > 3,
                 (std::to_string(nox) + " " + std::to_string(co)).c_str()); // the cases reach the limits
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
    void carbonMonoxideBindsLikeNox() {
        const tests::PlannedCase free(5, 168);
        const DispatchYear unlimited = dispatch::dispatchYear(free.input);
        double freeCo = 0.0;
        for (const auto& group : unlimited.groups)
            freeCo += units::number(group.fuel) * 2e-4;
        const double freeCoOfClass = units::number(unlimited.groups[2].fuel) * 2e-4;
        for (const bool ofPlant : {true, false}) {
            tests::PlannedCase site(5, 168);
            for (auto& group : site.input.groups) {
                group.noxTonnesPerFuelMwh = 1e-4;
                group.coTonnesPerFuelMwh = 2e-4;
            }
            const double most = 0.7 * (ofPlant ? freeCo : freeCoOfClass);
            (ofPlant ? site.input.limits : site.input.groups[2].limits).coTonnes = most;
            const DispatchYear year = dispatch::dispatchYear(site.input);
            QVERIFY2(brokenRule(site.input, year).empty(), brokenRule(site.input, year).c_str());
            double co = 0.0;
            for (std::size_t i = ofPlant ? 0 : 2; i < 3; ++i)
                co += year.groups[i].coTonnes;
            const double least = ofPlant ? 0.99 : 0.98; // the units of one class come and go in whole runs
            QVERIFY2(co <= most * (1.0 + 1e-9) && co > most * least, qPrintable(QString::number(co / most)));
            const auto& prices = ofPlant ? year.planned.plantPrices : year.planned.groupPrices[2];
            QVERIFY(prices.coUsdPerTonne > 0.0);
            QCOMPARE(prices.noxUsdPerTonne, 0.0);
            QVERIFY(year.planned.cost.total() > unlimited.planned.cost.total());
        }
    }
    void unitsStartEarlyWhereTheRampIsSlow() {
        // One unit takes five hours from half load to full; the grid falls short of the evening by all of that.
        std::vector<double> loadMw(24, 60.0);
        std::fill(loadMw.begin() + 18, loadMw.begin() + 22, 100.0);
        const std::vector<double> gridMw(24, 60.0);
        DispatchInput input;
        input.loadMw = loadMw;
        input.gridLimitMw = gridMw;
        input.gridPrice = units::of<units::EnergyPrice>(20.0);
        input.gasPrice = units::UsdPerMmbtu::quantity(4.0);
        input.groups = {tests::plannedUnits(1, 40.0, 0.5, 9000.0, 500.0)};
        input.groups[0].rampLimit = 0.1;
        input.policy = dispatch::DispatchPolicy::Cheapest;
        input.lookAhead = 24.0 * units::h;
        const DispatchYear year = dispatch::dispatchYear(input);
        QVERIFY2(brokenRule(input, year).empty(), brokenRule(input, year).c_str());
        QVERIFY(units::number(year.unserved) < 50.0); // 20 + 16 + 12 + 8 if it starts with the evening
        QCOMPARE(year.planned.groups[0].online[17], 1);
        QCOMPARE(year.groups[0].starts, 1.0);
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
        auto cold = input; // the second day has half of the firm gas and no other; backup fills what is left
        cold.gas.firmShare = {1.0, 0.5};
        cold.gas.interruptibleShare = {1.0, 0.0};
        const DispatchYear winter = dispatch::dispatchYear(cold);
        double coldMmbtu = 0.0;
        for (int hour = 24; hour < 48; ++hour)
            coldMmbtu += winter.fuelMmbtu[static_cast<std::size_t>(hour)];
        QVERIFY(units::number(winter.unserved) > 0.0);
        QVERIFY(coldMmbtu <= 2500.0 + 1280.0 + 1e-6 && coldMmbtu > 2500.0);
        QVERIFY(std::abs(units::number(winter.planned.firmGas) / units::kMwhPerMmbtu - 7500.0) < 1e-3);
        const double interruptible = units::number(winter.planned.interruptibleGas) / units::kMwhPerMmbtu;
        QVERIFY(interruptible <= 3000.0 + 1e-6 && interruptible > 3000.0 - 360.0); // whole hours of the unit
        QVERIFY(units::number(winter.planned.backupFuel) / units::kMwhPerMmbtu > 1280.0 - 2.0 * 360.0);
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
