#include "model/dispatch/window_memory.h"

#include "model/dispatch/look_ahead_dispatch.h"
#include "tests/model/dispatch/planned_case.h"
#include "tests/support/test_case.h"

using namespace model;
using dispatch::PlanWindow;
using dispatch::ShadowPrice;
using dispatch::SiteHours;
using dispatch::SitePlan;
using dispatch::WindowMemory;

namespace {

constexpr std::size_t kHours = 12;

// Two windows of eight hours, of which four and eight stay; three units and a battery.
struct RememberedSite {
    SiteHours site;
    SitePlan plan;
    WindowMemory memory;
    PlanWindow first{0, 0, 8, 4};
    PlanWindow second{1, 4, 12, 12};

    RememberedSite() {
        site.hours = kHours;
        site.loadMw.assign(kHours, 50.0);
        site.flexibleMw.assign(kHours, 5.0);
        site.quietFrom.assign(kHours, 0);
        for (std::size_t hour = 0; hour < kHours; ++hour)
            site.quietFrom[hour] = hour + 1; // none is quiet
        site.groups.resize(1);
        site.groups[0].count = 3;
        site.groups[0].downHours = 2;
        site.stores.resize(1);
        clear();
    }
    void clear() {
        plan.online = {std::vector<int>(kHours, 0)};
        plan.outputMw = {std::vector<double>(kHours, 0.0)};
        plan.chargeMw = {std::vector<double>(kHours, 0.0)};
        plan.netMw = site.loadMw;
        plan.onlineUnits.assign(kHours, 0);
        plan.touched.assign(kHours, 0);
        plan.relaxed.assign(1, 1);
        plan.rampSet.assign(1, 0);
    }
    // Plans both windows with that many units, the second from 10 MWh.
    void planAt(double usd, int units, double usedAhead, int unitsLater) {
        clear();
        memory.begin(site, {usd, usd, 0}, WindowMemory::Pass::First, {});
        for (std::size_t hour = 0; hour < kHours; ++hour)
            plan.setUnits(site, 0, hour, hour < 4 ? units : unitsLater);
        plan.setCharge(site, 0, 2, -3.0);
        const double used = 4.0 * units;
        memory.keep(site, first, plan, {20.0}, {10.0}, {used, used + usedAhead});
        memory.keep(site, second, plan, {10.0}, {0.0}, {8.0 * unitsLater, 8.0 * unitsLater});
    }
    bool takes(const ShadowPrice& price, const PlanWindow& window, double chargeMwh) {
        clear();
        memory.begin(site, price, WindowMemory::Pass::First, {});
        return takesNow(window, chargeMwh);
    }
    bool takesNow(const PlanWindow& window, double chargeMwh) {
        std::vector<double> charges{chargeMwh};
        return memory.take(site, window, plan, charges);
    }
};

} // namespace

class WindowMemoryTest : public QObject {
    Q_OBJECT
private slots:
    void takesWhatItPlannedAtTheSamePrice() {
        RememberedSite all;
        all.planAt(7.0, 2, 0.0, 1);
        all.clear();
        all.memory.begin(all.site, {7.0, 7.0, 0}, WindowMemory::Pass::First, {});
        std::vector<double> charges{20.0};
        QVERIFY(all.memory.take(all.site, all.first, all.plan, charges));
        QCOMPARE(charges, std::vector<double>{10.0});
        QCOMPARE(all.plan.online[0], (std::vector<int>{2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0})); // those that stay
        QCOMPARE(all.plan.chargeMw[0][2], -3.0);
        QCOMPARE(all.plan.netMw[2], 47.0);
        QCOMPARE(all.plan.onlineUnits[3], 2);
        QCOMPARE(all.plan.relaxed[0], char{0});
        QVERIFY(all.memory.take(all.site, all.second, all.plan, charges));
        QCOMPARE(all.memory.used(), 16.0);
        QCOMPARE(all.plan.online[0][11], 1);
    }
    void plansAnewWhereAnythingDiffers() {
        RememberedSite all;
        all.planAt(7.0, 2, 0.0, 1);
        QVERIFY(!all.takes({7.0, 7.0, 0}, all.first, 19.0)); // charge
        all.planAt(7.0, 2, 0.0, 1);
        QVERIFY(!all.takes({8.0, 8.0, 0}, all.first, 20.0)); // price
        all.planAt(7.0, 2, 0.0, 1);
        QVERIFY(!all.takes({7.0, 8.0, 6}, all.first, 20.0)); // price within the window
        all.planAt(7.0, 2, 0.0, 1);
        QVERIFY(all.takes({7.0, 8.0, 8}, all.first, 20.0)); // after it
        all.planAt(7.0, 2, 0.0, 1);
        all.site.flexibleMw[7] = 0.0;
        QVERIFY(!all.takes({7.0, 7.0, 0}, all.first, 20.0)); // leave to shed
        all.site.flexibleMw[7] = 5.0;
        all.planAt(7.0, 2, 0.0, 1);
        QVERIFY(!all.takes({7.0, 7.0, 0}, all.second, 10.0)); // units before it
        all.planAt(7.0, 2, 0.0, 1);
        all.memory.forget();
        QVERIFY(!all.takes({7.0, 7.0, 0}, all.first, 20.0));
    }
    // As far back as a unit must stay down, and no farther.
    void looksBackAsFarAsMinimumTimes() {
        for (const std::size_t differs : {1U, 2U, 3U}) {
            RememberedSite all;
            all.planAt(7.0, 2, 0.0, 1);
            all.clear();
            for (std::size_t hour = 0; hour < 4; ++hour)
                all.plan.setUnits(all.site, 0, hour, hour == differs ? 3 : 2);
            all.memory.begin(all.site, {7.0, 7.0, 0}, WindowMemory::Pass::First, {});
            all.memory.keep(all.site, all.first, all.plan, {20.0}, {10.0}, {});
            QCOMPARE(all.takesNow(all.second, 10.0), differs == 1);
        }
    }
    // What uses nothing of the limit stays the best at a dearer price, though not at a cheaper one.
    void idleWindowStaysAtADearerPrice() {
        RememberedSite all;
        all.planAt(7.0, 0, 0.0, 1);
        QVERIFY(all.takes({9.0, 9.0, 0}, all.first, 20.0));
        all.planAt(7.0, 0, 0.0, 1);
        QVERIFY(all.takes({9.0, 7.0, 6}, all.first, 20.0));
        all.planAt(7.0, 0, 0.0, 1);
        QVERIFY(!all.takes({9.0, 6.0, 6}, all.first, 20.0));
        all.planAt(7.0, 0, 0.0, 1);
        QVERIFY(!all.takes({6.0, 6.0, 0}, all.first, 20.0));
        all.planAt(7.0, 0, 3.0, 1); // used in hours planned, but not kept
        QVERIFY(!all.takes({9.0, 9.0, 0}, all.first, 20.0));
    }
    void whatBothEndsDecideHoldsBetween() {
        for (const int highUnits : {2, 1}) {
            RememberedSite all;
            all.planAt(4.0, 2, 0.0, 2);
            all.memory.makeEnd(WindowMemory::End::Low);
            all.planAt(9.0, highUnits, 0.0, 1);
            all.memory.makeEnd(WindowMemory::End::High);
            QCOMPARE(all.takes({6.0, 6.0, 0}, all.first, 20.0), highUnits == 2);
            if (highUnits == 1) continue;
            QVERIFY(!all.takesNow(all.second, 10.0)); // there the ends differ
            QVERIFY(!all.takes({10.0, 10.0, 0}, all.first, 20.0));
            QVERIFY(!all.takes({6.0, 5.0, 6}, all.first, 20.0));
        }
    }
    void secondPassTakesHoursThatShedNothing() {
        for (const std::size_t shedHour : {3U, 9U}) {
            RememberedSite all;
            all.planAt(7.0, 2, 0.0, 1);
            all.site.flexibleMw.assign(kHours, 0.0);
            std::vector<char> shedHours(kHours, 0);
            shedHours[shedHour] = 1;
            all.clear();
            all.memory.begin(all.site, {7.0, 7.0, 0}, WindowMemory::Pass::Second, shedHours);
            QCOMPARE(all.takesNow(all.first, 20.0), shedHour == 9);
        }
    }
    // Whatever was planned before, with limits or without.
    void planDoesNotDependOnEarlierOnes() {
        dispatch::LookAheadDispatch planner;
        for (const unsigned seed : {1U, 2U, 4U, 11U}) {
            tests::PlannedCase site(seed, 24 * 21);
            site.input.lookAhead = 72.0 * units::h;
            site.input.flexibleShare = 0.1;
            site.input.flexibleLimit = 10.0 * units::h;
            if (seed % 2 == 0) site.input.groups.resize(2);
            tests::addRamps(site, seed, seed == 11);
            const auto free = dispatch::dispatchYear(site.input);
            site.input.groups[1].limits.unitHours = std::floor(0.6 * free.groups[1].unitHours);
            dispatch::DispatchYear again;
            planner.run(site.input, again);
            const auto fresh = dispatch::dispatchYear(site.input);
            QCOMPARE(again.gridMw, fresh.gridMw);
            QCOMPARE(again.planned.groups[1].online, fresh.planned.groups[1].online);
            QVERIFY(fresh.groups[1].unitHours <= *site.input.groups[1].limits.unitHours);
            QVERIFY(fresh.groups[1].unitHours >= 0.9 * *site.input.groups[1].limits.unitHours);
        }
    }
};

HEADROOM_TEST(WindowMemoryTest)
#include "window_memory_test.moc"
