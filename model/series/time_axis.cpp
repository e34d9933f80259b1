#include "model/series/time_axis.h"

#include <cassert>

namespace model::series {

namespace {
constexpr std::array<int, 13> kDaysBefore{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

int daysBeforeMonth(int year, int month) {
    return kDaysBefore[static_cast<std::size_t>(month - 1)] + (month > 2 && isLeapYear(year) ? 1 : 0);
}
} // namespace

bool isLeapYear(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int daysInMonth(int year, int month) {
    assert(month >= 1 && month <= 12);
    return daysBeforeMonth(year, month + 1) - daysBeforeMonth(year, month);
}

TimeAxis::TimeAxis(int year) : m_year(year), m_hours(isLeapYear(year) ? 8784 : 8760) {}

int TimeAxis::weekdayOfNewYear(int year) {
    // 1 January of year 1 of the proleptic Gregorian calendar was a Monday.
    const int before = year - 1;
    return (before + before / 4 - before / 100 + before / 400) % 7;
}

CalendarHour TimeAxis::at(std::size_t hour) const {
    assert(hour < m_hours);
    const int dayOfYear = static_cast<int>(hour / 24);
    int month = dayOfYear / 32 + 1;
    while (month < 12 && daysBeforeMonth(m_year, month + 1) <= dayOfYear) ++month;
    return {month, dayOfYear - daysBeforeMonth(m_year, month) + 1, static_cast<int>(hour % 24),
            (weekdayOfNewYear(m_year) + dayOfYear) % 7};
}

std::size_t TimeAxis::firstHourOfMonth(int month) const {
    assert(month >= 1 && month <= 13);
    return month == 13 ? m_hours : static_cast<std::size_t>(daysBeforeMonth(m_year, month)) * 24;
}

} // namespace model::series
