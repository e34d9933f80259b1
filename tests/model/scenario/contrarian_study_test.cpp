#include "model/scenario/contrarian_study.h"
#include "model/scenario/demand_study.h"
#include "model/scenario/evaluate.h"
#include "model/scenario/flip_elasticity.h"
#include "tests/model/scenario/scenario_inputs.h"
#include "tests/support/test_case.h"

#include <cmath>

using namespace model::scenario;
using tests::append;
using tests::choose;
using tests::put;

namespace {

// An operator with a contract that its demand outgrows within a few years.
Scenario growingScenario() {
    Scenario scenario = standardScenario();
    append(scenario, "workload", "one");
    put(scenario, "scenario.last_year", 2030);
    put(scenario, "workload.one.tasks_1e9_per_year", 300);
    return scenario;
}

const ContrarianEffect& effectOf(const ContrarianStudy& study, unsigned channels) {
    return *std::find_if(study.effects.begin(), study.effects.end(),
                         [channels](const auto& effect) { return effect.channels == channels; });
}

} // namespace

class ContrarianStudyTest : public QObject {
    Q_OBJECT
private slots:
    void runsAllEightAndAddsUp() {
        Scenario scenario = growingScenario();
        put(scenario, "grid.contract_mw", 0.6 * evaluate(scenario).years.back().facilityPeakMw);
        const auto study = contrarianStudy(scenario);
        QCOMPARE(study.runs.size(), std::size_t{8});
        QCOMPARE(study.effects.size(), std::size_t{7});
        QVERIFY(study.assumedEdge && study.assumedReasoning);
        // Mean and effects give every run back: the design is complete and orthogonal.
        double mean = 0.0;
        for (const auto& run : study.runs)
            mean += std::log(run.facilityEnergyMwh) / 8.0;
        for (const auto& run : study.runs) {
            double rebuilt = mean;
            for (const auto& effect : study.effects) {
                const int off = std::popcount(effect.channels & ~run.channels);
                rebuilt += 0.5 * (off % 2 == 0 ? 1.0 : -1.0) * effect.logEnergy;
            }
            QVERIFY(std::abs(rebuilt - std::log(run.facilityEnergyMwh)) < 1e-9);
        }
        // Each channel lowers energy by itself; under a cap the others have less left to lower.
        for (const unsigned channel : {1U, 2U, 4U})
            QVERIFY(effectOf(study, channel).logEnergy < 0.0);
        QVERIFY(effectOf(study, 3U).logEnergy > 0.0);
        for (const auto& run : study.runs)
            if (run.has(Channel::Supply)) QVERIFY(run.facilityEnergyMwh <= study.runs[0].facilityEnergyMwh);
    }
    // Section 9: 80 % of tasks on devices, each in place of a cloud task, leave a fifth of the serving.
    void edgeInFullLeavesAFifthOfTheTasks() {
        Scenario scenario = growingScenario();
        scenario.workloads.front().edgeShare.knots = {{2025.0, 0.0}, {2028.0, 0.8}};
        const auto last = [&](unsigned channels) {
            const Scenario trial = withChannels(scenario, channels);
            return demandYears(trial, Efficiency::Developing, plainTerms(trial)).back().classes.front();
        };
        QVERIFY(std::abs(last(1U).tasksPerYear / last(0U).tasksPerYear - 0.2) < 1e-12);
        // Worth that stays while a task takes four times the tokens: fewer tasks than with worth that follows.
        QVERIFY(last(4U).tasksPerYear < 0.9 * last(0U).tasksPerYear);
    }
    void keepsWhatTheScenarioGives() {
        Scenario scenario = growingScenario();
        scenario.workloads.front().edgeShare.knots = {{2025.0, 0.0}, {2028.0, 0.3}};
        scenario.workloads.front().tokenMultiplier.knots = {{2025.0, 1.0}, {2028.0, 17.0}};
        const Scenario on = withChannels(scenario, 7U);
        QVERIFY(on.workloads == scenario.workloads && on.frame.supplyCaps);
        const auto study = contrarianStudy(scenario);
        QVERIFY(!study.assumedEdge && !study.assumedReasoning);
    }
    void stopsWithWhatItHas() {
        std::stop_source source;
        int calls = 0;
        const auto study = contrarianStudy(growingScenario(), source.get_token(), [&](double) {
            if (++calls == 3) source.request_stop();
        });
        QCOMPARE(study.runs.size(), std::size_t{3});
        QVERIFY(study.effects.empty());
    }
    // The textbook case turns at an elasticity of 1; with a share of the gain taken as quality it turns elsewhere.
    void findsWhereDecisionsTurn() {
        Scenario scenario = growingScenario();
        choose(scenario, "workload.one.demand_curve", "constant_elasticity");
        choose(scenario, "scenario.boundary", "region");
        for (const char* key : {"workload.one.adjustment_per_year", "workload.one.pass_through"})
            put(scenario, key, 1.0);
        for (const char* key :
             {"workload.one.quality_share", "workload.one.price_floor", "workload.training.compute_share"})
            put(scenario, key, 0.0);
        const double frozenPeak =
            demandYears(scenario, Efficiency::Frozen, plainTerms(scenario)).back().it.inferencePeakMw;
        put(scenario, "grid.contract_mw", 1.6 * frozenPeak);
        const auto study = flipElasticities(scenario);
        QVERIFY(study.savesEnergy.elasticity && study.savesEnergy.holdsBelow && !study.savesEnergy.holdsAbove);
        QVERIFY(std::abs(*study.savesEnergy.elasticity - 1.0) < 0.1);
        QVERIFY(study.suffices.elasticity && study.suffices.holdsBelow);
        // Just below supply suffices, just above it does not.
        for (const double off : {-0.01, 0.01}) {
            Scenario trial = scenario;
            put(trial, "workload.one.price_elasticity", *study.suffices.elasticity + off);
            QCOMPARE(evaluate(trial).summary.gapYear.has_value(), off > 0.0);
        }
        put(scenario, "grid.contract_mw", 1e5);
        const auto ample = flipElasticities(scenario);
        QVERIFY(!ample.suffices.elasticity && ample.suffices.holdsBelow && ample.suffices.holdsAbove);
    }
};

HEADROOM_TEST(ContrarianStudyTest)
#include "contrarian_study_test.moc"
