#include "data/importers/sample_clock.h"

#include "data/csv/csv_reader.h"

#include <cmath>

namespace data::importers {

namespace {
constexpr double kEarliestEpoch = 1e9; // in seconds: 2001
constexpr double kLatestEpoch = 7e9;   // 2191

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::optional<SampleStamp> epochStamp(std::string_view text) {
    if (text.size() < 10 || text.find_first_not_of("0123456789.") != std::string_view::npos) return std::nullopt;
    auto seconds = csv::parseNumber(text, false);
    if (seconds && *seconds >= 1e3 * kEarliestEpoch) *seconds /= 1e3;
    if (!seconds || *seconds < kEarliestEpoch || *seconds > kLatestEpoch) return std::nullopt;
    const double whole = std::floor(*seconds);
    return SampleStamp{{static_cast<std::int64_t>(whole), 0}, *seconds - whole};
}

// Where the fraction's sign stands: after the digits that follow the second colon.
std::size_t fractionAt(std::string_view text) {
    const std::size_t minutes = text.find(':');
    const std::size_t seconds = minutes == std::string_view::npos ? minutes : text.find(':', minutes + 1);
    if (seconds == std::string_view::npos) return text.size();
    std::size_t at = seconds + 1;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    const bool isSign = at + 1 < text.size() && (text[at] == '.' || text[at] == ',') && isDigit(text[at + 1]);
    return isSign ? at : text.size();
}
} // namespace

std::optional<SampleStamp> parseSampleStamp(std::string_view text, DateOrder order) {
    text = csv::trimmed(text);
    constexpr std::size_t kLongestStamp = 64;
    if (text.size() > kLongestStamp) return std::nullopt;
    if (const auto epoch = epochStamp(text)) return epoch;
    const std::size_t at = fractionAt(text);
    std::size_t end = at;
    double fraction = 0.0;
    double unit = 0.1;
    for (end = std::min(at + 1, text.size()); end < text.size() && isDigit(text[end]); ++end, unit /= 10.0)
        fraction += unit * (text[end] - '0');
    const auto whole = parseStamp(std::string(text.substr(0, at)) + std::string(text.substr(end)), order);
    if (!whole) return std::nullopt;
    return SampleStamp{*whole, fraction};
}

std::optional<double> utcOf(const SampleStamp& stamp) {
    if (!stamp.whole.offsetSeconds) return std::nullopt;
    return static_cast<double>(stamp.whole.localSeconds - *stamp.whole.offsetSeconds) + stamp.fractionSeconds;
}

std::optional<double> SampleClock::utc(const SampleStamp& stamp) {
    const std::vector<std::int64_t> instants = m_zone.instants(stamp.whole.localSeconds);
    if (instants.empty()) return std::nullopt;
    // Meters of several devices write a little out of order.
    constexpr std::int64_t kDisorderSeconds = 60;
    const bool isSecond = instants.size() > 1 && m_last && instants.front() + kDisorderSeconds < *m_last;
    m_last = isSecond ? instants.back() : instants.front();
    return static_cast<double>(*m_last) + stamp.fractionSeconds;
}

} // namespace data::importers
