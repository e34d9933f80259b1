// Puts a scenario into its weather: the hourly profiles that its slugs name, in one calendar year or in several.
#pragma once

#include "model/scenario/scenario.h"

#include <functional>

namespace model::scenario {

// The profile of that name ("pjm-demand", "pjm-demand@2024"); null when there is none.
using ProfileLookup = std::function<std::shared_ptr<const series::HourlyProfile>(const std::string& slug)>;

// Sets the profiles that the slugs name. A weather year replaces the year of every imported series that covers it; a
// typical year has none and stays. With WeatherRisk::AllYears also all years that every imported series covers.
void attachProfiles(Scenario& scenario, const ProfileLookup& profiles);

// A weather year that an imported series does not have, sun or wind of another year than load and heat, or all years
// where nothing imported has any.
std::vector<units::Issue> weatherIssues(const Scenario& scenario);

// The outside temperature of the hours of a study year: the profile by date, the heat stress, and in a typical year the
// hottest day raised to the design temperature, since such a year holds no extreme. Empty without a profile.
std::vector<double> outsideTemperature(const Scenario& scenario, const series::TimeAxis& axis);

} // namespace model::scenario
