#include "model/facility/electrical_stage.h"
#include "model/scenario/evaluate.h"
#include "model/scenario/parameter.h"
#include "model/scenario/site_year.h"
#include "tests/model/scenario/scenario_inputs.h"
#include "tests/support/test_case.h"

#include <cmath>

using namespace model::scenario;
using model::facility::StageSide;
using tests::choose;
using tests::put;

namespace {

// One year, flat halls, twenty units that hardly fail, a contract beside them.
Scenario site(double contractMw) {
    Scenario scenario = standardScenario();
    put(scenario, "scenario.first_year", 2027);
    put(scenario, "scenario.last_year", 2027);
    choose(scenario, "scenario.mode", "hall_led");
    for (const char* prefix : {"workload", "facility.halls", "plant.units"})
        tests::append(scenario, prefix);
    put(scenario, "facility.halls.one.energised", 2020);
    put(scenario, "facility.halls.one.racks", 400);
    put(scenario, "plant.units.one.count", 20);
    put(scenario, "plant.units.one.in_service", 2020);
    put(scenario, "plant.units.one.capacity_mw", 10);
    put(scenario, "plant.units.one.forced_outage_rate", 1e-6);
    put(scenario, "plant.units.one.planned_outage_rate", 0);
    put(scenario, "plant.flexible.share", 0.0);
    put(scenario, "grid.contract_mw", contractMw);
    put(scenario, "grid.slip_days", 0);
    put(scenario, "grid.ramp_months", 0);
    return scenario;
}

void addStage(Scenario& scenario, const char* id, const char* side, double blocks, double blockMw, double failures,
              double repairDays) {
    tests::append(scenario, "facility.electrical", id);
    const std::string key = std::string("facility.electrical.") + id;
    choose(scenario, key + ".side", side);
    put(scenario, key + ".blocks", blocks);
    put(scenario, key + ".block_mw", blockMw);
    put(scenario, key + ".failures_per_year", failures);
    put(scenario, key + ".repair_days", repairDays);
}

YearOutcome answerOf(const Scenario& scenario) {
    return evaluate(scenario).years.at(0);
}

} // namespace

class ElectricalPathTest : public QObject {
    Q_OBJECT
private slots:
    void blocksFollowTheSparing() {
        using namespace model::facility;
        using model::units::MW;
        ElectricalStage stage;
        stage.blocks.value = 7;
        stage.block.value = 100;
        QCOMPARE(blocksOf(stage, 300.0 * MW), 7);
        stage.sparing = StageSparing::N;
        QCOMPARE(blocksOf(stage, 300.0 * MW), 3);
        QCOMPARE(blocksOf(stage, 300.1 * MW), 4);
        QCOMPARE(blocksOf(stage, 0.0 * MW), 1);
        stage.sparing = StageSparing::NPlusOne;
        QCOMPARE(blocksOf(stage, 300.0 * MW), 4);
        stage.sparing = StageSparing::TwoN;
        QCOMPARE(blocksOf(stage, 300.0 * MW), 6);
        stage.design.value = 150; // the stage's own, whatever the side brings
        QCOMPARE(blocksOf(stage, 300.0 * MW), 4);
        stage.block.value = 0; // each carries everything
        QCOMPARE(blocksOf(stage, 300.0 * MW), 2);
        stage.failures.value = 2.0;
        stage.repair.value = 36.5; // 73 days of 365 in service: down 73 for 365 up
        QVERIFY(std::abs(outageRateOf(stage) - 73.0 / (365.0 + 73.0)) < 1e-12);
    }

    // A gas header takes all units: nothing that stands behind it is better than the header.
    void aGasHeaderCapsTheUnits() {
        Scenario scenario = site(0.0);
        const auto without = answerOf(scenario);
        QVERIFY(without.loleHoursPerYear < 1e-6 && without.onsiteFirmMw > 100.0);
        addStage(scenario, "header", "plant", 1, 0, 2.0, 0.5);
        const auto with = answerOf(scenario);
        const double out = 2.0 * 12.0 / 8760.0 / (1.0 + 2.0 * 12.0 / 8760.0);
        QVERIFY(std::abs(with.loleHoursPerYear / (8760.0 * out) - 1.0) < 1e-6);
        QCOMPARE(with.firmMw, 0.0); // 0.9999 cannot be reached
        put(scenario, "adequacy.target_availability", 0.99);
        QVERIFY(answerOf(scenario).firmMw > 100.0);
    }

    void transformersLimitTheImport() {
        Scenario scenario = site(60.0);
        put(scenario, "plant.units.one.count", 0);
        put(scenario, "grid.outage_rate", 0.0);
        const double free = answerOf(scenario).firmMw;
        QCOMPARE(free, 60.0);
        addStage(scenario, "transformers", "grid", 2, 40, 0.0, 1.0);
        QCOMPARE(answerOf(scenario).firmMw, 60.0); // 80 MW of them
        put(scenario, "facility.electrical.transformers.block_mw", 25);
        QCOMPARE(answerOf(scenario).firmMw, 50.0);
        put(scenario, "facility.electrical.transformers.failures_per_year", 0.02);
        put(scenario, "facility.electrical.transformers.repair_days", 365.0);
        QCOMPARE(answerOf(scenario).firmMw, 0.0); // both are out for more than 1 in 10,000 hours
        choose(scenario, "facility.electrical.transformers.sparing", "two_n"); // 60 MW in blocks of 25: six
        QVERIFY(answerOf(scenario).firmMw >= 50.0);
    }

    // What stands before the load is lost to grid and units alike.
    void switchgearIsInFrontOfEverything() {
        Scenario scenario = site(60.0);
        addStage(scenario, "switchgear", "load", 1, 0, 0.5, 2.0);
        const auto answer = answerOf(scenario);
        const double downHours = 0.5 * 48.0 / 8760.0;
        QVERIFY(std::abs(answer.loleHoursPerYear / (8760.0 * downHours / (1.0 + downHours)) - 1.0) < 1e-3);
        const SiteYears years(scenario);
        QCOMPARE(years.path(StageSide::Load, 2027).size(), std::size_t(1));
        QVERIFY(years.path(StageSide::Grid, 2027).empty() && years.path(StageSide::Plant, 2027).empty());
    }
};

HEADROOM_TEST(ElectricalPathTest)
#include "electrical_path_test.moc"
