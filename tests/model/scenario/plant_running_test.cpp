#include "model/plant/step_response.h"
#include "model/scenario/evaluate.h"
#include "model/scenario/parameter.h"
#include "model/units/quantities.h"
#include "tests/model/scenario/scenario_inputs.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace model::scenario;
using tests::choose;
using tests::put;

namespace {

// Halls of some 45 MW from the first year, two years, six gas units of 10 MW, a contract that carries half of it.
Scenario plantScenario() {
    Scenario scenario = standardScenario();
    put(scenario, "scenario.first_year", 2027);
    put(scenario, "scenario.last_year", 2028);
    choose(scenario, "scenario.mode", "hall_led");
    choose(scenario, "scenario.boundary", "campus");
    for (const char* prefix : {"workload", "facility.halls", "plant.units"})
        tests::append(scenario, prefix);
    put(scenario, "workload.one.tasks_1e9_per_year", 50);
    put(scenario, "facility.halls.one.energised", 2020);
    put(scenario, "facility.halls.one.racks", 400);
    put(scenario, "plant.units.one.count", 6);
    put(scenario, "plant.units.one.in_service", 2020);
    put(scenario, "plant.units.one.capacity_mw", 10);
    put(scenario, "plant.units.one.minimum_load", 0.0);
    put(scenario, "plant.flexible.share", 0.0);
    put(scenario, "grid.contract_mw", 20);
    put(scenario, "grid.slip_days", 0);
    put(scenario, "grid.ramp_months", 0);
    auto temperature = std::make_shared<model::series::HourlyProfile>();
    temperature->year = 2025;
    for (int hour = 0; hour < 8760; ++hour)
        temperature->values.push_back(12.0 - 14.0 * std::cos(6.283185307179586 * hour / 8760.0));
    scenario.temperature = {"made", temperature};
    return scenario;
}

Outcome hoursOf(const Scenario& scenario) {
    EvaluateOptions options;
    options.hourlyYear = 2028;
    return evaluate(scenario, options);
}

bool warns(const Outcome& outcome, const std::string& code) {
    return std::ranges::any_of(outcome.issues, [&](const auto& issue) { return issue.code == code; });
}

bool isNear(double found, double expected, double share = 1e-9) {
    return std::abs(found - expected) <= share * std::max(1.0, std::abs(expected));
}

} // namespace

class PlantRunningTest : public QObject {
    Q_OBJECT
private slots:
    void anIslandHasNoGrid() {
        Scenario scenario = plantScenario();
        choose(scenario, "plant.mode", "islanded");
        const auto island = evaluate(scenario).years.back();
        choose(scenario, "plant.mode", "parallel");
        put(scenario, "grid.contract_mw", 0);
        const auto without = evaluate(scenario).years.back();
        QVERIFY(without.firmMw > 0.0);
        QCOMPARE(island.firmMw, without.firmMw);
        QCOMPARE(island.gridContractMw, 0.0);
        QCOMPARE(island.gridEnergyMwh, 0.0);
        QCOMPARE(island.onsiteEnergyMwh, without.onsiteEnergyMwh);
        QCOMPARE(island.loleHoursPerYear, without.loleHoursPerYear);
    }

    void aBridgeLeavesWhenTheGridTakesOver() {
        Scenario scenario = plantScenario();
        const auto parallel = evaluate(scenario);
        choose(scenario, "plant.mode", "bridge");
        put(scenario, "plant.bridge_until", 2028.0);
        const auto bridge = evaluate(scenario);
        put(scenario, "plant.units.one.count", 0);
        const auto without = evaluate(scenario);
        QCOMPARE(bridge.years[0].firmMw, parallel.years[0].firmMw);
        QCOMPARE(bridge.years[0].cost.plantCapitalUsd, parallel.years[0].cost.plantCapitalUsd);
        QCOMPARE(bridge.years[1].firmMw, without.years[1].firmMw);
        QCOMPARE(bridge.years[1].cost.plantCapitalUsd, 0.0);
        QVERIFY(parallel.years[1].firmMw > bridge.years[1].firmMw + 15.0);
    }

    void aBackupServesLastAndMayFailToStart() {
        Scenario scenario = plantScenario();
        choose(scenario, "dispatch.policy", "onsite_first");
        put(scenario, "plant.units.one.start_failure", 0.0);
        const auto parallel = evaluate(scenario).years.back();
        choose(scenario, "plant.mode", "backup");
        const auto backup = hoursOf(scenario);
        const auto& year = backup.years.back();
        QVERIFY(year.onsiteEnergyMwh < 0.8 * parallel.onsiteEnergyMwh);
        const auto& hours = *backup.hourly;
        for (std::size_t h = 0; h < hours.gridMw.size(); ++h)
            QVERIFY(hours.onsiteMw[h] == 0.0 || isNear(hours.gridMw[h], 20.0));
        QCOMPARE(year.loleHoursPerYear, parallel.loleHoursPerYear);
        put(scenario, "plant.units.one.start_failure", 0.05);
        QVERIFY(evaluate(scenario).years.back().loleHoursPerYear > 1.05 * year.loleHoursPerYear);
        QVERIFY(evaluate(scenario).years.back().firmMw <= year.firmMw);
    }

    // A backup is no ground to build load on: rationed by the contract alone.
    void aBackupCarriesNoGrowth() {
        Scenario scenario = plantScenario();
        choose(scenario, "scenario.mode", "token_led");
        choose(scenario, "grid.supply_caps_demand", "yes");
        put(scenario, "workload.one.tasks_1e9_per_year", 5000);
        const auto parallel = evaluate(scenario).years.front();
        choose(scenario, "plant.mode", "backup");
        const auto backup = evaluate(scenario).years.front();
        QVERIFY(backup.facilityPeakMw <= 20.0 && backup.facilityPeakMw > 15.0);
        QVERIFY(parallel.facilityPeakMw > 50.0);
    }

    void blackStartCostsAvailabilityOfTheCommonCause() {
        Scenario scenario = plantScenario();
        put(scenario, "plant.units.one.common_cause", 0.1);
        const double before = evaluate(scenario).years.back().loleHoursPerYear;
        put(scenario, "plant.black_start_h", 12.0);
        QVERIFY(evaluate(scenario).years.back().loleHoursPerYear > before);
    }

    // Without minimum load, starts or storage a plan has nothing to gain on the rules: the same energies in each order.
    void aPlanKeepsTheOrderOfService() {
        for (const char* order : {"grid_first", "onsite_first"}) {
            Scenario scenario = plantScenario();
            choose(scenario, "dispatch.policy", order);
            const auto rules = evaluate(scenario).years.back();
            QVERIFY(!rules.planned);
            put(scenario, "plant.units.one.hours_limit", 8783.0); // binds nothing but asks for a plan
            const auto plan = evaluate(scenario).years.back();
            QVERIFY(plan.planned);
            QVERIFY(isNear(plan.gridEnergyMwh, rules.gridEnergyMwh, 1e-6));
            QVERIFY(isNear(plan.onsiteEnergyMwh, rules.onsiteEnergyMwh, 1e-6));
            QVERIFY(isNear(plan.unservedEnergyMwh, rules.unservedEnergyMwh, 1e-6));
            put(scenario, "dispatch.look_ahead_h", 0.0);
            const auto blind = evaluate(scenario);
            QVERIFY(!blind.years.back().planned);
            QVERIFY(warns(blind, "dispatch.limits_not_planned"));
            choose(scenario, "dispatch.policy", "cheapest"); // in any order of service
            QVERIFY(warns(evaluate(scenario), "dispatch.limits_not_planned"));
            put(scenario, "plant.units.one.hours_limit", 8784.0);
            QVERIFY(!warns(evaluate(scenario), "dispatch.limits_not_planned"));
        }
    }

    void permitsBindOverTheYear() {
        Scenario scenario = plantScenario();
        const auto free = evaluate(scenario).years.back();
        put(scenario, "plant.units.one.hours_limit", 1500.0);
        const auto held = evaluate(scenario).years.back();
        QVERIFY(held.planned && held.planned->limitsHold);
        QVERIFY(held.planned->unitHours <= 6 * 1500.0 + 1e-6);
        QVERIFY(held.planned->unitHours > 0.95 * 6 * 1500.0); // what is allowed is used where load is short
        QVERIFY(free.unservedEnergyMwh < 1.0 && held.unservedEnergyMwh > 1000.0);
    }

    void stayingMinorHoldsTheThresholds_data() {
        QTest::addColumn<double>("share");
        for (const double share : {0.2, 0.5, 0.8})
            QTest::newRow(std::to_string(share).c_str()) << share;
    }
    void stayingMinorHoldsTheThresholds() {
        QFETCH(const double, share);
        Scenario scenario = plantScenario();
        const auto free = evaluate(scenario);
        const double freeNoxT = free.years.back().noxT;
        QVERIFY(freeNoxT > 10.0);
        put(scenario, "plant.permit.nox_major_source_t", share * freeNoxT);
        QVERIFY(warns(evaluate(scenario), "plant.major_source_nox"));
        choose(scenario, "plant.permit.stay_minor", "yes");
        const auto minor = evaluate(scenario);
        QVERIFY(!warns(minor, "plant.major_source_nox"));
        QVERIFY(minor.years.back().noxT <= share * freeNoxT * (1.0 + 1e-9));
        QVERIFY(minor.years.back().noxT > 0.97 * share * freeNoxT);
    }

    // The rate of the row on the fuel that was burnt: 0.08 lb per MMBtu.
    void emissionsFollowTheFuel() {
        const auto year = evaluate(plantScenario()).years.back();
        QVERIFY(year.fuelMmbtu > 1e5);
        QVERIFY(isNear(year.noxT, year.fuelMmbtu * 0.08 * 0.45359237e-3));
        QVERIFY(isNear(year.coT, year.fuelMmbtu * 0.03 * 0.45359237e-3));
    }

    void aGasContractLimitsEachDay() {
        Scenario scenario = plantScenario();
        choose(scenario, "plant.gas.contract", "daily_quantities");
        put(scenario, "plant.gas.firm_mmbtu_per_day", 2500.0);
        put(scenario, "plant.gas.interruptible_mmbtu_per_day", 1000.0);
        put(scenario, "plant.gas.reservation_usd_per_mmbtu", 0.4);
        put(scenario, "plant.gas.cold_threshold_c", -60.0);
        const auto outcome = hoursOf(scenario);
        const auto& fuel = outcome.hourly->fuelMmbtu;
        for (std::size_t day = 0; day < 366; ++day)
            QVERIFY(std::accumulate(fuel.begin() + 24 * day, fuel.begin() + 24 * day + 24, 0.0) < 3500.0 + 1e-6);
        const auto& year = outcome.years.back();
        QVERIFY(year.planned->firmGasMmbtu > 0.0 && year.planned->interruptibleGasMmbtu > 0.0);
        QVERIFY(isNear(year.cost.gasReservationUsd, 2500.0 * 0.4 * 366.0));
        put(scenario, "plant.gas.cold_threshold_c", 5.0); // the winter's days: no interruptible gas
        const auto winter = hoursOf(scenario);
        const auto& coldFuel = winter.hourly->fuelMmbtu;
        QVERIFY(std::accumulate(coldFuel.begin(), coldFuel.begin() + 24, 0.0) < 2500.0 + 1e-6);
        QVERIFY(std::accumulate(coldFuel.begin() + 4400, coldFuel.begin() + 4424, 0.0) > 2600.0);
        QVERIFY(winter.years.back().unservedEnergyMwh > year.unservedEnergyMwh);
        put(scenario, "plant.gas.cold_threshold_c", -60.0);
        put(scenario, "plant.backup_fuel.stored_mmbtu", 20000.0);
        const auto stored = evaluate(scenario).years.back();
        QVERIFY(stored.planned->backupFuelMmbtu > 1000.0 && stored.planned->backupFuelMmbtu <= 20000.0 + 1e-6);
        QVERIFY(stored.unservedEnergyMwh < year.unservedEnergyMwh);
    }

    // What a start costs and burns is paid and emitted beside the running.
    void startsArePaidAndEmitted() {
        Scenario scenario = plantScenario();
        choose(scenario, "dispatch.policy", "cheapest");
        put(scenario, "plant.units.one.start_usd_each", 700.0);
        put(scenario, "plant.units.one.start_fuel_mmbtu", 30.0);
        put(scenario, "grid.energy_price_usd_per_mwh", 20.0);
        put(scenario, "grid.delivery_usd_per_mwh", 0.0);
        const auto outcome = hoursOf(scenario);
        const auto& year = outcome.years.back();
        const auto& group = outcome.hourly->groups.front();
        QVERIFY(year.planned->starts > 0.0);
        const double runningMmbtu = model::units::number(outcome.hourly->fuel) / model::units::kMwhPerMmbtu;
        QVERIFY(isNear(year.fuelMmbtu, runningMmbtu + 30.0 * group.starts));
        const double variableUsd = year.onsiteEnergyMwh * 5.06;
        QVERIFY(isNear(year.cost.plantVariableUsd - variableUsd, group.starts * (700.0 + 30.0 * 3.5)));
        QVERIFY(isNear(year.co2T, 53.06e-3 * year.fuelMmbtu + 0.35 * year.gridEnergyMwh, 1e-6));
    }

    void aJumpOfLoadNeedsResponse() {
        using model::units::MW;
        const auto island =
            model::plant::stepCheck({100.0 * MW, 0.2, 0.5}, {12.0 * MW, 5.0 * MW, 0.0 * MW, 900.0 * MW});
        QVERIFY(!island.standsStep() && !island.standsTrip());
        QCOMPARE(model::units::number(island.loadStep), 20.0);
        QCOMPARE(model::units::number(island.response), 17.0);
        QCOMPARE(model::units::number(island.tripLimit), 17.0);
        const auto grid = model::plant::stepCheck({100.0 * MW, 0.2, 0.5}, {0.0 * MW, 0.0 * MW, 20.0 * MW, 49.0 * MW});
        QVERIFY(grid.standsStep() && !grid.standsTrip());

        Scenario scenario = plantScenario();
        put(scenario, "plant.units.one.step_share", 0.01);
        choose(scenario, "plant.mode", "islanded");
        const auto outcome = evaluate(scenario);
        QVERIFY(warns(outcome, "plant.step_not_covered"));
        QVERIFY(warns(outcome, "plant.trip_beyond_limit"));
        QVERIFY(warns(outcome, "plant.no_black_start"));
        choose(scenario, "plant.units.one.black_start", "yes");
        put(scenario, "plant.units.one.step_share", 0.9);
        const auto covered = evaluate(scenario);
        QVERIFY(!warns(covered, "plant.step_not_covered") && !warns(covered, "plant.no_black_start"));
        QVERIFY(isNear(covered.years.back().loadStepMw, 0.1 * covered.years.back().facilityPeakMw));
    }
};

HEADROOM_TEST(PlantRunningTest)
#include "plant_running_test.moc"
