#include "data/importers/weather_quantity.h"

#include "data/csv/csv_reader.h"
#include "data/units/unit_text.h"

#include <cmath>

namespace data::importers {

std::optional<double> weatherValue(std::string_view cell, const WeatherQuantity& quantity, double missing,
                                   std::size_t line, std::string_view column,
                                   std::vector<project::ImportIssue>& issues) {
    using model::units::Severity;
    if (csv::trimmed(cell).empty()) return std::nullopt;
    const auto value = csv::parseNumber(cell, false);
    if (!value) {
        issues.push_back(
            {{"weather.not_a_number", Severity::Error, {}, {std::string(cell)}}, line, std::string(column)});
        return std::nullopt;
    }
    if (*value == missing) return std::nullopt;
    if (*value >= quantity.lowest && *value <= quantity.highest) return value;
    issues.push_back({{"weather.out_of_range",
                       Severity::Warning,
                       {},
                       {units::numberText(*value), units::numberText(quantity.lowest),
                        units::numberText(quantity.highest), std::string(quantity.unit)}},
                      line,
                      std::string(column)});
    return std::nullopt;
}

std::optional<int> zoneHours(std::string_view cell) {
    const auto hours = csv::parseNumber(cell, false);
    if (!hours || std::fabs(*hours) > 14.0) return std::nullopt;
    const double minutes = std::round(*hours * 60.0);
    if (std::fabs(minutes - *hours * 60.0) > 1e-6) return std::nullopt;
    return static_cast<int>(minutes) * 60;
}

} // namespace data::importers
