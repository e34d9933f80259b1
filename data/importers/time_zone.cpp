#include "data/importers/time_zone.h"

#include "data/importers/time_stamp.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace data::importers {

namespace {
std::int64_t bigEndian(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = static_cast<unsigned char>(bytes[at]) & 0x80U ? ~std::uint64_t{0} : 0U;
    for (std::size_t i = 0; i < size; ++i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return static_cast<std::int64_t>(value);
}

// The six counts of a header of RFC 8536 §3.1.
struct ZoneHeader {
    std::size_t utIndicators{}, standardIndicators{}, leapSeconds{}, transitions{}, types{}, characters{};

    static std::optional<ZoneHeader> read(std::string_view bytes, std::size_t at) {
        if (bytes.size() < at + 44 || bytes.substr(at, 4) != "TZif") return std::nullopt;
        const auto count = [&](std::size_t index) {
            return static_cast<std::size_t>(bigEndian(bytes, at + 20 + 4 * index, 4) & 0xFFFFFF);
        };
        return ZoneHeader{count(0), count(1), count(2), count(3), count(4), count(5)};
    }
    std::size_t bodySize(std::size_t timeSize) const {
        return transitions * (timeSize + 1) + types * 6 + characters + leapSeconds * (timeSize + 4) +
               standardIndicators + utIndicators;
    }
};

// One date of a rule "M3.2.0/2": month, week (5: last), weekday (0: Sunday), seconds of the day.
struct RuleDate {
    int month{}, week{}, weekday{}, seconds{7200};

    std::int64_t inYear(int year) const {
        const std::int64_t first = daysFromCivil(year, month, 1);
        const int weekdayOfFirst = static_cast<int>(((first + 4) % 7 + 7) % 7); // 1970-01-01 was a Thursday
        std::int64_t day = first + (weekday - weekdayOfFirst + 7) % 7 + 7 * (week - 1);
        const std::int64_t next = month == 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1);
        while (day >= next)
            day -= 7;
        return day * 86400 + seconds;
    }
};

// Reads the parts of a POSIX rule text ("EST5EDT,M3.2.0,M11.1.0").
class RuleText {
public:
    explicit RuleText(std::string_view text) : m_text(text) {}
    bool skipName() {
        const std::size_t end = m_text.starts_with('<') ? m_text.find('>') + 1 : m_text.find_first_of("+-0123456789,");
        if (end == std::string_view::npos || end == 0) return false;
        m_text.remove_prefix(end);
        return true;
    }
    bool take(char mark) {
        if (!m_text.starts_with(mark)) return false;
        m_text.remove_prefix(1);
        return true;
    }
    std::optional<int> number() {
        std::size_t used = 0;
        int value = 0;
        while (used < m_text.size() && used < 4 && m_text[used] >= '0' && m_text[used] <= '9') {
            value = value * 10 + (m_text[used++] - '0');
        }
        if (used == 0) return std::nullopt;
        m_text.remove_prefix(used);
        return value;
    }
    std::optional<int> seconds() {
        const bool negative = take('-');
        if (!negative) take('+');
        const auto hours = number();
        if (!hours) return std::nullopt;
        int total = *hours * 3600;
        if (take(':')) total += number().value_or(0) * 60;
        return negative ? -total : total;
    }
    std::optional<RuleDate> date() {
        if (!take('M')) return std::nullopt;
        const auto month = number();
        if (!month || !take('.')) return std::nullopt;
        const auto week = number();
        if (!week || !take('.')) return std::nullopt;
        const auto weekday = number();
        if (!weekday || *month < 1 || *month > 12 || *week < 1 || *week > 5 || *weekday > 6) return std::nullopt;
        RuleDate date{*month, *week, *weekday};
        if (take('/')) date.seconds = seconds().value_or(7200);
        return date;
    }
    bool atEnd() const { return m_text.empty() || m_text.starts_with(','); }

private:
    std::string_view m_text;
};
} // namespace

std::optional<TimeZone> TimeZone::find(std::string_view name) {
    TimeZone zone;
    if (name == "UTC" || name == "GMT" || name == "Z") return zone;
    std::string_view offset = name;
    if (offset.starts_with("UTC")) offset.remove_prefix(3);
    if (offset.starts_with('+') || offset.starts_with('-')) {
        const auto stamp = parseStamp("2000-01-01 00:00" + std::string(offset), DateOrder::YearFirst);
        if (!stamp || !stamp->offsetSeconds) return std::nullopt;
        zone.m_firstOffset = *stamp->offsetSeconds;
        return zone;
    }
    return fromZoneFile(name);
}

std::optional<TimeZone> TimeZone::fromZoneFile(std::string_view name) {
    constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/";
    if (name.empty() || name.size() > 64 || name.find_first_not_of(allowed) != std::string_view::npos ||
        name.front() == '/') {
        return std::nullopt;
    }
    const std::filesystem::path path = "/usr/share/zoneinfo/" + std::string(name);
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) return std::nullopt; // also for a folder of zones
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const auto first = ZoneHeader::read(bytes, 0);
    if (!first || bytes[4] < '2') return std::nullopt;
    const std::size_t secondAt = 44 + first->bodySize(4);
    const auto header = ZoneHeader::read(bytes, secondAt);
    if (!header || header->types == 0) return std::nullopt;
    const std::size_t times = secondAt + 44;
    const std::size_t end = times + header->bodySize(8);
    if (bytes.size() < end) return std::nullopt;
    const std::size_t indices = times + 8 * header->transitions;
    const std::size_t types = indices + header->transitions;
    const auto offsetOfType = [&](std::size_t type) { return static_cast<int>(bigEndian(bytes, types + 6 * type, 4)); };
    TimeZone zone;
    zone.m_firstOffset = offsetOfType(0);
    for (std::size_t i = 0; i < header->transitions; ++i) {
        const auto type = static_cast<unsigned char>(bytes[indices + i]);
        if (type >= header->types) return std::nullopt;
        zone.m_changes.push_back({bigEndian(bytes, times + 8 * i, 8), offsetOfType(type)});
    }
    // The rule after the last listed change (RFC 8536 §3.3), written out to the year 2200.
    RuleText rule(std::string_view(bytes).substr(std::min(end + 1, bytes.size())));
    if (!rule.skipName()) return zone;
    const auto standardWest = rule.seconds();
    if (!standardWest || rule.atEnd() || !rule.skipName()) return zone;
    const int standard = -*standardWest;
    const int summer = rule.atEnd() ? standard + 3600 : -rule.seconds().value_or(*standardWest - 3600);
    if (!rule.take(',')) return zone;
    const auto begin = rule.date();
    if (!begin || !rule.take(',')) return zone;
    const auto finish = rule.date();
    if (!finish) return zone;
    const std::int64_t listedUntil = zone.m_changes.empty() ? INT64_MIN : zone.m_changes.back().utcSeconds;
    for (int year = 1970; year <= 2200; ++year) {
        for (const Change change :
             {Change{begin->inYear(year) - standard, summer}, Change{finish->inYear(year) - summer, standard}}) {
            if (change.utcSeconds > listedUntil) zone.m_changes.push_back(change);
        }
    }
    std::sort(zone.m_changes.begin(), zone.m_changes.end(),
              [](const Change& a, const Change& b) { return a.utcSeconds < b.utcSeconds; });
    return zone;
}

int TimeZone::offsetSeconds(std::int64_t utcSeconds) const {
    const auto after =
        std::upper_bound(m_changes.begin(), m_changes.end(), utcSeconds,
                         [](std::int64_t time, const Change& change) { return time < change.utcSeconds; });
    return after == m_changes.begin() ? m_firstOffset : std::prev(after)->offsetSeconds;
}

std::vector<std::int64_t> TimeZone::instants(std::int64_t localSeconds) const {
    std::vector<std::int64_t> found;
    // An instant within a day of the local number read as UTC has one of the offsets in force around it.
    const int before = offsetSeconds(localSeconds - 86400);
    const int after = offsetSeconds(localSeconds + 86400);
    for (const int offset : {std::max(before, after), std::min(before, after)}) {
        const std::int64_t instant = localSeconds - offset;
        if (offsetSeconds(instant) == offset && (found.empty() || found.back() != instant)) found.push_back(instant);
    }
    return found;
}

} // namespace data::importers
