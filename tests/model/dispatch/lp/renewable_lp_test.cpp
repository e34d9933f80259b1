#include "model/dispatch/lp/dispatch_lp.h"
#include "tests/model/dispatch/planned_case.h"
#include "tests/model/dispatch/renewable_case.h"
#include "tests/support/test_case.h"

#include <cstdio>

using namespace model;
using dispatch::lp::LpCommitment;
using dispatch::lp::LpStatus;

class RenewableLpTest : public QObject {
    Q_OBJECT
private slots:
    void plansKeepEveryBalanceAndAreNearTheirProgram() {
        double worst = 0.0;
        double worstRelaxed = 0.0;
        double curtailedMwh = 0.0;
        for (unsigned seed = 1; seed <= 24; ++seed) {
            tests::PlannedCase site(seed, 168);
            tests::addSecondBattery(site, seed, seed % 3 == 0);
            tests::addRamps(site, seed, seed % 4 == 0);
            if (seed % 5 == 0) site.input.reserve = dispatch::SpinningReserve::LargestUnit;
            if (seed % 6 == 0) site.input.groups.resize(1);
            if (seed % 7 == 0) site.input.lookAhead = 48.0 * units::h;
            const auto renewableMw = tests::sunAndWind(site.loadMw, seed);
            site.input.renewableMw = renewableMw;
            const auto year = dispatch::dispatchYear(site.input);
            const std::string broken = tests::brokenSun(site.input, year);
            QVERIFY2(broken.empty(), (std::to_string(seed) + ": " + broken).c_str());
            curtailedMwh += units::number(year.curtailed);
            const auto given = dispatch::lp::solveDispatchLp(site.input, year);
            QVERIFY(given.status == LpStatus::Optimal);
            QVERIFY2(given.gap() > -1e-7, qPrintable(QString::number(given.gap())));
            worst = std::max(worst, given.gap());
            dispatch::lp::DispatchLpOptions options;
            options.commitment = LpCommitment::Relaxed;
            const auto relaxed = dispatch::lp::solveDispatchLp(site.input, year, options);
            QVERIFY(relaxed.status == LpStatus::Optimal);
            QVERIFY(relaxed.costUsd <= given.costUsd + 1e-7 * std::abs(given.costUsd));
            worstRelaxed = std::max(worstRelaxed, relaxed.gap());
        }
        std::printf("24 weeks with sun and wind: over the LP of the commitment at most %.1e, over the relaxed %.2f %%, "
                    "%.0f MWh curtailed\n",
                    worst, 100.0 * worstRelaxed, curtailedMwh);
        QVERIFY(curtailedMwh > 0.0);
        QVERIFY(worst < 0.005);
        QVERIFY(worstRelaxed < 0.04); // divisible units know no whole ones: about 1 % is theirs
    }
    // Without units the plan of one battery is the program's, at prices that change and at one that stays.
    void batteryBesideTheSunIsExact() {
        double storedMwh = 0.0;
        for (unsigned seed = 1; seed <= 24; ++seed) {
            tests::PlannedCase site(seed, 168);
            if (seed % 3 != 0) site.input.groups.clear();
            for (auto& group : site.input.groups)
                group.count = seed % 2 == 0 ? 0 : 1;
            site.input.groups.resize(std::min<std::size_t>(1, site.input.groups.size()));
            site.input.storage[0].initialCharge = 0.2;
            if (seed % 2 == 0) site.input.gridPriceUsdPerMwh = {};
            site.input.gridPrice = units::of<units::EnergyPrice>(50.0);
            for (double& mw : site.gridMw)
                mw = 1.2 * site.loadMw.front() + 100.0;
            const auto renewableMw = tests::sunAndWind(site.loadMw, seed);
            site.input.renewableMw = renewableMw;
            const auto year = dispatch::dispatchYear(site.input);
            const auto given = dispatch::lp::solveDispatchLp(site.input, year);
            QVERIFY(given.status == LpStatus::Optimal);
            QVERIFY2(std::abs(given.gap()) < 1e-9, (std::to_string(seed) + ": " + std::to_string(given.gap())).c_str());
            storedMwh += units::number(year.charged);
        }
        QVERIFY(storedMwh > 1000.0);
    }
};

HEADROOM_TEST(RenewableLpTest)
#include "renewable_lp_test.moc"
