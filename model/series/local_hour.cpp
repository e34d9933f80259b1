#include "model/series/local_hour.h"

#include <cassert>

namespace model::series {

LocalHour localHour(const TimeAxis& axis, std::size_t utcHour, int utcOffset) {
    assert(utcOffset >= -14 && utcOffset <= 14);
    const int sinceTheDayBefore = static_cast<int>(utcHour) + utcOffset + 24; // never negative
    const int day = sinceTheDayBefore / 24 - 1;
    return {day, sinceTheDayBefore % 24, (TimeAxis::weekdayOfNewYear(axis.year()) + day + 7) % 7};
}

} // namespace model::series
