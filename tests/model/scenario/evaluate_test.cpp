#include "model/scenario/evaluate.h"
#include "model/scenario/parameter.h"
#include "tests/model/scenario/scenario_inputs.h"
#include "tests/support/test_case.h"

#include <cmath>
#include <numeric>

using namespace model::scenario;
using tests::choose;
using tests::put;

namespace {

// A small operator: one class, some turbines, a battery, a contract; made temperature and regional load.
Scenario operatorScenario() {
    Scenario scenario = standardScenario();
    put(scenario, "scenario.last_year", 2032);
    for (const Collection& collection : collections())
        if (collection.prefix != "facility.halls") collection.append(scenario, "one");
    put(scenario, "workload.one.tasks_1e9_per_year", 300);
    put(scenario, "plant.units.one.count", 5);
    put(scenario, "plant.storage.one.power_mw", 20);
    put(scenario, "plant.storage.one.energy_mwh", 80);
    auto temperature = std::make_shared<model::series::HourlyProfile>();
    auto load = std::make_shared<model::series::HourlyProfile>();
    temperature->year = load->year = 2025;
    for (int hour = 0; hour < 8760; ++hour) {
        const double day = std::sin(6.283185307179586 * (hour % 24) / 24.0);
        const double season = -std::cos(6.283185307179586 * hour / 8760.0);
        temperature->values.push_back(14.0 + 12.0 * season + 5.0 * day);
        load->values.push_back(90000.0 + 20000.0 * season + 10000.0 * day);
    }
    scenario.temperature = {"made", temperature};
    scenario.regionLoad = {"made", load};
    return scenario;
}

Scenario campusScenario() {
    Scenario scenario = operatorScenario();
    choose(scenario, "scenario.mode", "hall_led");
    choose(scenario, "scenario.boundary", "campus");
    const auto& halls = collections()[1];
    for (const char* id : {"a", "b"})
        halls.append(scenario, id);
    put(scenario, "facility.halls.a.energised", 2025.0);
    put(scenario, "facility.halls.b.energised", 2026.5);
    put(scenario, "facility.halls.b.gate.substation", 2028.25);
    return scenario;
}

bool near(double found, double expected) {
    return std::abs(found - expected) <= 1e-9 * std::abs(expected);
}

} // namespace

class EvaluateTest : public QObject {
    Q_OBJECT
private slots:
    // One class, so the site's inference energy is that of its cloud tasks: each edge task takes half as much.
    void edgeTasksTakeTheirEnergyOnDevices() {
        for (const bool isCampus : {false, true}) {
            Scenario scenario = isCampus ? campusScenario() : operatorScenario();
            QVERIFY(*evaluate(scenario).years.back().edgeEnergyMwh == 0.0);
            const double cloudMwh = evaluate(scenario).years.back().facilityEnergyMwh;
            put(scenario, "workload.one.edge_share", 0.4);
            put(scenario, "workload.one.edge_substitution", 1.0);
            put(scenario, "workload.one.edge_energy", 0.5);
            const auto year = evaluate(scenario).years.back();
            const auto& tasks = year.classes.front();
            const double perTask = (year.facilityEnergyMwh - year.trainingEnergyMwh) / tasks.tasksPerYear;
            QVERIFY(near(*year.edgeEnergyMwh, 0.5 * tasks.edgeTasksPerYear * perTask));
            QVERIFY(*year.edgeEnergyMwh > 0.0);
            QVERIFY(isCampus || year.facilityEnergyMwh < cloudMwh); // halls fill with other work
        }
    }

    // The years with a battery are simulated when that is asked for; the others keep their exact answer.
    void simulationReplacesTheRuleForBatteries() {
        Scenario scenario = operatorScenario();
        put(scenario, "plant.storage.one.in_service", 2029.0);
        put(scenario, "grid.contract_mw", 60.0);
        const auto quick = evaluate(scenario);
        EvaluateOptions options;
        options.simulation = AdequacySimulation{2000, 0.02, 5, 1};
        const auto simulated = evaluate(scenario, options);
        options.simulation->threads = 2;
        const auto again = evaluate(scenario, options);
        int replaced = 0;
        for (std::size_t i = 0; i < quick.years.size(); ++i) {
            const auto& rule = quick.years[i];
            const auto& year = simulated.years[i];
            QCOMPARE(year.headroomMw, rule.headroomMw); // the rule's
            QCOMPARE(year.loleHoursPerYear, again.years[i].loleHoursPerYear);
            if (rule.loleMethod == "exact") {
                QVERIFY(year.loleMethod == "exact" && !year.loleStandardError);
                QCOMPARE(year.loleHoursPerYear, rule.loleHoursPerYear);
                continue;
            }
            ++replaced;
            QCOMPARE(rule.loleMethod, std::string("quick"));
            QCOMPARE(year.loleMethod, std::string("simulated"));
            QVERIFY(year.loleStandardError && *year.loleStandardError > 0.0);
            QVERIFY(year.loleHoursPerYear != rule.loleHoursPerYear);
        }
        QVERIFY(replaced >= 3);
    }

    void balancesEveryHour() {
        EvaluateOptions options;
        options.hourlyYear = 2028;
        const auto outcome = evaluate(operatorScenario(), options);
        QVERIFY(outcome.hourly);
        const auto& d = *outcome.hourly;
        const auto& year = outcome.years[3];
        QCOMPARE(year.year, 2028);
        QCOMPARE(d.gridMw.size(), std::size_t(8784));
        double energy = 0.0;
        double peak = 0.0;
        for (std::size_t h = 0; h < d.gridMw.size(); ++h) {
            const double load = d.gridMw[h] + d.onsiteMw[h] + d.storageMw[h] + d.flexibleMw[h] + d.unservedMw[h];
            energy += load;
            peak = std::max(peak, load);
        }
        QVERIFY(std::abs(energy / year.facilityEnergyMwh - 1.0) < 1e-9);
        QVERIFY(std::abs(peak / year.facilityPeakMw - 1.0) < 1e-9);
    }

    void decomposesEnergyExactly() {
        for (const Scenario& scenario : {operatorScenario(), campusScenario()}) {
            const auto outcome = evaluate(scenario);
            const double first = outcome.years.front().facilityEnergyMwh;
            for (const auto& year : outcome.years)
                QVERIFY2(std::abs(year.change.sum() - std::log(year.facilityEnergyMwh / first)) < 1e-9,
                         std::to_string(year.year).c_str());
            QVERIFY(std::abs(outcome.years.back().change.workPerToken) > 0.01);
        }
    }

    void firmPartsAndInteractionMakeTheJointFirm() {
        for (const auto& year : evaluate(operatorScenario()).years) {
            const double sum =
                year.gridFirmMw + year.onsiteFirmMw + year.storageFirmMw + year.flexibleFirmMw + year.interactionMw;
            QVERIFY(std::abs(sum - year.firmMw) < 1e-9 * std::max(1.0, year.firmMw));
        }
    }

    void reboundIsOneUnderABindingCap() {
        Scenario scenario = operatorScenario();
        put(scenario, "workload.training.compute_share", 0.0);
        put(scenario, "plant.units.one.count", 0.0);
        put(scenario, "grid.slip_days", 0.0);
        put(scenario, "grid.contract_mw", 0.25 * evaluate(scenario).years.front().facilityPeakMw);
        choose(scenario, "grid.supply_caps_demand", "yes");
        const auto outcome = evaluate(scenario);
        for (std::size_t i = 1; i < outcome.years.size(); ++i) {
            const auto& year = outcome.years[i];
            QVERIFY2(year.demandRationed > 0.05, std::to_string(year.year).c_str());
            QVERIFY(std::abs(year.energyMultiple - 1.0) < 1e-9);
            QVERIFY(std::abs(*year.discreteRebound - 1.0) < 1e-9);
            QCOMPARE(*year.marginalRebound, 1.0);
        }
        // Efficiency is then more service: tokens grow although the energy cannot.
        QVERIFY(outcome.years.back().outputTokens > 3.0 * outcome.years.front().outputTokens);
    }

    void reboundFollowsTheElasticity() {
        // Full pass-through of everything to the price, at once, no floors: R is the elasticity.
        Scenario scenario = operatorScenario();
        choose(scenario, "workload.one.demand_curve", "constant_elasticity");
        choose(scenario, "workload.one.diffusion", "constant");
        choose(scenario, "scenario.boundary", "region");
        for (const auto& [key, value] :
             std::initializer_list<std::pair<const char*, double>>{{"workload.one.pass_through", 1},
                                                                   {"workload.one.quality_share", 0},
                                                                   {"workload.one.price_floor", 0},
                                                                   {"workload.one.adjustment_per_year", 1},
                                                                   {"workload.training.compute_share", 0}})
            put(scenario, key, value);
        for (const double elasticity : {0.5, 1.0, 1.4}) {
            put(scenario, "workload.one.price_elasticity", elasticity);
            const auto outcome = evaluate(scenario);
            QVERIFY(std::abs(*outcome.years.back().marginalRebound - elasticity) < 1e-9);
            const double multiple = outcome.years.back().energyMultiple;
            if (elasticity < 1.0) QVERIFY(multiple < 0.9);
            if (elasticity > 1.0) QVERIFY(multiple > 1.1);
        }
    }

    void closesThePriceLoopInARegion() {
        Scenario scenario = operatorScenario();
        choose(scenario, "scenario.boundary", "region");
        const auto outcome = evaluate(scenario);
        for (const auto& year : outcome.years) {
            QVERIFY(year.priceConverged);
            QVERIFY(year.year == 2025 || year.priceIterations > 1);
        }
        QVERIFY(outcome.years.back().priceUsdPerMillionTokens < 0.5 * outcome.years.front().priceUsdPerMillionTokens);
        // Dearer power makes dearer tokens and, after a year, fewer of them.
        scenario.tariff.energyPrice.knots = {{2025, 50.0}, {2026, 50.0}, {2027, 500.0}};
        const auto dear = evaluate(scenario);
        QVERIFY(dear.years.back().outputTokens < outcome.years.back().outputTokens);
    }

    void anOperatorDoesNotSetTheWorldPrice() {
        Scenario scenario = operatorScenario();
        const auto cheap = evaluate(scenario);
        put(scenario, "grid.energy_price_usd_per_mwh", 500.0);
        const auto dear = evaluate(scenario);
        const auto ratio = [](const Outcome& o) {
            return o.years.back().priceUsdPerMillionTokens / o.years.front().priceUsdPerMillionTokens;
        };
        QVERIFY(std::abs(ratio(cheap) / ratio(dear) - 1.0) < 1e-12);
        QCOMPARE(cheap.years.back().outputTokens, dear.years.back().outputTokens);
    }

    void hallsMakeMegawattsAndEfficiencyMakesTokens() {
        Scenario scenario = campusScenario();
        const auto outcome = evaluate(scenario);
        QCOMPARE(outcome.years[0].bindingGate, std::string("gate.substation"));
        QVERIFY(outcome.years[4].bindingGate.empty());
        QVERIFY(std::abs(outcome.years[6].itPeakMw / outcome.years[0].itPeakMw - 2.0) < 1e-9);
        put(scenario, "compute.algorithm.halving_months", 1200.0);
        const auto slower = evaluate(scenario);
        QCOMPARE(slower.years.back().facilityPeakMw, outcome.years.back().facilityPeakMw);
        QVERIFY(slower.years.back().outputTokens < 0.8 * outcome.years.back().outputTokens);
        QCOMPARE(outcome.years.back().energyMultiple, 1.0);
    }

    void moreSupplyNeverLowersHeadroom() {
        Scenario scenario = operatorScenario();
        double last = -1e9;
        for (int units = 0; units <= 8; units += 2) {
            put(scenario, "plant.units.one.count", units);
            const auto outcome = evaluate(scenario);
            QVERIFY(outcome.years.back().headroomMw >= last);
            last = outcome.years.back().headroomMw;
        }
    }

    void curtailmentTakesTheRegionsHighestHours() {
        Scenario scenario = operatorScenario();
        put(scenario, "plant.units.one.count", 0);
        put(scenario, "grid.contract_mw", 60.0);
        put(scenario, "grid.slip_days", 0);
        const auto before = evaluate(scenario);
        put(scenario, "grid.curtailment_hours_per_year", 100);
        put(scenario, "grid.curtailment_depth", 1.0);
        const auto after = evaluate(scenario);
        QVERIFY(after.years.back().loleHoursPerYear > before.years.back().loleHoursPerYear + 20);
        QVERIFY(after.years.back().headroomMw < before.years.back().headroomMw);
    }

    void isPureAndKeepsItsYears() {
        const Scenario scenario = operatorScenario();
        const auto a = evaluate(scenario);
        const auto b = evaluate(scenario);
        QCOMPARE(a.years.size(), std::size_t(8));
        for (std::size_t i = 0; i < a.years.size(); ++i)
            for (const auto& metric : metrics())
                QVERIFY(metric.get(a.years[i]) == metric.get(b.years[i]));
    }

    void saysWhyThereIsNoAnswer() {
        Scenario scenario = standardScenario();
        auto outcome = evaluate(scenario);
        QVERIFY(outcome.years.empty());
        QCOMPARE(outcome.issues.back().code, std::string("scenario.no_demand"));
        scenario = operatorScenario();
        put(scenario, "plant.units.one.forced_outage_rate", 1.2);
        outcome = evaluate(scenario);
        QVERIFY(outcome.years.empty());
        QCOMPARE(outcome.issues.front().where, std::string("plant.units.one.forced_outage_rate"));
    }

    void warnsOfMissingWeather() {
        Scenario scenario = operatorScenario();
        scenario.temperature.profile = nullptr;
        const auto outcome = evaluate(scenario);
        QVERIFY(!outcome.years.empty());
        QCOMPARE(outcome.issues.front().code, std::string("scenario.no_temperature"));
        QCOMPARE(outcome.issues.front().severity, model::units::Severity::Warning);
    }

    void stopsWhenAsked() {
        std::stop_source stop;
        stop.request_stop();
        EvaluateOptions options;
        options.stop = stop.get_token();
        const auto outcome = evaluate(operatorScenario(), options);
        QCOMPARE(outcome.years.size(), std::size_t(1));
        QCOMPARE(outcome.issues.back().code, std::string("scenario.stopped"));
    }
};

HEADROOM_TEST(EvaluateTest)
#include "evaluate_test.moc"
