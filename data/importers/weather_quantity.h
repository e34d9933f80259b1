// What the program takes of a weather file, with the range in which a value can be true. Not a column of a file.
#pragma once

#include "data/importers/calendar_hours.h"

namespace data::importers {

struct WeatherQuantity {
    std::string_view label;
    std::string_view unit;
    double lowest;
    double highest;
};

// Reads one cell: no value where the file has none (`missing`), an issue where the value cannot be true.
std::optional<double> weatherValue(std::string_view cell, const WeatherQuantity& quantity, double missing,
                                   std::size_t line, std::string_view column,
                                   std::vector<project::ImportIssue>& issues);
// "-6.0", "5.75" hours east of UTC, -14 to 14, in seconds.
std::optional<int> zoneHours(std::string_view cell);

} // namespace data::importers
