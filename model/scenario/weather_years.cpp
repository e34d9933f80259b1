#include "model/scenario/weather_years.h"

#include <algorithm>
#include <iterator>

namespace model::scenario {

namespace {

// "pjm-demand@2024" without its year.
std::string seriesOf(const std::string& slug) {
    const std::size_t at = slug.rfind('@');
    const bool hasYear = at != std::string::npos && slug.find_first_not_of("0123456789", at + 1) == std::string::npos;
    return hasYear ? slug.substr(0, at) : slug;
}

std::shared_ptr<const series::HourlyProfile> inYear(const ProfileChoice& choice, int year,
                                                    const ProfileLookup& profiles) {
    if (!choice.profile || choice.profile->isTypical()) return choice.profile;
    if (!std::ranges::binary_search(choice.profile->coveredYears, year)) return nullptr;
    return profiles(seriesOf(choice.slug) + "@" + std::to_string(year));
}

// All that the weather drives.
std::vector<ProfileChoice*> weatherChoices(Scenario& scenario) {
    std::vector<ProfileChoice*> choices{&scenario.regionLoad, &scenario.temperature};
    for (auto& renewable : scenario.plant.renewables)
        choices.push_back(&renewable.profile);
    return choices;
}
std::vector<const ProfileChoice*> weatherChoices(const Scenario& scenario) {
    std::vector<const ProfileChoice*> choices{&scenario.regionLoad, &scenario.temperature};
    for (const auto& renewable : scenario.plant.renewables)
        choices.push_back(&renewable.profile);
    return choices;
}

// Covered by every imported series; empty when none is imported.
std::vector<int> commonYears(const Scenario& scenario) {
    std::vector<int> years;
    bool isFirst = true;
    for (const auto* choice : weatherChoices(scenario)) {
        if (!choice->profile || choice->profile->isTypical()) continue;
        const auto& covered = choice->profile->coveredYears;
        std::vector<int> both;
        std::ranges::set_intersection(years, covered, std::back_inserter(both));
        years = isFirst ? covered : both;
        isFirst = false;
    }
    return years;
}

bool isMissing(const ProfileChoice& choice, int year) {
    return choice.profile && !choice.profile->isTypical() && choice.profile->year != year;
}

// The same hours as a typical year.
void standForNoYear(ProfileChoice& choice) {
    if (!choice.profile || choice.profile->isTypical()) return;
    auto typical = std::make_shared<series::HourlyProfile>(*choice.profile);
    typical->coveredYears.clear();
    choice.profile = std::move(typical);
}

// Sun and wind of another year than the site's load and heat.
std::vector<units::Issue> otherYears(const Scenario& scenario) {
    const auto isActual = [](const ProfileChoice& choice) { return choice.profile && !choice.profile->isTypical(); };
    const ProfileChoice& site = isActual(scenario.regionLoad) ? scenario.regionLoad : scenario.temperature;
    std::vector<units::Issue> issues;
    if (!isActual(site)) return issues;
    for (const auto& renewable : scenario.plant.renewables)
        if (isActual(renewable.profile) && renewable.profile.profile->year != site.profile->year)
            issues.push_back({"plant.renewable_other_year",
                              units::Severity::Warning,
                              "plant.renewables." + renewable.id + ".series",
                              {renewable.name, std::to_string(renewable.profile.profile->year),
                               std::to_string(site.profile->year)}});
    return issues;
}

void raiseHottestDay(std::vector<double>& temperatureC, double designC) {
    const auto hottest = std::ranges::max_element(temperatureC);
    if (hottest == temperatureC.end() || *hottest >= designC) return;
    const double raiseK = designC - *hottest;
    const auto day = (hottest - temperatureC.begin()) / 24 * 24;
    for (auto hour = day; hour < day + 24; ++hour)
        temperatureC[static_cast<std::size_t>(hour)] += raiseK;
}

} // namespace

void attachProfiles(Scenario& scenario, const ProfileLookup& profiles) {
    const int year = static_cast<int>(scenario.weatherYear.value);
    for (auto* choice : weatherChoices(scenario)) {
        choice->profile = choice->slug.empty() ? nullptr : profiles(choice->slug);
        if (year == 0) continue;
        if (auto other = inYear(*choice, year, profiles)) choice->profile = std::move(other);
    }
    for (auto& renewable : scenario.plant.renewables)
        if (renewable.weather == plant::ProfileWeather::Typical) standForNoYear(renewable.profile);
    scenario.weatherYears.clear();
    if (scenario.weatherRisk != WeatherRisk::AllYears) return;
    for (const int each : commonYears(scenario)) {
        WeatherYear weather{each, inYear(scenario.regionLoad, each, profiles),
                            inYear(scenario.temperature, each, profiles)};
        bool isWhole = (weather.regionLoad || !scenario.regionLoad.profile) &&
                       (weather.temperature || !scenario.temperature.profile);
        for (const auto& renewable : scenario.plant.renewables) {
            weather.renewables.push_back(inYear(renewable.profile, each, profiles));
            isWhole = isWhole && (weather.renewables.back() || !renewable.profile.profile);
        }
        if (isWhole) scenario.weatherYears.push_back(std::move(weather)); // else its gaps cannot be repaired
    }
}

std::vector<units::Issue> weatherIssues(const Scenario& scenario) {
    std::vector<units::Issue> issues;
    const int year = static_cast<int>(scenario.weatherYear.value);
    for (const auto* choice : weatherChoices(scenario))
        if (year != 0 && isMissing(*choice, year))
            issues.push_back({"scenario.weather_year_missing",
                              units::Severity::Warning,
                              "scenario.weather_year",
                              {choice->slug, std::to_string(year), std::to_string(choice->profile->year)}});
    for (auto& issue : otherYears(scenario))
        issues.push_back(std::move(issue));
    if (scenario.weatherRisk == WeatherRisk::AllYears && scenario.weatherYears.empty())
        issues.push_back({"scenario.no_weather_years", units::Severity::Warning, "adequacy.weather", {}});
    return issues;
}

std::vector<double> outsideTemperature(const Scenario& scenario, const series::TimeAxis& axis) {
    if (!scenario.temperature.profile) return {};
    auto temperatureC = series::fitToYear(*scenario.temperature.profile, axis);
    for (double& celsius : temperatureC)
        celsius += scenario.stressOffset.value;
    if (scenario.temperature.profile->isTypical())
        raiseHottestDay(temperatureC, scenario.power.designTemperature.value);
    return temperatureC;
}

} // namespace model::scenario
