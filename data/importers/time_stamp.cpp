#include "data/importers/time_stamp.h"

#include "data/csv/csv_reader.h"
#include "model/series/time_axis.h"

#include <chrono>

namespace data::importers {

namespace {
struct DateParts {
    int first{};
    int second{};
    int third{};
    std::size_t firstDigits{};
};

// The next run of digits, at most `most` of them.
std::optional<int> takeDigits(std::string_view& text, std::size_t most, std::size_t* count = nullptr) {
    std::size_t used = 0;
    int value = 0;
    while (used < text.size() && used < most && text[used] >= '0' && text[used] <= '9') {
        value = value * 10 + (text[used] - '0');
        ++used;
    }
    if (used == 0) return std::nullopt;
    text.remove_prefix(used);
    if (count != nullptr) *count = used;
    return value;
}

bool takeOneOf(std::string_view& text, std::string_view marks) {
    if (text.empty() || marks.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

// "20240310" or three numbers between equal marks; what follows stays in text.
std::optional<DateParts> takeDate(std::string_view& text) {
    DateParts parts;
    if (text.size() >= 8 && text.substr(0, 8).find_first_not_of("0123456789") == std::string_view::npos) {
        parts.first = *takeDigits(text, 4);
        parts.second = *takeDigits(text, 2);
        parts.third = *takeDigits(text, 2);
        parts.firstDigits = 4;
        return parts;
    }
    const auto first = takeDigits(text, 4, &parts.firstDigits);
    if (!first || text.empty()) return std::nullopt;
    const std::string_view mark = text.substr(0, 1);
    if (!takeOneOf(text, "-/.")) return std::nullopt;
    const auto second = takeDigits(text, 2);
    if (!second || !takeOneOf(text, mark)) return std::nullopt;
    const auto third = takeDigits(text, 4);
    if (!third) return std::nullopt;
    parts.first = *first;
    parts.second = *second;
    parts.third = *third;
    return parts;
}

// Seconds of the day of "07", "07:00", "7:00:00.000", "7:00 PM"; an offset may follow.
std::optional<int> takeTime(std::string_view& text) {
    const auto hour = takeDigits(text, 2);
    if (!hour) return std::nullopt;
    int minute = 0;
    int second = 0;
    if (takeOneOf(text, ":")) {
        const auto minutes = takeDigits(text, 2);
        if (!minutes) return std::nullopt;
        minute = *minutes;
        if (takeOneOf(text, ":")) {
            const auto seconds = takeDigits(text, 2);
            if (!seconds) return std::nullopt;
            second = *seconds;
            if (takeOneOf(text, ".")) {
                const auto fraction = takeDigits(text, 9);
                if (!fraction || *fraction != 0) return std::nullopt;
            }
        }
    } else if (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        const auto minutes = takeDigits(text, 2); // "0730"
        if (!minutes) return std::nullopt;
        minute = *minutes;
    }
    int hours = *hour;
    std::string_view half = csv::trimmed(text);
    if (half.size() == 2 && (half[1] == 'M' || half[1] == 'm')) {
        const bool afternoon = half[0] == 'P' || half[0] == 'p';
        if ((!afternoon && half[0] != 'A' && half[0] != 'a') || hours < 1 || hours > 12) return std::nullopt;
        hours = hours % 12 + (afternoon ? 12 : 0);
        text = {};
    }
    if (minute > 59 || second > 59 || hours > 24 || (hours == 24 && minute + second > 0)) return std::nullopt;
    return hours * 3600 + minute * 60 + second;
}

std::optional<int> takeOffset(std::string_view& text) {
    text = csv::trimmed(text);
    if (text == "Z" || text == "z" || text == "UTC" || text == "GMT") {
        text = {};
        return 0;
    }
    const bool west = text.starts_with('-');
    if (!takeOneOf(text, "+-")) return std::nullopt;
    const auto hours = takeDigits(text, 2);
    takeOneOf(text, ":");
    const int minutes = text.empty() ? 0 : takeDigits(text, 2).value_or(60);
    if (!hours || *hours > 14 || minutes > 59) return std::nullopt;
    return (west ? -1 : 1) * (*hours * 3600 + minutes * 60);
}
} // namespace

std::int64_t daysFromCivil(int year, int month, int day) {
    using namespace std::chrono;
    const sys_days days = year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
    return days.time_since_epoch().count();
}

std::optional<Stamp> parseStamp(std::string_view text, DateOrder order) {
    text = csv::trimmed(text);
    const auto date = takeDate(text);
    if (!date) return std::nullopt;
    const bool yearFirst = date->firstDigits == 4;
    if (!yearFirst && order != DateOrder::DayFirst && order != DateOrder::MonthFirst) return std::nullopt;
    const bool dayFirst = order == DateOrder::DayFirst;
    const int year = yearFirst ? date->first : date->third;
    const int month = yearFirst || dayFirst ? date->second : date->first;
    const int day = yearFirst ? date->third : dayFirst ? date->first : date->second;
    if (year < 1900 || year > 2200 || month < 1 || month > 12) return std::nullopt;
    if (day < 1 || day > model::series::daysInMonth(year, month)) return std::nullopt;
    Stamp stamp;
    stamp.localSeconds = daysFromCivil(year, month, day) * 86400;
    if (text.empty()) return stamp;
    if (!takeOneOf(text, "Tt ")) return std::nullopt;
    text = csv::trimmed(text);
    const auto time = takeTime(text);
    if (!time) return std::nullopt;
    stamp.localSeconds += *time;
    if (csv::trimmed(text).empty()) return stamp;
    stamp.offsetSeconds = takeOffset(text);
    if (!stamp.offsetSeconds || !text.empty()) return std::nullopt;
    return stamp;
}

DateOrder dateOrder(std::span<const std::string_view> stamps) {
    bool yearFirst = false;
    bool other = false;
    bool dayFirst = false;
    bool monthFirst = false;
    for (std::string_view text : stamps) {
        text = csv::trimmed(text);
        const auto date = takeDate(text);
        if (!date) continue;
        (date->firstDigits == 4 ? yearFirst : other) = true;
        if (date->firstDigits == 4) continue;
        if (date->first > 12) dayFirst = true;
        if (date->second > 12) monthFirst = true;
    }
    if (!other) return DateOrder::YearFirst;
    if (yearFirst || (dayFirst && monthFirst)) return DateOrder::Mixed;
    if (dayFirst) return DateOrder::DayFirst;
    return monthFirst ? DateOrder::MonthFirst : DateOrder::Ambiguous;
}

int yearOf(std::int64_t utcSeconds) {
    using namespace std::chrono;
    const year_month_day date{floor<days>(sys_seconds{seconds{utcSeconds}})};
    return static_cast<int>(date.year());
}

std::string utcText(std::int64_t utcSeconds) {
    using namespace std::chrono;
    const sys_seconds time{seconds{utcSeconds}};
    const sys_days day = floor<days>(time);
    const year_month_day date{day};
    const auto minutes = duration_cast<std::chrono::minutes>(time - day).count();
    const auto two = [](std::int64_t number) {
        std::string text = std::to_string(number);
        return text.size() < 2 ? "0" + text : text;
    };
    return std::to_string(static_cast<int>(date.year())) + "-" + two(static_cast<unsigned>(date.month())) + "-" +
           two(static_cast<unsigned>(date.day())) + " " + two(minutes / 60) + ":" + two(minutes % 60);
}

} // namespace data::importers
