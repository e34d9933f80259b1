#include "model/workload/contrarian_channels.h"
#include "model/workload/rebound.h"
#include "model/workload/training_demand.h"
#include "model/workload/year_demand.h"
#include "tests/model/workload/reference_class.h"
#include "tests/support/test_case.h"

using namespace model::workload;
using model::units::number;

namespace {

YearDemand settledDemand(const WorkloadClass& workload, double year, double price) {
    return demandOfYear(workload, DemandForm(workload), settledState(workload), year, 2025.0, {.priceRatio = price});
}

bool near(double found, double expected) {
    return std::abs(found - expected) <= 1e-12 * std::abs(expected);
}

} // namespace

class YearDemandTest : public QObject {
    Q_OBJECT
private slots:
    // Whatever the class, its first year at its own price is what was typed in: 10 billion tasks.
    void startsWhereTheInputsSay() {
        for (const Diffusion diffusion : {Diffusion::Constant, Diffusion::Logistic, Diffusion::Bass})
            for (const DemandCurve curve : {DemandCurve::ConstantElasticity, DemandCurve::WillingnessToPay}) {
                WorkloadClass workload = tests::plainClass(1.3);
                workload.diffusion = diffusion;
                workload.demandCurve = curve;
                workload.adjustment = {0.4};
                workload.priceFloor = {0.2};
                workload.tokenMultiplier.knots = {{2025.0, 4.0}};
                workload.valueMultiplier.knots = {{2025.0, 2.0}};
                const YearDemand demand = settledDemand(workload, 2025.0, 1.0);
                QVERIFY(near(demand.tasks, 10e9) && near(demand.cloudTasks, 10e9) && demand.edgeTasks == 0.0);
                QVERIFY(near(demand.userCostRatio, 1.0) && near(demand.demandRatio, 1.0));
                QVERIFY(near(number(demand.tokens.input), 10e9 * 900.0));
                QVERIFY(near(number(demand.tokens.cachedInput), 10e9 * 600.0));
                QVERIFY(near(number(demand.tokens.output), 10e9 * 1600.0));
                QVERIFY(near(number(demand.tokens.total()), 10e9 * 3100.0));
                QVERIFY(std::abs(demand.localElasticity - 1.3 * 0.8) < 1e-9);
            }
    }
    void answersToPriceUsersAndLag() {
        WorkloadClass workload = tests::plainClass(1.0);
        workload.diffusion = Diffusion::Bass;
        const YearDemand whole = settledDemand(workload, 2030.0, 0.1);
        QVERIFY(std::abs(whole.users - 1.9936) < 1e-4);
        QVERIFY(near(whole.tasks, 10e9 * whole.users * 10.0));
        workload.adjustment = {0.5};
        const YearDemand lagging = settledDemand(workload, 2030.0, 0.1);
        QVERIFY(near(lagging.desiredTasks, whole.tasks));
        QVERIFY(near(lagging.tasks, std::sqrt(10e9 * whole.tasks)));
        QCOMPARE(lagging.next.tasksPerYear, lagging.tasks);
        // The lag dies out: with the same price every year the tasks reach what is wanted.
        workload.diffusion = Diffusion::Constant;
        PriorState state = settledState(workload);
        for (int year = 2026; year < 2090; ++year)
            state = demandOfYear(workload, DemandForm(workload), state, year, 2025.0, {.priceRatio = 0.1}).next;
        QVERIFY(std::abs(state.tasksPerYear / 100e9 - 1.0) < 1e-12);
    }
    // Tokens go with mu^(1-eps) q^eps when tokens are all that a task costs (section 3.3).
    void multipliesTokensOfReasoning() {
        for (const double elasticity : {0.7, 1.1, 1.3}) {
            WorkloadClass workload = tests::plainClass(elasticity);
            workload.tokenMultiplier.knots = {{2025.0, 1.0}, {2027.0, 10.0}};
            workload.valueMultiplier.knots = {{2025.0, 1.0}, {2027.0, 1.5}};
            const double before = number(settledDemand(workload, 2025.0, 1.0).tokens.output);
            const double after = number(settledDemand(workload, 2027.0, 1.0).tokens.output);
            QVERIFY(near(after / before, reasoningTokenRatio(10.0, 1.5, elasticity)));
        }
        QCOMPARE(number(taskTokens(tests::plainClass(1.0), 2027.0).output), 400.0);
    }
    // A service that costs only attention does not answer to the token price at all.
    void isInelasticWhenFree() {
        WorkloadClass workload = tests::saturatingClass(1.5, 2.0);
        workload.priceFloor = {1.0};
        const YearDemand demand = settledDemand(workload, 2026.0, 0.01);
        QVERIFY(near(demand.tasks, 10e9) && demand.localElasticity == 0.0);
        // With a floor the answer to the price ends: a price of nothing is a cost of the floor.
        workload.priceFloor = {0.25};
        QVERIFY(settledDemand(workload, 2026.0, 1e-9).tasks < 1.0001 * settledDemand(workload, 2026.0, 1e-6).tasks);
    }
    // The stated elasticity to the token price is the slope of what is wanted.
    void statesTheSlopeToThePrice() {
        WorkloadClass workload = tests::saturatingClass(1.2, 1.5);
        workload.priceFloor = {0.3};
        workload.tokenMultiplier.knots = {{2025.0, 1.0}, {2028.0, 5.0}};
        const double step = 1e-5;
        const double slope = (std::log(settledDemand(workload, 2028.0, 0.2 * std::exp(-step)).desiredTasks) -
                              std::log(settledDemand(workload, 2028.0, 0.2 * std::exp(step)).desiredTasks)) /
                             (2.0 * step);
        QVERIFY(std::abs(settledDemand(workload, 2028.0, 0.2).localElasticity - slope) < 1e-6);
    }
    // Channel 1: 80 % on the edge, all of it in place of the cloud, breaks even at five times the tasks.
    void sendsTasksToTheEdge() {
        WorkloadClass workload = tests::plainClass(1.0);
        workload.edgeShare.knots = {{2025.0, 0.0}, {2028.0, 0.8}};
        const YearDemand adding = settledDemand(workload, 2028.0, 1.0);
        QVERIFY(near(adding.edgeTasks, 8e9) && near(adding.cloudTasks, 10e9));
        workload.edgeSubstitution = {1.0};
        const YearDemand replacing = settledDemand(workload, 2028.0, 1.0);
        QVERIFY(near(replacing.edgeTasks, 8e9) && near(replacing.cloudTasks, 2e9));
        QVERIFY(near(number(replacing.tokens.output) / number(adding.tokens.output), 0.2));
        QVERIFY(near(edgeBreakEvenGrowth(0.8, 1.0), 5.0));
        QVERIFY(std::isinf(edgeBreakEvenGrowth(1.0, 1.0)));
        QVERIFY(near(cloudShare(0.5, 0.3), 0.85));
    }
    // Claim 32: all savings back into training leave its energy as it was, R = 1; in general R is the reinvested share.
    void reinvestsTrainingSavings() {
        for (const double gain : {1.5, 10.0, 400.0})
            for (const double reinvested : {0.0, 0.4, 1.0}) {
                const TrainingBudget budget{{0.4}, {0.0}, {reinvested}, {2100.0}, {0.0}};
                const TrainingDemand demand = trainingDemand(budget, 6.0, 1.0 / gain);
                const double energy = demand.compute / gain;
                QVERIFY(std::abs(*discreteRebound(energy, gain) - reinvested) < 1e-9);
                QVERIFY(near(demand.compute, demand.budget * gain));
                if (reinvested == 1.0) QVERIFY(near(demand.budget, 1.0) && near(energy, 1.0));
                if (reinvested == 0.0) QVERIFY(near(demand.compute, 1.0) && near(demand.budget, 1.0 / gain));
            }
        const TrainingBudget growing{{0.4}, {0.1}, {1.0}, {2100.0}, {0.0}};
        QVERIFY(!isOnPlateau(growing, 2099.0) && isOnPlateau(growing, 2100.0));
        QVERIFY(near(trainingDemand(growing, 2.0, 0.5).budget, 1.21));
        QVERIFY(near(trainingDemand(growing, 2.0, 0.5).compute, 2.42));
        QVERIFY(near(trainingOverInference(growing), 2.0 / 3.0));
    }
    // Better tokens at the same price win tasks; longer answers cost their users more and take more tokens each.
    void answersToQualityAndLongerAnswers() {
        WorkloadClass workload = tests::plainClass(1.3);
        workload.qualityResponse = {0.5};
        const DemandForm form(workload);
        const auto at = [&](const Offer& offer) {
            return demandOfYear(workload, form, settledState(workload), 2026.0, 2025.0, offer);
        };
        QVERIFY(near(at({.qualityGain = 4.0}).tasks, 20e9));
        const YearDemand longer = at({.tokenFactor = 10.0});
        QVERIFY(near(longer.tasks, 10e9 * std::pow(10.0, -1.3)));
        // Planning model, section 3.3: tokens x 0.50 at ten times the tokens of a task and elasticity 1.3.
        QVERIFY(std::abs(number(longer.tokens.output) / (10e9 * 400.0) - 0.501187) < 1e-6);
        QVERIFY(near(number(taskTokens(workload, 2026.0, 10.0).output), 4000.0));
    }
    void clearsAShortageThroughTheTokenPrice() {
        WorkloadClass workload = tests::saturatingClass(1.2, 2.0);
        workload.priceFloor = {0.3};
        const DemandForm form(workload);
        const auto demand = demandOfYear(workload, form, settledState(workload), 2026.0, 2025.0, {.priceRatio = 0.4});
        const auto factor = clearingPriceFactor(form, demand, 2.0);
        QVERIFY(factor && *factor > 1.0);
        const auto cleared =
            demandOfYear(workload, form, settledState(workload), 2026.0, 2025.0, {.priceRatio = 0.4 * *factor});
        QVERIFY(std::abs(cleared.desiredTasks * 2.0 / demand.desiredTasks - 1.0) < 1e-9);
        workload.priceFloor = {1.0}; // tokens are no part of the cost
        QVERIFY(
            !clearingPriceFactor(form, demandOfYear(workload, form, settledState(workload), 2026.0, 2025.0, {}), 2.0));
    }
    void setsTheContrarianSwitches() {
        WorkloadClass workload = tests::plainClass(1.0);
        workload.edgeSubstitution = {0.3};
        workload.tokenMultiplier.knots = {{2025.0, 1.0}, {2030.0, 8.0}};
        workload.valueMultiplier.knots = {{2025.0, 1.0}, {2030.0, 2.0}};
        const auto with = [&](EdgeChannel edge, ReasoningChannel reasoning) {
            return channelled({workload}, {edge, reasoning}).front();
        };
        QVERIFY(with(EdgeChannel::AsGiven, ReasoningChannel::AsGiven) == workload);
        QCOMPARE(with(EdgeChannel::Adds, ReasoningChannel::AsGiven).edgeSubstitution.value, 0.0);
        QCOMPARE(with(EdgeChannel::Substitutes, ReasoningChannel::AsGiven).edgeSubstitution.value, 1.0);
        QCOMPARE(with(EdgeChannel::AsGiven, ReasoningChannel::WorthFollows).valueMultiplier.valueAt(2030.0), 8.0);
        QCOMPARE(with(EdgeChannel::AsGiven, ReasoningChannel::WorthStays).valueMultiplier.valueAt(2030.0), 1.0);
        QCOMPARE(with(EdgeChannel::AsGiven, ReasoningChannel::WorthStays).edgeSubstitution.value, 0.3);
    }
};

HEADROOM_TEST(YearDemandTest)
#include "year_demand_test.moc"
