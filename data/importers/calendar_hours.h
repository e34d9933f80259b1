// Hourly rows that name month, day and hour of a clock without summer time, as weather files do, on their way to series
// in UTC: laid on one typical year where the months come from several, else in their own year.
#pragma once

#include "data/importers/hour_record.h"

namespace data::importers {

struct CalendarRow {
    int year{};  // as the file has it; 0: none
    int month{}; // with the day a date that isCalendarDay()
    int day{};
    int hour{}; // 0..23, at its beginning; a stamp of 24:00 or 0:00 at the end of an hour may give 23 or -1
    std::size_t line{};
};

struct CalendarColumn {
    std::string name;  // as in the file
    std::string label; // after the file's name in that of the series
    std::string unit;
    std::vector<std::optional<double>> values; // by row
    bool isCompared{};
};

struct CalendarHours {
    std::vector<CalendarRow> rows;
    std::vector<CalendarColumn> columns;
    int offsetSeconds{}; // of the clock, east of UTC
    std::string source;
};

// Of a typical year the hours of the clock that UTC counts to the year beside are those at its other end. It lies on
// 2025, on 2024 with a 29 February, and its zone of origin begins with "typical". Adds series, issues and rowsTaken.
void takeTypicalYear(const CalendarHours& hours, const ImportOptions& options, ImportResult& result);
// Every row in the year it names.
void takeActualYears(const CalendarHours& hours, const ImportOptions& options, ImportResult& result);
// Rows of several years make a typical year; of rows of one year the user says whether it is that year's weather.
void takeWeather(const CalendarHours& hours, const ImportOptions& options, ImportResult& result);

bool isCalendarDay(int year, int month, int day); // year 0: 29 February exists
std::string offsetName(int offsetSeconds);        // "UTC-06:00"

} // namespace data::importers
