// The local standard time of a UTC hour of the year, without summer time. Not a calendar date: days count from 1
// January.
#pragma once

#include "model/series/time_axis.h"

#include <cstddef>

namespace model::series {

// day is 0 for 1 January; the ends of the year in UTC may fall on day -1 or on the first day of the next year.
struct LocalHour {
    int day{};
    int hour{};    // 0..23
    int weekday{}; // 0 = Monday
};

// utcOffset: hours, local standard time minus UTC, -14..14.
LocalHour localHour(const TimeAxis& axis, std::size_t utcHour, int utcOffset);

// Calls visit(utcHour, localHour) for every hour of the year in order; several times faster than asking for each.
template<class Visit>
void visitLocalHours(const TimeAxis& axis, int utcOffset, Visit visit) {
    LocalHour at = localHour(axis, 0, utcOffset);
    for (std::size_t utcHour = 0; utcHour < axis.hours(); ++utcHour) {
        visit(utcHour, static_cast<const LocalHour&>(at));
        if (++at.hour < 24) continue;
        at.hour = 0;
        ++at.day;
        at.weekday = at.weekday == 6 ? 0 : at.weekday + 1;
    }
}

} // namespace model::series
