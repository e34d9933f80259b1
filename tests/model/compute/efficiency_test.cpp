#include "model/compute/efficiency.h"
#include "model/units/messages.h"
#include "tests/support/test_case.h"

using namespace model::compute;

namespace {

EfficiencyTrend trendWithoutChange() {
    const EfficiencyFactor still{{1e9}, {0.5}};
    return {still, still, still, still, still, {}};
}

} // namespace

class EfficiencyTest : public QObject {
    Q_OBJECT
private slots:
    void halvesAtTheHalvingTime() {
        // Annual factor of a halving time of h months is 2^(12/h): 2.83 at 8 months, 10.77 at 3.5 (planning model 4.1).
        QVERIFY(std::abs(efficiencyMultiplier({{8.0}, {0.0}}, 1.0) - 2.83) < 0.005);
        QVERIFY(std::abs(efficiencyMultiplier({{3.5}, {0.0}}, 1.0) - 10.77) < 0.005);
        // With a floor of 0.2 the part above it halves: cost 1, 0.6, 0.4 after none, one and two halvings.
        QCOMPARE(1.0 / efficiencyMultiplier({{6.0}, {0.2}}, 0.5), 0.6);
        QCOMPARE(1.0 / efficiencyMultiplier({{6.0}, {0.2}}, 1.0), 0.4);
    }
    void staysBetweenOneAndTheFloor() {
        const EfficiencyFactor factor{{12.0}, {0.01}};
        QCOMPARE(efficiencyMultiplier(factor, 0.0), 1.0);
        QCOMPARE(efficiencyMultiplier(factor, -3.0), 1.0);
        double previous = 1.0;
        for (double year = 0.5; year < 30.0; year += 0.5) {
            const double now = efficiencyMultiplier(factor, year);
            QVERIFY(now > previous && now < 100.0);
            previous = now;
        }
        QVERIFY(std::abs(efficiencyMultiplier(factor, 100.0) - 100.0) < 1e-9);
    }
    void keepsTheFactorsApart() {
        EfficiencyTrend trend = trendWithoutChange();
        trend.hardware = {{12.0}, {0.0}};
        trend.algorithm = {{6.0}, {0.0}};
        const EfficiencyState state = efficiencyAt(trend, 1.0);
        QVERIFY(std::abs(state.hardware - 2.0) < 1e-9 && std::abs(state.algorithm - 4.0) < 1e-9);
        QVERIFY(std::abs(state.precision - 1.0) < 1e-6 && std::abs(state.architecture - 1.0) < 1e-6);
        QVERIFY(std::abs(state.product() - 8.0) < 1e-6);
        QCOMPARE(EfficiencyState{}.product(), 1.0);
    }
    // 10x a year = 3 (algorithms) x 1.35 (hardware) x 2.5 (margin): the first two alone do not alarm, with 2.83 more
    // they do.
    void warnsOfGainsCountedTwice() {
        EfficiencyTrend trend = trendWithoutChange();
        trend.algorithm = {{7.57}, {0.0}};
        trend.hardware = {{27.7}, {0.0}};
        QVERIFY(efficiencyIssues(trend, "compute").empty());
        trend.utilisation = {{8.0}, {0.0}};
        const auto issues = efficiencyIssues(trend, "compute");
        QCOMPARE(issues.size(), 1u);
        QVERIFY(issues[0].severity == model::units::Severity::Warning && issues[0].where == "compute");
        const std::string text = model::units::describe(issues[0]);
        QVERIFY2(text.find("11.4") != std::string::npos && text.find("{") == std::string::npos, text.c_str());
    }
};

HEADROOM_TEST(EfficiencyTest)
#include "efficiency_test.moc"
