#include "model/scenario/evaluate.h"
#include "model/scenario/site_year.h"
#include "model/scenario/weather_years.h"
#include "tests/model/scenario/scenario_inputs.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <cmath>

using namespace model::scenario;
using model::series::HourlyProfile;
using model::units::number;
using tests::choose;
using tests::put;

namespace {

// Five winter days at -20 °C, one later than the year before; else 5 °C.
std::shared_ptr<const HourlyProfile> winter(int year, int days) {
    HourlyProfile made{"°C", "made", year, {}, {2021, 2022}};
    for (int hour = 0; hour < 8760; ++hour)
        made.values.push_back(hour >= 240 && hour < 240 + 24 * days ? -20.0 : 5.0);
    return std::make_shared<const HourlyProfile>(std::move(made));
}

std::shared_ptr<const HourlyProfile> coldSeries(const std::string& slug) {
    if (!slug.starts_with("winter")) return nullptr;
    return slug.ends_with("2021") ? winter(2021, 5) : winter(2022, 10);
}

// Halls on units of their own, no grid.
Scenario coldCampus() {
    Scenario scenario = standardScenario();
    put(scenario, "scenario.first_year", 2027);
    put(scenario, "scenario.last_year", 2027);
    choose(scenario, "scenario.mode", "hall_led");
    choose(scenario, "scenario.boundary", "campus");
    for (const char* prefix : {"workload", "facility.halls", "plant.units"})
        tests::append(scenario, prefix);
    put(scenario, "facility.halls.one.energised", 2020);
    put(scenario, "facility.halls.one.racks", 400);
    put(scenario, "plant.units.one.count", 12);
    put(scenario, "plant.units.one.in_service", 2020);
    put(scenario, "plant.units.one.capacity_mw", 10);
    put(scenario, "plant.units.one.mttr_h", 50);
    put(scenario, "plant.flexible.share", 0);
    put(scenario, "adequacy.target_availability", 0.999);
    choose(scenario, "plant.mode", "islanded");
    scenario.temperature.slug = "winter";
    attachProfiles(scenario, coldSeries);
    return scenario;
}

void strike(Scenario& scenario, double perColdHour, double share = 1.0) {
    put(scenario, "plant.cold_outage.below_c", -10);
    put(scenario, "plant.cold_outage.rate_per_hour", perColdHour);
    put(scenario, "plant.cold_outage.repair_h", 24);
    put(scenario, "plant.cold_outage.share", share);
}

YearOutcome onlyYear(const Scenario& scenario) {
    return evaluate(scenario).years.front();
}

bool warns(const Scenario& scenario, const char* code) {
    return std::ranges::any_of(evaluate(scenario).issues, [&](const auto& issue) { return issue.code == code; });
}

} // namespace

class ColdYearTest : public QObject {
    Q_OBJECT
private slots:
    // Everything is out 0.01 x 240 times for 24 hours each, less a little where the cause is out already.
    void coldCostsHours() {
        Scenario scenario = coldCampus();
        const auto without = onlyYear(scenario);
        strike(scenario, 0.01);
        const auto with = onlyYear(scenario);
        const double added = with.loleHoursPerYear - without.loleHoursPerYear;
        const double up = 0.01 * 24.0 / (1.0 + 0.01 * 24.0); // of a long spell
        QVERIFY(added < 240.0 * 0.01 * 24.0 && added > 240.0 * up * 0.85);
        QVERIFY(std::abs((with.eueMwhPerYear - without.eueMwhPerYear) / added / with.facilityPeakMw - 1.0) < 0.2);
        QVERIFY(with.headroomMw < without.headroomMw && with.firmMw < without.firmMw);
        QCOMPARE(with.loleMethod, std::string("exact"));
        strike(scenario, 0.01, 0.2); // eight tenths of the units' output are left
        const auto partly = onlyYear(scenario);
        QVERIFY(partly.loleHoursPerYear < with.loleHoursPerYear && partly.headroomMw > with.headroomMw);
        strike(scenario, 0.01);
        put(scenario, "plant.black_start_h", 24); // twice as long
        QVERIFY(onlyYear(scenario).loleHoursPerYear - without.loleHoursPerYear > 1.4 * added);
    }

    void offByRateShareOrThreshold() {
        Scenario scenario = coldCampus();
        const auto without = onlyYear(scenario);
        for (int way = 0; way < 3; ++way) {
            strike(scenario, way == 0 ? 0.0 : 0.01, way == 1 ? 0.0 : 1.0);
            if (way == 2) put(scenario, "plant.cold_outage.below_c", -25);
            const auto off = onlyYear(scenario);
            QVERIFY(off.loleHoursPerYear == without.loleHoursPerYear);
            QVERIFY(off.eueMwhPerYear == without.eueMwhPerYear);
            QVERIFY(off.headroomMw == without.headroomMw && off.firmMw == without.firmMw);
        }
    }

    void simulationAgrees() {
        Scenario scenario = coldCampus();
        strike(scenario, 0.01);
        EvaluateOptions options;
        options.simulation = AdequacySimulation{};
        options.simulation->sampleYears = 4000;
        options.hourlyYear = 2027;
        const auto outcome = evaluate(scenario, options);
        const auto& risk = outcome.years.front().simulated;
        QVERIFY(risk && risk->agrees());
        QVERIFY(risk->otherLoleHours > 40.0 && risk->loleHours.standardError < 2.0);
    }

    // The colder year of two has about twice the hours, and the pool stands between them.
    void poolsOfWeatherYears() {
        Scenario scenario = coldCampus();
        choose(scenario, "adequacy.weather", "all_years");
        strike(scenario, 0.01);
        attachProfiles(scenario, coldSeries);
        const auto year = onlyYear(scenario);
        QCOMPARE(year.weather.size(), std::size_t(2));
        const double mild = year.weather[0].loleHours;
        const double cold = year.weather[1].loleHours;
        QVERIFY(cold > 1.7 * mild && cold < 2.3 * mild);
        QVERIFY(std::abs(year.loleHoursPerYear - 0.5 * (mild + cold)) < 1e-9);
        EvaluateOptions options;
        options.simulation = AdequacySimulation{};
        options.simulation->sampleYears = 2000;
        options.hourlyYear = 2027;
        const auto simulated = evaluate(scenario, options).years.front().simulated;
        QVERIFY(simulated && simulated->agrees());
    }

    void saysThatNoHourIsKnownToBeCold() {
        Scenario scenario = coldCampus();
        strike(scenario, 0.01);
        QVERIFY(!warns(scenario, "scenario.cold_without_temperature"));
        scenario.temperature.slug = "no such";
        attachProfiles(scenario, coldSeries);
        QVERIFY(warns(scenario, "scenario.cold_without_temperature"));
        const auto year = onlyYear(scenario);
        put(scenario, "plant.cold_outage.rate_per_hour", 0);
        QVERIFY(!warns(scenario, "scenario.cold_without_temperature"));
        QCOMPARE(year.loleHoursPerYear, onlyYear(scenario).loleHoursPerYear);
    }

    // The list of what each cause costs has the cold where there is some.
    void firmPlantHasTheCold() {
        Scenario scenario = coldCampus();
        QCOMPARE(model::adequacy::firmSteps(SiteYears(scenario).firmPlant(2027), 0.999).size(), std::size_t(6));
        strike(scenario, 0.01);
        const auto steps = model::adequacy::firmSteps(SiteYears(scenario).firmPlant(2027), 0.999);
        QCOMPARE(steps.size(), std::size_t(7));
        QCOMPARE(number(steps.back().firm), 0.0); // half a percent of the time all units are out
    }
};

HEADROOM_TEST(ColdYearTest)
#include "cold_year_test.moc"
