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

// Covered by every imported series; empty when none is imported.
std::vector<int> commonYears(const Scenario& scenario) {
    std::vector<int> years;
    bool isFirst = true;
    for (const auto* choice : {&scenario.regionLoad, &scenario.temperature}) {
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
    for (auto* choice : {&scenario.regionLoad, &scenario.temperature}) {
        choice->profile = choice->slug.empty() ? nullptr : profiles(choice->slug);
        if (year == 0) continue;
        if (auto other = inYear(*choice, year, profiles)) choice->profile = std::move(other);
    }
    scenario.weatherYears.clear();
    if (scenario.weatherRisk != WeatherRisk::AllYears) return;
    for (const int each : commonYears(scenario)) {
        WeatherYear weather{each, inYear(scenario.regionLoad, each, profiles),
                            inYear(scenario.temperature, each, profiles)};
        const bool isWhole = (weather.regionLoad || !scenario.regionLoad.profile) &&
                             (weather.temperature || !scenario.temperature.profile);
        if (isWhole) scenario.weatherYears.push_back(std::move(weather)); // else its gaps cannot be repaired
    }
}

std::vector<units::Issue> weatherIssues(const Scenario& scenario) {
    std::vector<units::Issue> issues;
    const int year = static_cast<int>(scenario.weatherYear.value);
    for (const auto* choice : {&scenario.regionLoad, &scenario.temperature})
        if (year != 0 && isMissing(*choice, year))
            issues.push_back({"scenario.weather_year_missing",
                              units::Severity::Warning,
                              "scenario.weather_year",
                              {choice->slug, std::to_string(year), std::to_string(choice->profile->year)}});
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
