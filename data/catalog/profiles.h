// The hourly profiles that come with the program: temperature years and regional load shapes, derived and attributed.
#pragma once

#include "model/series/hourly_profile.h"

#include <optional>
#include <string_view>
#include <vector>

namespace data::catalog {

// Slugs, in order: "load-pjm", "temperature-dulles-va" …
std::vector<std::string_view> profileNames();
// MW or °C in 8,760 UTC hours, expanded by the grammar of resources/profiles/README.md; nothing for an unknown slug.
std::optional<model::series::HourlyProfile> builtInProfile(std::string_view slug);
// A figure that stands in the profile beside its hours ("percentile_99_6_c", "rmse_pct").
std::optional<double> profileFigure(std::string_view slug, std::string_view section);

} // namespace data::catalog
