#include "model/evidence/own_back_tests.h"
#include "model/scenario/record.h"
#include "tests/model/scenario/scenario_inputs.h"
#include "tests/support/test_case.h"

#include <cmath>

using namespace model::evidence;
using namespace model::scenario;

namespace {

Scenario withCoal() {
    Scenario scenario = standardScenario();
    tests::append(scenario, "evidence.backtests", "coal");
    tests::put(scenario, "evidence.backtests.coal.forecast", 20.0);
    tests::put(scenario, "evidence.backtests.coal.outturn", 40.0);
    tests::choose(scenario, "evidence.backtests.coal.unit", "Mt");
    return scenario;
}

BackTest only(const Scenario& scenario) {
    const auto own = ownBackTests(scenario);
    return own.size() == 1 ? own.front() : BackTest{};
}

} // namespace

class OwnBackTestsTest : public QObject {
    Q_OBJECT

private slots:
    void withoutASourceIsMarked() {
        Scenario scenario = withCoal();
        QCOMPARE(only(scenario).evidence, std::string("unsourced"));
        QVERIFY(!only(scenario).isScored() && !only(scenario).percentile());
        QVERIFY(std::abs(*only(scenario).logError() + std::log(2.0)) < 1e-12);
        QCOMPARE(only(scenario).unit, std::string("Mt"));
        tests::choose(scenario, "evidence.backtests.coal.source", "Ledger of the mine");
        QVERIFY(only(scenario).isScored() && only(scenario).source == "Ledger of the mine");
        tests::choose(scenario, "evidence.backtests.coal.use", "in_sample");
        QVERIFY(only(scenario).inSample && !only(scenario).isScored());
    }
    // P10 and P90 of 10 and 40 have their middle at 20: what came is the P90.
    void spreadGivesAPercentile() {
        Scenario scenario = withCoal();
        tests::put(scenario, "evidence.backtests.coal.low", 10.0);
        QVERIFY(!only(scenario).percentile());
        tests::put(scenario, "evidence.backtests.coal.high", 40.0);
        QVERIFY(std::abs(*only(scenario).percentile() - 90.0) < 1e-3);
        tests::put(scenario, "evidence.backtests.coal.outturn", 0.0);
        QVERIFY(!only(scenario).outturn && !only(scenario).logError());
    }
    void standBeforeTheBuiltIn() {
        const auto all = allBackTests(withCoal());
        QCOMPARE(all.size(), backTests().size() + 1);
        QCOMPARE(all.front().name, std::string("coal"));
        const auto before = scoresOf(backTests());
        const auto after = scoresOf(all);
        QVERIFY(after.scored == before.scored && after.unsourced == before.unsourced + 1);
    }
    void aSpreadHasTwoEndsInOrder() {
        const auto refused = [](double low, double high) {
            Scenario scenario = withCoal();
            tests::put(scenario, "evidence.backtests.coal.low", low);
            tests::put(scenario, "evidence.backtests.coal.high", high);
            for (const auto& issue : check(scenario))
                if (issue.code == "evidence.spread_not_ordered") return issue.where == "evidence.backtests.coal.low";
            return false;
        };
        QVERIFY(!refused(0.0, 0.0) && !refused(1.0, 2.0));
        QVERIFY(refused(1.0, 0.0) && refused(0.0, 2.0) && refused(2.0, 1.0));
    }
    // As a project stores it: what differs from the standard scenario, and back.
    void survivesTheRecord() {
        const Scenario scenario = withCoal();
        Scenario read = standardScenario();
        QVERIFY(model::scenario::apply(read, difference(standardScenario(), scenario)).empty());
        QVERIFY(read == scenario && read.forecasts.size() == 1);
    }
};

HEADROOM_TEST(OwnBackTestsTest)
#include "own_back_tests_test.moc"
