#include "model/dispatch/ramp_commitment.h"

#include "tests/model/dispatch/planned_case.h"
#include "tests/support/test_case.h"

using namespace model;
using dispatch::DispatchInput;
using dispatch::RampCommitment;
using dispatch::SiteHours;
using dispatch::SitePlan;

namespace {

std::vector<int> committed(const DispatchInput& input) {
    SiteHours site;
    dispatch::prepareHours(input, site);
    dispatch::priceHours(input, site, 0, 0, site.hours, units::number(input.gasPrice));
    dispatch::findQuiet(site);
    SitePlan plan;
    plan.online = {std::vector<int>(site.hours, 0)};
    plan.outputMw = {std::vector<double>(site.hours, 0.0)};
    plan.netMw = site.loadMw;
    for (auto* counts : {&plan.onlineUnits, &plan.unitsOfRun, &plan.chargesOfRun})
        counts->assign(site.hours, 0);
    plan.touched.assign(site.hours, 0);
    plan.relaxed.assign(1, 0);
    plan.rampSet.assign(1, 0);
    RampCommitment().commit(site, plan, 0, 0, site.hours);
    return plan.online[0];
}

DispatchInput slowSite(const std::vector<double>& loadMw, const std::vector<double>& gridMw) {
    DispatchInput input;
    input.loadMw = loadMw;
    input.gridLimitMw = gridMw;
    input.gridPrice = units::of<units::EnergyPrice>(20.0);
    input.gasPrice = units::UsdPerMmbtu::quantity(4.0);
    input.groups = {tests::plannedUnits(2, 40.0, 0.5, 9000.0, 0.0)};
    input.groups[0].rampLimit = 0.3; // 12 MW an hour from the minimum of 20 MW
    return input;
}

} // namespace

class RampCommitmentTest : public QObject {
    Q_OBJECT
private slots:
    void knowsWhomItCanCommit() {
        dispatch::SiteGroup group;
        QVERIFY(!RampCommitment::canCommit(group));
        group.ramped = true;
        QVERIFY(RampCommitment::canCommit(group));
        group.upHours = 2;
        QVERIFY(!RampCommitment::canCommit(group));
    }
    // An hour at minimum costs 849.6 USD (36 USD/MWh at full load) and saves 400 of the grid's: 899 through the lull.
    void stopsInALullIfAStartIsCheap() {
        const std::vector<double> loadMw{130.0, 130.0, 100.0, 100.0, 130.0, 130.0};
        const std::vector<double> gridMw(6, 100.0);
        auto input = slowSite(loadMw, gridMw);
        input.groups[0].startCost = 890.0 * units::USD;
        QCOMPARE(committed(input), (std::vector<int>{1, 1, 0, 0, 1, 1}));
        input.groups[0].startCost = 910.0 * units::USD;
        QCOMPARE(committed(input), (std::vector<int>{1, 1, 1, 1, 1, 1}));
    }
    // One unit at 40 MW in the third hour is 20 above minimum: 8 an hour before, and 8 an hour after.
    void isOnBeforeAndAfterAPeak() {
        const std::vector<double> loadMw{100.0, 100.0, 140.0, 100.0, 100.0};
        const std::vector<double> gridMw(5, 100.0);
        auto input = slowSite(loadMw, gridMw);
        input.groups[0].count = 1;
        QCOMPARE(committed(input), (std::vector<int>{0, 1, 1, 1, 0}));
        input.groups[0].rampLimit = 0.15; // 6 MW an hour: 20 take four hours, of which there are but two
        QCOMPARE(committed(input), (std::vector<int>{1, 1, 1, 1, 1}));
        input.groups[0].count = 2; // two share the peak at their minimum
        QCOMPARE(committed(input), (std::vector<int>{0, 0, 2, 0, 0}));
    }
};

HEADROOM_TEST(RampCommitmentTest)
#include "ramp_commitment_test.moc"
