#include "ui/panels/adequacy_tables.h"
#include "ui/panels/dispatch_tables.h"
#include "ui/panels/electrical_table.h"
#include "ui/panels/grid_tables.h"
#include "ui/panels/renewables_table.h"

#include "data/catalog/templates.h"
#include "data/project/resolve.h"
#include "model/scenario/evaluate.h"
#include "model/scenario/parameter.h"

#include "tests/support/test_case.h"

using namespace ui::panels;
using model::scenario::Outcome;
using model::scenario::Scenario;

namespace {

Scenario templateScenario(const char* name, const char* slug) {
    return data::project::resolve(data::catalog::findTemplate(name)->scenarios, slug, data::project::builtInProfile)
        .scenario;
}

void put(Scenario& scenario, const char* key, double value) {
    model::scenario::find(scenario, key)->setValue(value);
}

Outcome answer(const Scenario& scenario, int year, bool isSimulated = false) {
    model::scenario::EvaluateOptions options;
    options.hourlyYear = year;
    if (isSimulated) options.simulation = model::scenario::AdequacySimulation{2000, 0.05, 1, 1};
    return model::scenario::evaluate(scenario, options);
}

ui::charts::ChartContext context(const Scenario& scenario, const Outcome& outcome, int year) {
    return {scenario, outcome, nullptr, {}, {}, year, QLocale(QLocale::English)};
}

double raw(const TableContents& table, std::size_t row, std::size_t column) {
    return table.rows.at(row).at(column).raw.toDouble();
}

} // namespace

class PlantTablesTest : public QObject {
    Q_OBJECT
private slots:
    void runningShowsWhatTheDispatchDid();
    void limitsShowHowMuchOfThemIsUsed();
    void regionGrowsByTheObligationOfTheCampus();
    void exactStandsBesideTheSimulation();
    void batteriesStandBesideTheirRule();
    void jumpsSayWhetherTheyAreCovered();
    void unitsAreShownAsTheyAreRun();
    void electricalPathSaysWhatItCosts();
    void sunAndWindSayWhatTheyGive();
};

void PlantTablesTest::runningShowsWhatTheDispatchDid() {
    const auto inputs = templateScenario("islanded-campus", "base");
    const auto outcome = answer(inputs, 2033);
    const auto table = runningTable(context(inputs, outcome, 2033));
    QCOMPARE(table.title, QStringLiteral("How the units ran in 2033, hour by hour by rules"));
    QCOMPARE(table.rows.size(), std::size_t(1));
    const auto year = outcome.years[6];
    QCOMPARE(year.year, 2033);
    QCOMPARE(raw(table, 0, 1), year.onsiteEnergyMwh);
    QVERIFY(std::abs(raw(table, 0, 4) - year.fuelMmbtu) < 1e-6 * year.fuelMmbtu);
    QVERIFY(std::abs(raw(table, 0, 5) - year.noxT) < 1e-9 * year.noxT);
    QCOMPARE(table.rows[0][3].text, QStringLiteral("–"));               // rules know no starts
    QVERIFY(runningTable(context(inputs, outcome, 2034)).rows.empty()); // whose hours were not asked for
}

void PlantTablesTest::limitsShowHowMuchOfThemIsUsed() {
    auto inputs = templateScenario("islanded-campus", "base");
    const auto free = answer(inputs, 2033);
    QVERIFY(permitsTable(context(inputs, free, 2033)).rows.empty());
    put(inputs, "plant.permit.nox_limit_t", 0.9 * free.years[6].noxT);
    put(inputs, "plant.units.lm2500.hours_limit", 8700);
    const auto outcome = answer(inputs, 2033);
    const auto table = permitsTable(context(inputs, outcome, 2033));
    QCOMPARE(table.title, QStringLiteral("1 of 2 limits bind in 2033"));
    QCOMPARE(table.rows[0][0].text, QStringLiteral("LM2500XPRESS, 34 MW: hours run"));
    QCOMPARE(raw(table, 0, 2), 16.0 * 8700.0);
    QVERIFY(!table.rows[0][3].isAlarm);
    QCOMPARE(table.rows[1][0].text, QStringLiteral("Plant: NOx"));
    QVERIFY(table.rows[1][3].isAlarm);
    QVERIFY(raw(table, 1, 1) <= raw(table, 1, 2) * (1.0 + 1e-9));
    QVERIFY(raw(table, 1, 4) > 0.0); // unserved load is what another tonne would save
}

void PlantTablesTest::regionGrowsByTheObligationOfTheCampus() {
    const auto inputs = templateScenario("pjm-2027-shortfall", "base");
    const auto outcome = answer(inputs, 2027);
    const auto table = regionTable(context(inputs, outcome, 2027));
    QCOMPARE(table.headings[0], QStringLiteral("Region, 2027/28"));
    QVERIFY2(table.title.startsWith(QStringLiteral("The region is 6,623 MW of UCAP short in 2027/28: 11 plants")),
             qPrintable(table.title));
    const double obligation = raw(table, 6, 2);
    QVERIFY(obligation > 1.0);
    QVERIFY(std::abs(raw(table, 1, 2) - raw(table, 1, 1) - obligation) < 1e-6);
    QVERIFY(std::abs(raw(table, 3, 2) - raw(table, 3, 1) - obligation) < 1e-6); // short already: all of it adds
    QVERIFY(raw(table, 4, 2) < raw(table, 4, 1));
    QVERIFY(std::abs(raw(table, 7, 2) - obligation * 333.44 * 366.0) < 1.0);
    const auto none = templateScenario("islanded-campus", "base");
    const auto without = answer(none, 2033);
    QVERIFY(regionTable(context(none, without, 2033)).rows.empty());
}

void PlantTablesTest::exactStandsBesideTheSimulation() {
    const auto inputs = templateScenario("islanded-campus", "base");
    const auto quick = answer(inputs, 2033);
    QVERIFY(comparisonTable(context(inputs, quick, 2033)).rows.empty());
    const auto outcome = answer(inputs, 2033, true);
    const auto table = comparisonTable(context(inputs, outcome, 2033));
    QCOMPARE(table.headings[1], QStringLiteral("Exact"));
    QVERIFY2(table.title.endsWith(QStringLiteral("sample-years agree with the exact figures of 2033")),
             qPrintable(table.title));
    QCOMPARE(raw(table, 0, 1), outcome.years[6].loleHoursPerYear);
    QVERIFY(std::abs(raw(table, 0, 3)) <= 3.0 && !table.rows[0][3].isAlarm);
    QCOMPARE(outcome.years[6].loleMethod, std::string("exact"));
    QVERIFY(!outcome.years[5].simulated); // only the year whose hours are shown
}

void PlantTablesTest::batteriesStandBesideTheirRule() {
    const auto inputs = templateScenario("islanded-campus", "battery");
    const auto outcome = answer(inputs, 2033, true);
    const auto table = comparisonTable(context(inputs, outcome, 2033));
    QCOMPARE(table.headings[1], QStringLiteral("By the rule"));
    QCOMPARE(raw(table, 0, 2), outcome.years[6].loleHoursPerYear);
    QVERIFY(outcome.years[6].simulated->otherMethod == "quick");
}

void PlantTablesTest::jumpsSayWhetherTheyAreCovered() {
    auto inputs = templateScenario("islanded-campus", "base");
    const auto outcome = answer(inputs, 2033);
    const auto table = jumpsTable(context(inputs, outcome, 2033));
    QCOMPARE(table.rows.size(), std::size_t(2));
    QCOMPARE(raw(table, 0, 1), outcome.years[6].loadStepMw);
    QVERIFY(!table.rows[0][3].isAlarm);
    put(inputs, "plant.units.lm2500.step_share", 0.01);
    const auto weak = answer(inputs, 2033);
    QVERIFY(jumpsTable(context(inputs, weak, 2033)).rows[0][3].isAlarm);
}

void PlantTablesTest::unitsAreShownAsTheyAreRun() {
    auto inputs = templateScenario("islanded-campus", "base");
    const auto parallel = answer(inputs, 2033);
    const double before = raw(unitsTable(context(inputs, parallel, 2033)), 0, 8);
    const double served = raw(spareTable(context(inputs, parallel, 2033)), 0, 2);
    model::scenario::find(inputs, "plant.mode")->choice->set(&inputs, "backup");
    put(inputs, "plant.units.lm2500.start_failure", 0.1);
    const auto backup = answer(inputs, 2033);
    QVERIFY(raw(unitsTable(context(inputs, backup, 2033)), 0, 8) < before);
    QVERIFY(raw(spareTable(context(inputs, backup, 2033)), 0, 2) != served);
}

void PlantTablesTest::electricalPathSaysWhatItCosts() {
    auto inputs = templateScenario("islanded-campus", "base");
    const auto without = answer(inputs, 2033);
    QVERIFY(electricalTable(context(inputs, without, 2033)).rows.empty());
    const auto stages = model::scenario::collections().size();
    for (std::size_t i = 0; i < stages; ++i)
        if (const auto& each = model::scenario::collections()[i]; each.prefix == "facility.electrical")
            each.append(inputs, "ups");
    model::scenario::find(inputs, "facility.electrical.ups.side")->choice->set(&inputs.electrical[0], "load");
    model::scenario::find(inputs, "facility.electrical.ups.sparing")->choice->set(&inputs.electrical[0], "as_given");
    put(inputs, "facility.electrical.ups.blocks", 2);
    put(inputs, "facility.electrical.ups.block_mw", 0);
    put(inputs, "facility.electrical.ups.failures_per_year", 8760.0 / 99.0);
    put(inputs, "facility.electrical.ups.repair_days", 1.0 / 24.0); // out one hour in a hundred
    const auto outcome = answer(inputs, 2033);
    const auto table = electricalTable(context(inputs, outcome, 2033));
    QCOMPARE(table.rows.size(), std::size_t(2));
    QVERIFY(std::abs(raw(table, 0, 5) - 0.9999) < 1e-9); // 2N of 0.99
    QVERIFY(std::abs(raw(table, 1, 6) - 0.876) < 1e-6);
    QVERIFY2(table.title.contains(QStringLiteral("0.876 h")), qPrintable(table.title));
    // Both out is the site's loss too, beside what its units lose.
    QVERIFY(outcome.years[6].loleHoursPerYear > without.years[6].loleHoursPerYear + 0.8);
}

void PlantTablesTest::sunAndWindSayWhatTheyGive() {
    auto inputs = templateScenario("islanded-campus", "base");
    const auto dark = answer(inputs, 2033);
    QVERIFY(renewablesTable(context(inputs, dark, 2033)).rows.empty());
    QCOMPARE(runningTable(context(inputs, dark, 2033)).rows.size(), std::size_t(1));
    for (const auto& each : model::scenario::collections())
        if (each.prefix == "plant.renewables") each.append(inputs, "sun");
    put(inputs, "plant.renewables.sun.in_service", 2033);
    put(inputs, "plant.renewables.sun.loss_share", 0);
    put(inputs, "plant.renewables.sun.degradation_per_year", 0);
    auto quarter = std::make_shared<model::series::HourlyProfile>(
        model::series::HourlyProfile{"share", "made", 2023, std::vector<double>(8760, 0.25), {2023}});
    inputs.plant.renewables[0].profile = {"made", quarter};
    const auto sunny = answer(inputs, 2033);
    const auto table = renewablesTable(context(inputs, sunny, 2033));
    QCOMPARE(table.rows.size(), std::size_t(1));
    QCOMPARE(raw(table, 0, 2), 100.0);
    QVERIFY(std::abs(raw(table, 0, 3) - 0.25) < 1e-12);
    QVERIFY(std::abs(raw(table, 0, 4) - 25.0 * 8760.0) < 1e-6);
    QCOMPARE(table.rows[0][5].text, QStringLiteral("2023"));
    QCOMPARE(table.rows[0][6].text, QStringLiteral("yes"));
    const auto running = runningTable(context(inputs, sunny, 2033));
    QCOMPARE(running.rows.size(), std::size_t(3));
    QVERIFY(std::abs(raw(running, 1, 1) - sunny.years[6].renewableMwh) < 1e-6);
    QVERIFY(std::abs(raw(running, 1, 1) + raw(running, 2, 1) - 25.0 * 8760.0) < 1e-6);
    auto typical = std::make_shared<model::series::HourlyProfile>(*quarter);
    typical->coveredYears.clear();
    inputs.plant.renewables[0].profile.profile = typical;
    QCOMPARE(renewablesTable(context(inputs, sunny, 2033)).rows[0][6].text, QStringLiteral("no"));
}

HEADROOM_TEST(PlantTablesTest)
#include "plant_tables_test.moc"
