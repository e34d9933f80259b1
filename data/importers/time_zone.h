// A time zone as a table of its clock changes, read from the system's zone files. Used at import only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace data::importers {

class TimeZone {
public:
    // "UTC", an offset ("UTC-05:00", "+01:00") or a name of the IANA data base ("America/New_York"); nothing when the
    // name is unknown here or its file cannot be read.
    static std::optional<TimeZone> find(std::string_view name);

    // The UTC instants at which the zone's clock shows the local time: one, two in autumn's repeated hour (earlier
    // first), none in spring's skipped hour.
    std::vector<std::int64_t> instants(std::int64_t localSeconds) const;
    int offsetSeconds(std::int64_t utcSeconds) const;

private:
    struct Change {
        std::int64_t utcSeconds{};
        int offsetSeconds{}; // from then on
    };
    static std::optional<TimeZone> fromZoneFile(std::string_view name);
    int m_firstOffset{};
    std::vector<Change> m_changes;
};

} // namespace data::importers
