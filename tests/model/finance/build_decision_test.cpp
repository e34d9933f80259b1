#include "model/finance/build_decision.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace model::finance;

class BuildDecisionTest : public QObject {
    Q_OBJECT
private slots:
    void threeToFiveTimesTheInfrastructure() {
        const std::vector<double> builds{1, 2, 3, 4, 5};
        const std::vector<double> demands{1, 3, 5};
        const std::vector<double> probabilities{0.3, 0.45, 0.25};
        const BuildDecision decision = decideBuild(mismatchTable(builds, demands, {1.0, 2.0}), probabilities);
        const double expected[] = {3.80, 2.70, 1.60, 1.85, 2.10};
        const double regret[] = {8, 6, 4, 3, 4};
        for (std::size_t build = 0; build < 5; ++build) {
            QVERIFY(std::abs(decision.expectedCost[build] - expected[build]) < 1e-12);
            QVERIFY(std::abs(decision.largestRegret[build] - regret[build]) < 1e-12);
        }
        QCOMPARE(builds[decision.leastExpected], 3.0);
        QCOMPARE(builds[decision.leastRegret], 4.0);
        QVERIFY(std::abs(decision.perfectInformation - 1.60) < 1e-12);
        QVERIFY(std::abs(minimaxRegret(1.0, 5.0, {1.0, 2.0}).build - 3.667) < 0.0005);
        QVERIFY(std::abs(criticalQuantile({1.0, 2.0}) - 0.6667) < 5e-5);
    }
    void regretIsOverTheBestOfEachFuture() { // best 10 and 14: regrets 0 and 6, 2 and 0
        const CostTable costs{{10.0, 20.0}, {12.0, 14.0}};
        const BuildDecision decision = decideBuild(costs, std::vector<double>{0.5, 0.5});
        QCOMPARE(decision.largestRegret[0], 6.0);
        QCOMPARE(decision.largestRegret[1], 2.0);
        QCOMPARE(decision.expectedCost[1], 13.0);
        QCOMPARE(decision.perfectInformation, 1.0);
        QCOMPARE(decision.leastRegret, std::size_t(1));
    }
    void continuousRegretIsTheLeastWorst() { // by trying every build against both ends
        const MismatchCost cost{1.3, 4.1};
        const RegretBuild best = minimaxRegret(200.0, 900.0, cost);
        double least = 1e300;
        for (double build = 200.0; build <= 900.0; build += 0.5)
            least = std::min(least, std::max(1.3 * (build - 200.0), 4.1 * (900.0 - build)));
        QVERIFY(best.regret <= least + 1e-9 && best.regret > least - 3.0);
        QVERIFY(std::abs(1.3 * (best.build - 200.0) - best.regret) < 1e-9);
    }
    void newsvendorQuantileMinimisesExpectedCost() {
        std::mt19937 random(5);
        std::lognormal_distribution<double> draw(4.0, 0.5);
        std::vector<double> demands(999);
        for (double& demand : demands)
            demand = draw(random);
        std::sort(demands.begin(), demands.end());
        const std::vector<double> equally(demands.size(), 1.0 / static_cast<double>(demands.size()));
        const MismatchCost cost{1.0, 3.0};
        const BuildDecision decision = decideBuild(mismatchTable(demands, demands, cost), equally);
        const double quantile = (static_cast<double>(decision.leastExpected) + 0.5) / 999.0;
        QVERIFY(std::abs(quantile - criticalQuantile(cost)) < 0.002);
        QVERIFY(decision.perfectInformation > 0.0);
    }
    void worstTail() {
        const std::vector<double> losses{4.0, 1.0, 3.0, 2.0};
        QVERIFY(std::abs(conditionalValueAtRisk(losses, 0.0) - 2.5) < 1e-12);
        QVERIFY(std::abs(conditionalValueAtRisk(losses, 0.5) - 3.5) < 1e-12);
        QVERIFY(std::abs(conditionalValueAtRisk(losses, 0.9) - 4.0) < 1e-12);
        QVERIFY(std::abs(conditionalValueAtRisk(losses, 0.625) - (4.0 + 0.5 * 3.0) / 1.5) < 1e-12);
        // Rockafellar and Uryasev: the least of t + E[(L - t)+] / (1 - level) over t.
        double least = 1e300;
        for (const double t : losses) {
            double excess = 0.0;
            for (const double loss : losses)
                excess += std::max(0.0, loss - t) / 4.0;
            least = std::min(least, t + excess / 0.375);
        }
        QVERIFY(std::abs(conditionalValueAtRisk(losses, 0.625) - least) < 1e-12);
    }
};

HEADROOM_TEST(BuildDecisionTest)
#include "build_decision_test.moc"
