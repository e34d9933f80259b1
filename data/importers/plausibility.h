// Finds hourly loads that cannot be true, by comparison with the hours around them. It changes nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace data::importers {

enum class Doubt { Impossible, Suspicious };

struct DoubtfulHour {
    std::size_t index{};
    Doubt doubt{Doubt::Impossible};
    double typical{}; // the median of the 25 hours around
};

// Impossible: more than twice the median of the 25 valid hours centred on it (demand of a whole system moves by less
// than half between its daily median and its peak: at most 1.49 in seven US systems, 2020 to 2024). Suspicious: alone
// 1.2 times higher, or lower, than each of its two neighbours on either side. For a series whose median is not
// well above its low hours (solar output, a campus at night) only values beyond 20 times the 99th percentile of all
// are impossible.
std::vector<DoubtfulHour> doubtfulHours(std::span<const double> values, std::span<const std::uint8_t> valid);

} // namespace data::importers
