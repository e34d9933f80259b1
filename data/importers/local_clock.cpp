#include "data/importers/local_clock.h"

namespace data::importers {

std::optional<std::int64_t> LocalClock::utc(std::int64_t localSeconds, std::optional<bool> isSummer) {
    const std::vector<std::int64_t> instants = m_zone.instants(localSeconds);
    if (instants.empty()) return std::nullopt;
    std::int64_t instant = instants.front();
    if (instants.size() > 1) {
        if (isSummer)
            instant = *isSummer ? instants.front() : instants.back(); // summer time ends between the two
        else if (m_rule == RepeatedHour::Second)
            instant = instants.back();
        else if (m_rule == RepeatedHour::InOrder)
            instant = inOrder(instants);
    }
    m_last = instant;
    return instant;
}

// A file may run backwards, and the clock of Lord Howe turns by half an hour: the row before says more than the count.
std::int64_t LocalClock::inOrder(const std::vector<std::int64_t>& instants) {
    constexpr std::int64_t kHourSeconds = 3600;
    std::optional<std::int64_t> free;
    for (const std::int64_t instant : instants) {
        if (m_taken.contains(instant)) continue;
        if (!free) free = instant;
        if (!m_last || (instant - *m_last != kHourSeconds && *m_last - instant != kHourSeconds)) continue;
        free = instant;
        break;
    }
    m_taken.insert(free.value_or(instants.back()));
    return free.value_or(instants.back());
}

} // namespace data::importers
