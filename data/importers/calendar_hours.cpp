#include "data/importers/calendar_hours.h"

#include "data/importers/registry.h"
#include "data/importers/taken_series.h"
#include "data/importers/time_stamp.h"
#include "model/series/time_axis.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <set>

namespace data::importers {

namespace {
using model::units::Severity;

constexpr std::int64_t kSecondsOfHour = 3600;

std::int64_t localStart(const CalendarRow& row, int year) {
    return daysFromCivil(year, row.month, row.day) * 86400 + row.hour * kSecondsOfHour;
}

HourColumn columnOf(const CalendarColumn& column) {
    HourColumn hours{column.name};
    hours.isCompared = column.isCompared;
    hours.clock = "local standard time";
    return hours;
}

// The hours of one column on the whole typical year, turned by the offset of the clock.
class TypicalYear {
public:
    TypicalYear(const CalendarHours& hours, ImportResult& result) : m_hours(hours), m_result(result) {
        const bool isLeap = std::any_of(hours.rows.begin(), hours.rows.end(),
                                        [](const CalendarRow& row) { return row.month == 2 && row.day == 29; });
        m_year = isLeap ? 2024 : 2025;
        m_begin = daysFromCivil(m_year, 1, 1) * 86400;
        m_size = model::series::TimeAxis(m_year).hours();
    }
    int year() const { return m_year; }

    AssembledHours column(const CalendarColumn& column) {
        std::vector<HourRecord> rows;
        rows.reserve(m_hours.rows.size());
        const auto span = static_cast<std::int64_t>(m_size) * kSecondsOfHour;
        for (std::size_t i = 0; i < m_hours.rows.size(); ++i) {
            const std::int64_t since = (localStart(m_hours.rows[i], m_year) - m_begin + span) % span;
            rows.push_back({m_begin + since, column.values[i], m_hours.rows[i].line});
        }
        AssembledHours local = assembleHours(std::move(rows), columnOf(column));
        if (local.values.empty()) return local;
        reportEnds(local, column.name);
        return turned(local);
    }

private:
    void reportEnds(const AssembledHours& local, const std::string& name) {
        const auto missing = [&](std::int64_t from, std::int64_t to) {
            if (from >= to) return;
            m_result.issues.push_back(
                {{"import.hours_missing",
                  Severity::Warning,
                  {},
                  {std::to_string((to - from) / kSecondsOfHour), utcText(from), utcText(to - kSecondsOfHour), "0"}},
                 0,
                 name});
        };
        missing(m_begin, local.startUtcSeconds);
        missing(local.startUtcSeconds + static_cast<std::int64_t>(local.values.size()) * kSecondsOfHour,
                m_begin + static_cast<std::int64_t>(m_size) * kSecondsOfHour);
    }
    // An hour that is no whole number of hours from UTC begins the year up to one hour early.
    AssembledHours turned(AssembledHours& local) const {
        const std::int64_t early = ((m_hours.offsetSeconds % kSecondsOfHour) + kSecondsOfHour) % kSecondsOfHour;
        const auto size = static_cast<std::int64_t>(m_size);
        const std::int64_t first = (local.startUtcSeconds - m_begin) / kSecondsOfHour;
        const std::int64_t shift = (early - m_hours.offsetSeconds) / kSecondsOfHour;
        AssembledHours utc;
        utc.issues = std::move(local.issues);
        utc.taken = local.taken;
        utc.startUtcSeconds = m_begin - early;
        utc.values.assign(m_size, std::numeric_limits<double>::quiet_NaN());
        utc.valid.assign(m_size, 0);
        for (std::size_t i = 0; i < local.values.size(); ++i) {
            const auto at = static_cast<std::size_t>((first + static_cast<std::int64_t>(i) + shift + size) % size);
            utc.values[at] = local.values[i];
            utc.valid[at] = local.valid[i];
        }
        return utc;
    }

    const CalendarHours& m_hours;
    ImportResult& m_result;
    int m_year{};
    std::int64_t m_begin{};
    std::size_t m_size{};
};

SeriesFacts factsOf(const CalendarHours& hours, const CalendarColumn& column, const ImportOptions& options,
                    const std::string& zone) {
    return {stem(options.fileName) + " " + column.label, column.unit, zone, hours.source};
}
} // namespace

void takeTypicalYear(const CalendarHours& hours, const ImportOptions& options, ImportResult& result) {
    TypicalYear year(hours, result);
    for (const CalendarColumn& column : hours.columns) {
        AssembledHours assembled = year.column(column);
        result.issues.insert(result.issues.end(), assembled.issues.begin(), assembled.issues.end());
        result.rowsTaken = std::max(result.rowsTaken, assembled.taken);
        if (assembled.taken == 0) continue;
        result.series.push_back(seriesOf(
            std::move(assembled), factsOf(hours, column, options, "typical " + offsetName(hours.offsetSeconds))));
    }
}

void takeActualYears(const CalendarHours& hours, const ImportOptions& options, ImportResult& result) {
    for (const CalendarColumn& column : hours.columns) {
        std::vector<HourRecord> rows;
        rows.reserve(hours.rows.size());
        for (std::size_t i = 0; i < hours.rows.size(); ++i)
            rows.push_back({localStart(hours.rows[i], hours.rows[i].year), column.values[i], hours.rows[i].line});
        AssembledHours assembled = assembleHours(std::move(rows), columnOf(column));
        assembled.startUtcSeconds -= hours.offsetSeconds;
        result.issues.insert(result.issues.end(), assembled.issues.begin(), assembled.issues.end());
        result.rowsTaken = std::max(result.rowsTaken, assembled.taken);
        if (assembled.taken == 0) continue;
        result.series.push_back(
            seriesOf(std::move(assembled), factsOf(hours, column, options, offsetName(hours.offsetSeconds))));
    }
}

void takeWeather(const CalendarHours& hours, const ImportOptions& options, ImportResult& result) {
    std::set<int> years;
    for (const CalendarRow& row : hours.rows)
        years.insert(row.year);
    if (years.empty()) return;
    const auto told = options.answers.find("weather_year");
    const std::string answer = told == options.answers.end() ? std::string() : told->second;
    if (years.size() == 1 && answer != "typical" && answer != "actual") {
        result.questions.push_back({"weather_year",
                                    {"question.weather_year", Severity::Error, {}, {std::to_string(*years.begin())}},
                                    {"actual", "typical"}});
        return;
    }
    if (years.size() == 1 && answer == "actual") {
        takeActualYears(hours, options, result);
        return;
    }
    result.issues.push_back(
        {{"weather.typical_year",
          Severity::Note,
          {},
          {std::to_string(years.size()), std::to_string(*years.begin()), std::to_string(*years.rbegin())}},
         0,
         {}});
    takeTypicalYear(hours, options, result);
}

bool isCalendarDay(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= model::series::daysInMonth(year == 0 ? 2024 : year, month);
}

std::string offsetName(int offsetSeconds) {
    const int minutes = std::abs(offsetSeconds) / 60;
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::string("UTC") + (offsetSeconds < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60);
}

} // namespace data::importers
