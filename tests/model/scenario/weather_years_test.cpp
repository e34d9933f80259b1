#include "model/scenario/evaluate.h"
#include "model/scenario/parameter.h"
#include "model/scenario/weather_years.h"
#include "tests/model/scenario/scenario_inputs.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <cmath>
#include <map>

using namespace model::scenario;
using model::series::HourlyProfile;
using tests::choose;
using tests::put;

namespace {

// Series "heat" of 2021..2023 (2023 hottest) and "demand" of 2022..2024, each year another level.
class MadeSeries {
public:
    std::shared_ptr<const HourlyProfile> operator()(const std::string& slug) const {
        const bool isHeat = slug.starts_with("heat");
        if (slug == "typical") return profile("°C", 2025, 10.0, {});
        if (!isHeat && !slug.starts_with("demand")) return nullptr;
        const std::vector<int> covered = isHeat ? std::vector{2021, 2022, 2023} : std::vector{2022, 2023, 2024};
        const std::size_t at = slug.find('@');
        const int year = at == std::string::npos ? covered.back() : std::stoi(slug.substr(at + 1));
        if (!std::ranges::binary_search(covered, year)) return nullptr;
        return profile(isHeat ? "°C" : "MW", year, isHeat ? 4.0 * (year - 2020) : 50000.0 + year, covered);
    }

private:
    static std::shared_ptr<const HourlyProfile> profile(const char* unit, int year, double level,
                                                        std::vector<int> covered) {
        HourlyProfile made{unit, "made", year, {}, std::move(covered)};
        const int hours = year % 4 == 0 ? 8784 : 8760;
        for (int hour = 0; hour < hours; ++hour)
            made.values.push_back(level + 15.0 * -std::cos(6.283185307179586 * hour / hours));
        return std::make_shared<const HourlyProfile>(std::move(made));
    }
};

// A campus of halls whose PUE rises with heat, on units and a curtailed contract.
Scenario campus() {
    Scenario scenario = standardScenario();
    put(scenario, "scenario.first_year", 2027);
    put(scenario, "scenario.last_year", 2027);
    choose(scenario, "scenario.mode", "hall_led");
    choose(scenario, "scenario.boundary", "campus");
    for (const char* prefix : {"workload", "facility.halls", "plant.units"})
        tests::append(scenario, prefix);
    put(scenario, "facility.halls.one.energised", 2020);
    put(scenario, "facility.halls.one.racks", 400);
    put(scenario, "facility.pue_slope_per_c", 0.01);
    put(scenario, "plant.units.one.count", 8);
    put(scenario, "plant.units.one.in_service", 2020);
    put(scenario, "plant.units.one.capacity_mw", 10);
    put(scenario, "grid.contract_mw", 10);
    put(scenario, "grid.slip_days", 0);
    put(scenario, "grid.curtailment_hours_per_year", 300);
    scenario.temperature.slug = "heat";
    scenario.regionLoad.slug = "demand";
    return scenario;
}

bool hasIssue(const Outcome& outcome, const std::string& code) {
    return std::ranges::any_of(outcome.issues, [&](const auto& issue) { return issue.code == code; });
}

bool isClose(double found, double expected) {
    return std::abs(found - expected) <= 1e-9 * std::abs(expected);
}

} // namespace

class WeatherYearsTest : public QObject {
    Q_OBJECT
private slots:
    void oneIndexMovesEverySeries() {
        Scenario scenario = campus();
        attachProfiles(scenario, MadeSeries());
        QCOMPARE(scenario.temperature.profile->year, 2023);
        QCOMPARE(scenario.regionLoad.profile->year, 2024);
        put(scenario, "scenario.weather_year", 2022);
        attachProfiles(scenario, MadeSeries());
        QCOMPARE(scenario.temperature.profile->year, 2022);
        QCOMPARE(scenario.regionLoad.profile->year, 2022);
        scenario.temperature.slug = "heat@2021"; // the index is stronger than the name
        attachProfiles(scenario, MadeSeries());
        QCOMPARE(scenario.temperature.profile->year, 2022);
        QVERIFY(weatherIssues(scenario).empty());
        scenario.temperature.slug = "typical"; // stands for no year
        attachProfiles(scenario, MadeSeries());
        QCOMPARE(scenario.temperature.profile->year, 2025);
        QVERIFY(weatherIssues(scenario).empty());
    }

    void saysWhichSeriesLacksTheYear() {
        Scenario scenario = campus();
        put(scenario, "scenario.weather_year", 2024);
        attachProfiles(scenario, MadeSeries());
        const auto issues = weatherIssues(scenario);
        QCOMPARE(issues.size(), std::size_t(1));
        QCOMPARE(issues[0].code, std::string("scenario.weather_year_missing"));
        QCOMPARE(issues[0].arguments, (std::vector<std::string>{"heat", "2024", "2023"}));
    }

    // Of the years that both series cover: the pooled risk is the mean of the years, each as if it were chosen alone.
    void theRiskOfAllYearsIsTheirMean() {
        Scenario scenario = campus();
        choose(scenario, "adequacy.weather", "all_years");
        attachProfiles(scenario, MadeSeries());
        const auto pooled = evaluate(scenario).years.front();
        QCOMPARE(pooled.weather.size(), std::size_t(2));
        choose(scenario, "adequacy.weather", "chosen_year");
        double lole = 0.0;
        double eue = 0.0;
        double least = 1e9;
        double most = -1e9;
        for (const auto& each : pooled.weather) {
            put(scenario, "scenario.weather_year", each.weatherYear);
            attachProfiles(scenario, MadeSeries());
            const auto alone = evaluate(scenario).years.front();
            QVERIFY(alone.weather.empty());
            QVERIFY(isClose(each.loleHours, alone.loleHoursPerYear));
            QVERIFY(isClose(each.eueMwh, alone.eueMwhPerYear));
            QCOMPARE(each.headroomMw, alone.headroomMw);
            QCOMPARE(each.peakMw, alone.facilityPeakMw);
            lole += 0.5 * alone.loleHoursPerYear;
            eue += 0.5 * alone.eueMwhPerYear;
            least = std::min(least, alone.headroomMw);
            most = std::max(most, alone.headroomMw);
        }
        QCOMPARE(pooled.weather[0].weatherYear, 2022);
        QVERIFY(pooled.weather[1].loleHours > pooled.weather[0].loleHours); // 2023 is hotter
        QVERIFY(isClose(pooled.loleHoursPerYear, lole));
        QVERIFY(isClose(pooled.eueMwhPerYear, eue));
        QVERIFY(pooled.headroomMw >= least - 1e-9 && pooled.headroomMw <= most + 1e-9);
    }

    void simulatesOverAllYears() {
        Scenario scenario = campus();
        tests::append(scenario, "plant.storage");
        put(scenario, "plant.storage.one.in_service", 2020);
        put(scenario, "plant.storage.one.power_mw", 1);
        put(scenario, "plant.storage.one.energy_mwh", 1);
        choose(scenario, "adequacy.weather", "all_years");
        attachProfiles(scenario, MadeSeries());
        EvaluateOptions options;
        options.simulation = AdequacySimulation{4000, 0.001, 3, 1};
        const auto simulated = evaluate(scenario, options).years.front();
        scenario.plant.storage.clear(); // a battery of 1 MWh changes little: the exact answer is near
        const auto exact = evaluate(scenario).years.front();
        QCOMPARE(simulated.loleMethod, std::string("simulated"));
        QCOMPARE(exact.loleMethod, std::string("exact"));
        QVERIFY(simulated.loleStandardError && *simulated.loleStandardError < 0.1 * simulated.loleHoursPerYear);
        QVERIFY(simulated.loleHoursPerYear < exact.loleHoursPerYear + 4.0 * *simulated.loleStandardError);
        QVERIFY(simulated.loleHoursPerYear > 0.75 * exact.loleHoursPerYear);
    }

    void withoutImportedYearsThereIsNothingToPool() {
        Scenario scenario = campus();
        scenario.temperature.slug = "typical";
        scenario.regionLoad.slug.clear();
        put(scenario, "grid.curtailment_hours_per_year", 0);
        choose(scenario, "adequacy.weather", "all_years");
        attachProfiles(scenario, MadeSeries());
        const auto outcome = evaluate(scenario);
        QVERIFY(outcome.years.front().weather.empty());
        QVERIFY(hasIssue(outcome, "scenario.no_weather_years"));
    }

    // A typical year peaks below the design day: its hottest day is raised to it, the rest stays. Measured years stay.
    void aTypicalYearGetsItsDesignDay() {
        Scenario scenario = campus();
        scenario.temperature.slug = "typical";
        put(scenario, "facility.design_temperature_c", 38);
        attachProfiles(scenario, MadeSeries());
        const model::series::TimeAxis axis(2027);
        const auto& before = scenario.temperature.profile->values;
        const auto raised = outsideTemperature(scenario, axis);
        QVERIFY(std::abs(*std::ranges::max_element(raised) - 38.0) < 1e-9);
        std::size_t changed = 0;
        for (std::size_t hour = 0; hour < raised.size(); ++hour)
            changed += raised[hour] != before[hour];
        QCOMPARE(changed, std::size_t(24));
        put(scenario, "facility.design_temperature_c", 20);
        QCOMPARE(outsideTemperature(scenario, axis), before);

        scenario.temperature.slug = "heat";
        put(scenario, "facility.design_temperature_c", 38);
        put(scenario, "facility.stress_offset_c", 2.5);
        attachProfiles(scenario, MadeSeries());
        const auto stressed = outsideTemperature(scenario, axis);
        for (std::size_t hour = 0; hour < stressed.size(); ++hour)
            QVERIFY(std::abs(stressed[hour] - scenario.temperature.profile->values[hour] - 2.5) < 1e-12);
    }
};

HEADROOM_TEST(WeatherYearsTest)
#include "weather_years_test.moc"
