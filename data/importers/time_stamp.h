// Reads the stamps that hourly files use and writes UTC ones. Knows no zones: see time_zone.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace data::importers {

// Of a stamp that does not begin with the year. Ambiguous: every stamp seen reads both ways.
enum class DateOrder { YearFirst, DayFirst, MonthFirst, Ambiguous, Mixed };

struct Stamp {
    std::int64_t localSeconds{};      // since 1970-01-01 00:00 of the clock it was written in
    std::optional<int> offsetSeconds; // "Z" or "-05:00" in the stamp itself
};

// "2024-03-10 07:00[:00[.000]][Z|+01:00]", also with T or /, "20240310T07", "10.03.2024 07:00", "3/10/2024 7:00 PM";
// hour 24 is the next day's 0. Nothing when the text is no such stamp or no day of the calendar.
std::optional<Stamp> parseStamp(std::string_view text, DateOrder order);
// The order that all the stamps agree on.
DateOrder dateOrder(std::span<const std::string_view> stamps);

std::int64_t daysFromCivil(int year, int month, int day); // since 1970-01-01, proleptic Gregorian
int yearOf(std::int64_t utcSeconds);
std::string utcText(std::int64_t utcSeconds); // "2024-03-10 07:00"

} // namespace data::importers
