// The times of a meter's samples: fractions of a second, several samples within one, in UTC or on a zone's clock. For
// hours see local_clock.h.
#pragma once

#include "data/importers/time_stamp.h"
#include "data/importers/time_zone.h"

namespace data::importers {

struct SampleStamp {
    Stamp whole;
    double fractionSeconds{}; // 0 to 1
};

// As parseStamp(), with a fraction of a second after a point or a comma; also seconds or milliseconds since 1970, which
// are UTC: "1767323045", "1767323045.25", "1767323045250".
std::optional<SampleStamp> parseSampleStamp(std::string_view text, DateOrder order);

// Seconds since 1970 UTC of a stamp that states its offset; nothing without one.
std::optional<double> utcOf(const SampleStamp& stamp);

// Samples are taken in order: of a time that the clock shows twice, the first that does not lie before the last sample.
class SampleClock {
public:
    explicit SampleClock(TimeZone zone) : m_zone(std::move(zone)) {}
    // Seconds since 1970 UTC of what the clock shows; nothing in spring's skipped hour.
    std::optional<double> utc(const SampleStamp& stamp);

private:
    TimeZone m_zone;
    std::optional<std::int64_t> m_last;
};

} // namespace data::importers
