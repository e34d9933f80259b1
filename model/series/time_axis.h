// The hours of one calendar year in UTC: 8,760 or, in a leap year, 8,784. Not a time zone: local time is the window's.
#pragma once

#include <array>
#include <cstddef>

namespace model::series {

bool isLeapYear(int year);
int daysInMonth(int year, int month); // month 1..12

// A place in the year. month 1..12, day 1..31, hour 0..23, weekday 0 = Monday.
struct CalendarHour {
    int month{1};
    int day{1};
    int hour{0};
    int weekday{0};
};

class TimeAxis {
public:
    explicit TimeAxis(int year);
    int year() const { return m_year; }
    std::size_t hours() const { return m_hours; }
    std::size_t days() const { return m_hours / 24; }
    CalendarHour at(std::size_t hour) const; // hour < hours()
    int monthAt(std::size_t hour) const { return at(hour).month; }
    std::size_t firstHourOfMonth(int month) const; // month 1..12; 13 gives hours()
    static int weekdayOfNewYear(int year);         // 0 = Monday

private:
    int m_year;
    std::size_t m_hours;
};

} // namespace model::series
