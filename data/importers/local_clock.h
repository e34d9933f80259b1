// Turns the hours that a zone's clock shows into UTC, row by row, with a stated rule for autumn's repeated hour.
#pragma once

#include "data/importers/time_zone.h"

#include <set>

namespace data::importers {

// Of a time that the clock shows twice. InOrder: the one an hour from the row before, else the first that no row has
// taken. First, Second: every such row.
enum class RepeatedHour { InOrder, First, Second };

class LocalClock {
public:
    explicit LocalClock(TimeZone zone, RepeatedHour rule = RepeatedHour::InOrder)
        : m_zone(std::move(zone)), m_rule(rule) {}

    // The instant of a row's local time; isSummer, where the file says it, decides a repeated hour. Nothing in spring's
    // skipped hour.
    std::optional<std::int64_t> utc(std::int64_t localSeconds, std::optional<bool> isSummer = std::nullopt);

private:
    TimeZone m_zone;
    RepeatedHour m_rule;
    std::int64_t inOrder(const std::vector<std::int64_t>& instants);
    std::set<std::int64_t> m_taken;     // of those that the clock shows twice
    std::optional<std::int64_t> m_last; // of the row before
};

} // namespace data::importers
