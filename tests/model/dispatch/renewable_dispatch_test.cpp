#include "model/dispatch/dispatch_year.h"
#include "tests/model/dispatch/planned_case.h"
#include "tests/model/dispatch/renewable_case.h"
#include "tests/support/test_case.h"

#include <algorithm>

using namespace model;
using dispatch::DispatchInput;
using dispatch::DispatchPolicy;
using dispatch::DispatchYear;
using tests::brokenSun;
using tests::isNear;
using tests::sunAndWind;

namespace {

// A battery that could take more charges before anything is curtailed.
std::string brokenRoom(const DispatchInput& input, const DispatchYear& year) {
    double powerMw = 0.0;
    double fullMwh = 0.0;
    for (const auto& store : input.storage) {
        powerMw += units::number(store.power);
        fullMwh += units::number(store.energy);
    }
    for (std::size_t hour = 0; hour < input.loadMw.size(); ++hour)
        if (year.curtailedMw[hour] > 1e-6 && -year.storageMw[hour] < powerMw - 1e-6 &&
            year.stateOfChargeMwh[hour] < fullMwh - 1e-6)
            return "room left in hour " + std::to_string(hour);
    return {};
}

// A site of the rules: the same units without what only a plan knows.
DispatchInput byRules(const tests::PlannedCase& site, unsigned seed) {
    DispatchInput input = site.input;
    input.policy = static_cast<DispatchPolicy>(seed % 3);
    input.lookAhead = units::Duration();
    return input;
}

} // namespace

class RenewableDispatchTest : public QObject {
    Q_OBJECT
private slots:
    void rulesKeepEveryBalance() {
        DispatchYear year;
        double curtailedMwh = 0.0;
        for (unsigned seed = 1; seed <= 60; ++seed) {
            tests::PlannedCase site(seed, 336);
            const auto renewableMw = sunAndWind(site.loadMw, seed);
            auto input = byRules(site, seed);
            input.renewableMw = renewableMw;
            if (seed % 4 == 0) input.gridLimitMw = {};
            dispatch::dispatchYear(input, year);
            QVERIFY2(brokenSun(input, year).empty(), brokenSun(input, year).c_str());
            QVERIFY2(brokenRoom(input, year).empty(), brokenRoom(input, year).c_str());
            curtailedMwh += units::number(year.curtailed);
            input.renewableMw = {}; // the memory is used again
            dispatch::dispatchYear(input, year);
            QVERIFY(year.renewableMw.empty() && year.curtailedMw.empty());
            QCOMPARE(units::number(year.renewable), 0.0);
        }
        QVERIFY(curtailedMwh > 0.0);
    }

    // 60 MW of load, a unit of 40 to 100 MW, no grid: of 30 MW of sun 10 give way to the unit's minimum.
    void aUnitsMinimumCurtailsTheSun() {
        const std::vector<double> loadMw{60.0, 60.0, 60.0};
        const std::vector<double> renewableMw{30.0, 60.0, 90.0};
        DispatchInput input;
        input.loadMw = loadMw;
        input.renewableMw = renewableMw;
        input.groups = {tests::plannedUnits(1, 100.0, 0.4, 9000.0, 0.0)};
        const auto year = dispatch::dispatchYear(input);
        QCOMPARE(year.onsiteMw, (std::vector<double>{40.0, 0.0, 0.0}));
        QCOMPARE(year.renewableMw, (std::vector<double>{20.0, 60.0, 60.0}));
        QCOMPARE(year.curtailedMw, (std::vector<double>{10.0, 0.0, 30.0}));
        QCOMPARE(units::number(year.unserved), 0.0);
        input.storage = {{20.0 * units::MW, 100.0 * units::MWh, 0.5, 0.0}}; // first stores what is too much
        input.groups.clear();
        const auto stored = dispatch::dispatchYear(input);
        QCOMPARE(stored.storageMw, (std::vector<double>{0.0, 0.0, -20.0}));
        QCOMPARE(stored.curtailedMw, (std::vector<double>{0.0, 0.0, 10.0}));
        QCOMPARE(stored.stateOfChargeMwh, (std::vector<double>{0.0, 0.0, 10.0}));
        QCOMPARE(stored.unservedMw, (std::vector<double>{30.0, 0.0, 0.0}));
    }

    // Sun that never exceeds the load is load that is not there.
    void aConstantOutputLowersTheLoad() {
        for (unsigned seed = 1; seed <= 12; ++seed) {
            tests::PlannedCase site(seed, 168);
            site.input.flexibleShare = 0.0; // a share of the load
            const double mw = 0.2 * *std::ranges::min_element(site.loadMw);
            const std::vector<double> renewableMw(site.loadMw.size(), mw);
            auto lower = site.loadMw;
            for (double& one : lower)
                one -= mw;
            auto input = byRules(site, seed);
            input.renewableMw = renewableMw;
            const auto sunny = dispatch::dispatchYear(input);
            input.renewableMw = {};
            input.loadMw = lower;
            const auto less = dispatch::dispatchYear(input);
            QVERIFY(isNear(units::number(sunny.grid), units::number(less.grid)));
            QVERIFY(isNear(units::number(sunny.fuel), units::number(less.fuel)));
            QVERIFY(isNear(units::number(sunny.unserved), units::number(less.unserved)));

            auto planned = site.input;
            planned.renewableMw = renewableMw;
            const auto sunnyPlan = dispatch::dispatchYear(planned);
            planned.renewableMw = {};
            planned.loadMw = lower;
            const auto lessPlan = dispatch::dispatchYear(planned);
            const auto cost = [](const DispatchYear& year) {
                return units::number(year.planned.cost.total() - year.planned.storedValue);
            };
            QVERIFY2(isNear(cost(sunnyPlan), cost(lessPlan), 2e-3),
                     qPrintable(QString::number(cost(sunnyPlan) / cost(lessPlan) - 1.0)));
        }
    }

    // Without running units a plan of one battery is exact: the sun of noon serves the dear hours of the evening.
    void theSunOfNoonServesTheEvening() {
        const std::vector<double> loadMw{10.0, 10.0, 10.0};
        const std::vector<double> gridMw{100.0, 100.0, 100.0};
        const std::vector<double> renewableMw{40.0, 0.0, 0.0};
        const std::vector<double> gridUsd{20.0, 30.0, 90.0};
        DispatchInput input;
        input.loadMw = loadMw;
        input.gridLimitMw = gridMw;
        input.renewableMw = renewableMw;
        input.gridPriceUsdPerMwh = gridUsd;
        input.storage = {{30.0 * units::MW, 40.0 * units::MWh, 0.8, 0.0}};
        input.policy = DispatchPolicy::Cheapest;
        input.lookAhead = 3.0 * units::h;
        const auto year = dispatch::dispatchYear(input);
        QCOMPARE(year.renewableMw, (std::vector<double>{40.0, 0.0, 0.0}));   // 10 served, 30 stored: 24 MWh
        QCOMPARE(year.storageMw, (std::vector<double>{-30.0, -20.0, 10.0})); // full by 16 of the grid
        QCOMPARE(year.gridMw, (std::vector<double>{0.0, 30.0, 0.0}));
        QCOMPARE(units::number(year.curtailed), 0.0);
    }

    void noSunChangesNoBit() {
        for (unsigned seed = 1; seed <= 6; ++seed) {
            tests::PlannedCase site(seed, 168);
            const auto plain = dispatch::dispatchYear(site.input);
            const std::vector<double> none(site.loadMw.size(), 0.0);
            site.input.renewableMw = none;
            const auto dark = dispatch::dispatchYear(site.input);
            QCOMPARE(dark.gridMw, plain.gridMw);
            QCOMPARE(dark.onsiteMw, plain.onsiteMw);
            QCOMPARE(dark.storageMw, plain.storageMw);
            QCOMPARE(dark.renewableMw, none);
            QCOMPARE(dark.curtailedMw, none);
        }
    }
};

HEADROOM_TEST(RenewableDispatchTest)
#include "renewable_dispatch_test.moc"
