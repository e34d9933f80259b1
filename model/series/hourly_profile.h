// A year of hourly numbers as it was measured or published, with its unit and source. Not yet tied to a study's year.
#pragma once

#include "model/series/time_axis.h"
#include "model/units/issue.h"

#include <string>
#include <vector>

namespace model::series {

// Hours run in UTC from 1 January. 8,784 values hold a 29 February; 8,760 do not, even where `year` is a leap year
// (typical years and many archives leave the day out).
struct HourlyProfile {
    std::string unit; // symbol as printed: "MW", "°C", "share"
    std::string source;
    int year{};
    std::vector<double> values;
    // Calendar years that the series it is taken from covers, ascending; empty: a typical year, which stands for none.
    std::vector<int> coveredYears{};
    bool isTypical() const { return coveredYears.empty(); }
    friend bool operator==(const HourlyProfile&, const HourlyProfile&) = default;
};

// Wrong length, 29 February in a common year, numbers that are not finite. `where` names the profile in the issues.
std::vector<units::Issue> problemsOf(const HourlyProfile& profile, const std::string& where);

// The values on the hours of another year, by date: 29 February repeats the 28th where the profile has none, and is
// dropped where the year has none. Weekdays are not shifted. The profile must be free of problems.
std::vector<double> fitToYear(const HourlyProfile& profile, const TimeAxis& axis);

} // namespace model::series
