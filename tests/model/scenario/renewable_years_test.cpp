#include "model/scenario/evaluate.h"
#include "model/scenario/exact_dispatch.h"
#include "model/scenario/record.h"
#include "model/scenario/site_dispatch.h"
#include "model/scenario/site_year.h"
#include "model/scenario/weather_years.h"
#include "tests/model/scenario/scenario_inputs.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <cmath>

using namespace model::scenario;
using model::series::HourlyProfile;
using tests::choose;
using tests::put;

namespace {

// Series of 2022 and 2023: "demand" and "heat" flat, "sun" full from 15 to 19 o'clock UTC (more so in 2023), "full"
// always at its nameplate, "none" never; "typical" the sun of no year.
std::shared_ptr<const HourlyProfile> sunSeries(const std::string& slug) {
    const std::size_t at = slug.find('@');
    const std::string name = slug.substr(0, at);
    const int year = at == std::string::npos ? 2023 : std::stoi(slug.substr(at + 1));
    if (year < 2022 || year > 2023) return nullptr;
    HourlyProfile made{name == "demand" ? "MW" : name == "heat" ? "°C" : "share", "made", year, {}, {2022, 2023}};
    if (name == "typical") made.coveredYears.clear();
    for (int hour = 0; hour < 8760; ++hour) {
        const bool isDay = hour % 24 >= 15 && hour % 24 < 19;
        if (name == "demand")
            made.values.push_back(50000.0 + hour % 24);
        else if (name == "heat")
            made.values.push_back(20.0);
        else if (name == "full")
            made.values.push_back(1.0);
        else if (name == "none")
            made.values.push_back(0.0);
        else
            made.values.push_back(isDay ? (year == 2023 ? 1.0 : 0.5) : 0.0);
    }
    return std::make_shared<const HourlyProfile>(std::move(made));
}

// A campus of halls on a contract and units, with one solar plant of 10 MW.
Scenario solarCampus(const char* sun = "sun") {
    Scenario scenario = standardScenario();
    put(scenario, "scenario.first_year", 2027);
    put(scenario, "scenario.last_year", 2027);
    choose(scenario, "scenario.mode", "hall_led");
    choose(scenario, "scenario.boundary", "campus");
    for (const char* prefix : {"workload", "facility.halls", "plant.units", "plant.renewables"})
        tests::append(scenario, prefix);
    put(scenario, "facility.halls.one.energised", 2020);
    put(scenario, "facility.halls.one.racks", 400);
    put(scenario, "plant.units.one.count", 8);
    put(scenario, "plant.units.one.in_service", 2020);
    put(scenario, "plant.units.one.capacity_mw", 10);
    put(scenario, "plant.units.one.minimum_load", 0);
    put(scenario, "grid.contract_mw", 10);
    put(scenario, "grid.slip_days", 0);
    put(scenario, "plant.renewables.one.in_service", 2027);
    put(scenario, "plant.renewables.one.capacity_mw", 10);
    put(scenario, "plant.renewables.one.loss_share", 0);
    put(scenario, "plant.renewables.one.degradation_per_year", 0);
    scenario.temperature.slug = "heat";
    scenario.regionLoad.slug = "demand";
    choose(scenario, "plant.renewables.one.series", sun);
    attachProfiles(scenario, sunSeries);
    return scenario;
}

Scenario darkened(Scenario scenario) {
    scenario.plant.renewables.clear();
    return scenario;
}

bool saysSo(const Outcome& outcome, const std::string& code) {
    return std::ranges::any_of(outcome.issues, [&](const auto& issue) { return issue.code == code; });
}

YearOutcome sunnyYear(const Scenario& scenario) {
    const auto outcome = evaluate(scenario);
    if (outcome.years.empty()) qFatal("no years");
    return outcome.years.front();
}

bool isAbout(double found, double expected, double tolerance = 1e-9) {
    return std::abs(found - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

} // namespace

class RenewableYearsTest : public QObject {
    Q_OBJECT
private slots:
    // Four full hours a day of 10 MW, all used; half of the loss of a tenth after two years of ageing.
    void theEnergyIsThatOfTheHours() {
        Scenario scenario = solarCampus();
        const auto sunny = sunnyYear(scenario);
        const auto dark = sunnyYear(darkened(scenario));
        QVERIFY(isAbout(sunny.renewableMwh + sunny.renewableCurtailedMwh, 365.0 * 4.0 * 10.0));
        QVERIFY(sunny.facilityPeakMw > 10.0);
        QVERIFY(sunny.renewableCurtailedMwh < 1e-6);
        QVERIFY(isAbout(sunny.gridEnergyMwh + sunny.onsiteEnergyMwh + sunny.renewableMwh,
                        dark.gridEnergyMwh + dark.onsiteEnergyMwh));
        QVERIFY(sunny.co2T < dark.co2T && sunny.co2T > 0.0);
        QVERIFY(isAbout(*findMetric("renewable_mwh")->get(sunny), sunny.renewableMwh));
        QCOMPARE(*findMetric("renewable_mwh")->get(dark), 0.0);
        put(scenario, "plant.renewables.one.loss_share", 0.1);
        put(scenario, "plant.renewables.one.degradation_per_year", 0.02);
        put(scenario, "plant.renewables.one.in_service", 2025.5);
        QVERIFY(isAbout(sunnyYear(scenario).renewableMwh, 14600.0 * 0.9 * 0.98 * 0.98));
        put(scenario, "plant.renewables.one.in_service", 2028);
        QCOMPARE(sunnyYear(scenario).renewableMwh, 0.0);
    }

    void tooMuchIsCurtailedOrStored() {
        Scenario scenario = solarCampus();
        put(scenario, "plant.renewables.one.capacity_mw", 500);
        const auto alone = sunnyYear(scenario);
        QVERIFY(alone.renewableCurtailedMwh > 0.5 * 730000.0);
        QVERIFY(isAbout(*findMetric("renewable_curtailed_mwh")->get(alone), alone.renewableCurtailedMwh));
        tests::append(scenario, "plant.storage");
        put(scenario, "plant.storage.one.in_service", 2020);
        put(scenario, "plant.storage.one.power_mw", 100);
        put(scenario, "plant.storage.one.energy_mwh", 400);
        choose(scenario, "dispatch.policy", "cheapest");
        const auto stored = sunnyYear(scenario);
        QVERIFY(stored.renewableMwh > alone.renewableMwh * 1.5);
        QVERIFY(isAbout(stored.renewableMwh + stored.renewableCurtailedMwh, 730000.0));
        QVERIFY(stored.co2T < alone.co2T);
        choose(scenario, "dispatch.policy", "grid_first"); // and when a plan follows an order of service
        put(scenario, "plant.units.one.starts_limit", 8000.0);
        const auto planned = sunnyYear(scenario);
        QVERIFY(planned.planned && planned.renewableMwh > alone.renewableMwh * 1.5);
    }

    void theHoursBalance() {
        EvaluateOptions options;
        options.hourlyYear = 2027;
        const auto outcome = evaluate(solarCampus(), options);
        const auto& hours = *outcome.hourly;
        QCOMPARE(hours.renewableMw.size(), std::size_t(8760));
        QCOMPARE(hours.renewableMw[15], 10.0);
        QCOMPARE(hours.renewableMw[14], 0.0);
        const auto dark = evaluate(darkened(solarCampus()), options);
        QVERIFY(dark.hourly->renewableMw.empty());
        const auto loadMw = loadOf(hours);
        const auto darkMw = loadOf(*dark.hourly);
        for (std::size_t hour = 0; hour < loadMw.size(); ++hour)
            QVERIFY(isAbout(loadMw[hour], darkMw[hour]));
    }

    // 10 MW at 1,000 $/kW over 20 years and 15 $/kW-yr.
    void costsItsAnnuityAndFixedCost() {
        Scenario scenario = solarCampus();
        put(scenario, "plant.renewables.one.capital_usd_per_kw", 1000);
        put(scenario, "plant.renewables.one.fixed_usd_per_kw_year", 15);
        put(scenario, "plant.renewables.one.life_years", 20);
        put(scenario, "finance.discount_rate", 0.08);
        const auto sunny = sunnyYear(scenario);
        const auto dark = sunnyYear(darkened(scenario));
        QVERIFY(isAbout(sunny.cost.plantCapitalUsd - dark.cost.plantCapitalUsd, 1018522.09, 1e-7)); // 0.1018522 a year
        QVERIFY(isAbout(sunny.cost.plantFixedUsd - dark.cost.plantFixedUsd, 150000.0));
        QVERIFY(sunny.cost.gridEnergyUsd + sunny.cost.fuelUsd < dark.cost.gridEnergyUsd + dark.cost.fuelUsd);
        QVERIFY(
            isAbout(*sunny.lcoeUsdPerMwh, sunny.cost.powerUsd() / (sunny.facilityEnergyMwh - sunny.unservedEnergyMwh)));
    }

    void fullSunIsFirmAndATypicalYearIsNot() {
        const auto dark = sunnyYear(darkened(solarCampus()));
        const auto full = sunnyYear(solarCampus("full"));
        QVERIFY(isAbout(full.headroomMw, dark.headroomMw + 10.0));
        QVERIFY(isAbout(full.firmMw, dark.firmMw + 10.0));
        QVERIFY(full.loleHoursPerYear <= dark.loleHoursPerYear);
        QVERIFY(isAbout(full.firmMw, full.gridFirmMw + full.onsiteFirmMw + full.storageFirmMw + full.flexibleFirmMw +
                                         full.interactionMw));
        QVERIFY(isAbout(full.onsiteFirmMw, dark.onsiteFirmMw + 10.0));

        const auto outcome = evaluate(solarCampus("typical"));
        QVERIFY(saysSo(outcome, "plant.renewable_typical_year"));
        QVERIFY(outcome.years.front().renewableMwh > 0.0);
        QCOMPARE(outcome.years.front().headroomMw, dark.headroomMw);
        QCOMPARE(outcome.years.front().firmMw, dark.firmMw);
        Scenario declared = solarCampus("full"); // hours of a typical year, imported under a calendar year
        choose(declared, "plant.renewables.one.weather", "typical");
        attachProfiles(declared, sunSeries);
        QVERIFY(saysSo(evaluate(declared), "plant.renewable_typical_year"));
        QCOMPARE(sunnyYear(declared).headroomMw, dark.headroomMw);
        const auto none = evaluate(solarCampus("none"));
        QCOMPARE(none.years.front().headroomMw, dark.headroomMw);
        QCOMPARE(none.years.front().gridEnergyMwh, dark.gridEnergyMwh);
        QCOMPARE(none.years.front().onsiteEnergyMwh, dark.onsiteEnergyMwh);
        QVERIFY(!saysSo(none, "plant.renewable_typical_year"));
    }

    void theWeatherYearMovesTheSun() {
        Scenario scenario = solarCampus();
        const double sunniest = sunnyYear(scenario).renewableMwh;
        put(scenario, "scenario.weather_year", 2022);
        attachProfiles(scenario, sunSeries);
        QVERIFY(isAbout(sunnyYear(scenario).renewableMwh, 0.5 * sunniest));
        put(scenario, "scenario.weather_year", 2021);
        attachProfiles(scenario, sunSeries);
        QVERIFY(saysSo(evaluate(scenario), "scenario.weather_year_missing"));
        put(scenario, "scenario.weather_year", 0);
        choose(scenario, "plant.renewables.one.series", "sun@2022"); // the site's load and heat are of 2023
        attachProfiles(scenario, sunSeries);
        QVERIFY(saysSo(evaluate(scenario), "plant.renewable_other_year"));
        choose(scenario, "plant.renewables.one.series", "nowhere@1999");
        attachProfiles(scenario, sunSeries);
        QVERIFY(saysSo(evaluate(scenario), "plant.renewable_no_profile"));
        QCOMPARE(sunnyYear(scenario).renewableMwh, 0.0);
    }

    void allYearsPoolTheSunOfEach() {
        Scenario scenario = solarCampus("sun");
        choose(scenario, "adequacy.weather", "all_years");
        attachProfiles(scenario, sunSeries);
        const auto pooled = sunnyYear(scenario);
        QCOMPARE(pooled.weather.size(), std::size_t(2));
        choose(scenario, "adequacy.weather", "chosen_year");
        for (const auto& each : pooled.weather) {
            put(scenario, "scenario.weather_year", each.weatherYear);
            attachProfiles(scenario, sunSeries);
            QVERIFY(isAbout(each.loleHours, sunnyYear(scenario).loleHoursPerYear));
            QVERIFY(isAbout(each.eueMwh, sunnyYear(scenario).eueMwhPerYear));
        }
        QVERIFY(pooled.weather[1].eueMwh < pooled.weather[0].eueMwh); // 2023 has twice the sun
    }

    void theProgramOfThePlanSeesTheSun() {
        Scenario scenario = solarCampus();
        put(scenario, "plant.renewables.one.capacity_mw", 60);
        tests::append(scenario, "plant.storage");
        put(scenario, "plant.storage.one.in_service", 2020);
        choose(scenario, "dispatch.policy", "cheapest");
        const auto found = compareWithExact(scenario, 2027);
        QVERIFY(found.end == ExactDispatch::End::Done);
        QVERIFY(*found.committedGap() > -1e-7 && *found.committedGap() < 0.005);
    }

    void aScenarioKeepsItsPlant() {
        Scenario scenario = solarCampus("sun@2022");
        choose(scenario, "plant.renewables.one.kind", "wind");
        choose(scenario, "plant.renewables.one.weather", "typical");
        Scenario read = standardScenario();
        QVERIFY(model::scenario::apply(read, difference(standardScenario(), scenario)).empty());
        QCOMPARE(read.plant.renewables.size(), std::size_t(1));
        QVERIFY(read.plant.renewables == scenario.plant.renewables);
        QVERIFY(read == scenario);
    }
};

HEADROOM_TEST(RenewableYearsTest)
#include "renewable_years_test.moc"
