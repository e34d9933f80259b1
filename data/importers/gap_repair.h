// Fills the gaps of an hourly series as an explicit, counted step, when a calendar year of it goes into the model.
#pragma once

#include "data/project/series_record.h"
#include "model/units/issue.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace data::importers {

enum class RepairMethod { Line, SameHoursOfOtherWeeks, NotRepaired };

struct GapRun {
    std::size_t first{}; // index into the series
    std::size_t hours{};
    RepairMethod method{RepairMethod::NotRepaired};
};

struct GapRepair {
    project::SeriesRecord series;
    std::vector<GapRun> runs;
    std::size_t hoursRepaired{};
    std::size_t hoursLeft{};
};

// Up to 3 hours: a straight line between the neighbours. Up to 168 hours: the mean of the same hours one week before
// and after (the one that is known), shifted so that it meets both neighbours. Longer gaps and gaps without neighbours
// stay.
GapRepair repairGaps(const project::SeriesRecord& series);

// The hours of one calendar year (8,760 or 8,784) in `unit`, every value finite; nothing when an hour cannot be had.
struct YearOfHours {
    std::optional<std::vector<double>> values;
    std::size_t hoursMissing{}; // in the source
    std::size_t hoursRepaired{};
    std::vector<model::units::Issue> issues; // one per run repaired or left
};
YearOfHours yearOfHours(const project::SeriesRecord& series, int year, std::string_view unit);
// The calendar years that the series touches with at least half of their hours.
std::vector<int> yearsCovered(const project::SeriesRecord& series);

} // namespace data::importers
