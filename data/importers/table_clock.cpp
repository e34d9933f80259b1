#include "data/importers/table_clock.h"

#include "data/importers/calendar_hours.h"
#include "data/importers/column_unit.h"
#include "data/importers/summer_mark.h"

#include <algorithm>
#include <map>

namespace data::importers {

namespace {
using model::units::Severity;

std::optional<int> wholeCell(std::string_view cell) {
    const auto value = csv::parseNumber(cell, false);
    if (!value || *value < 0.0 || *value > 9999.0 || *value != static_cast<double>(static_cast<int>(*value))) {
        return std::nullopt;
    }
    return static_cast<int>(*value);
}
} // namespace

TableClock::TableClock(const LaidTable& laid, const TableLayout& layout, ImportResult& result)
    : m_laid(laid), m_table(laid.table()), m_layout(layout), m_result(result) {
    const auto column = [&](ColumnRole role) { return laid.column(role); };
    m_columns = {column(ColumnRole::Time),   column(ColumnRole::Clock), column(ColumnRole::Year),
                 column(ColumnRole::Month),  column(ColumnRole::Day),   column(ColumnRole::Hour),
                 column(ColumnRole::Summer), column(ColumnRole::Series)};
    if (!m_columns.time) m_columns.time = column(ColumnRole::Date);
    if (!m_columns.time && !m_columns.hasParts()) {
        m_result.issues.push_back({{"import.no_time_column", Severity::Error, {}, {}}, 1, {}});
        return;
    }
    const std::size_t open = m_result.questions.size();
    if (m_columns.time) decideOrder();
    if (m_columns.hour) decideHours();
    decideMeaning();
    decideZone();
    m_isReady = m_result.questions.size() == open;
}

void TableClock::report(const char* code, std::size_t row, std::vector<std::string> arguments) {
    const std::size_t column = m_columns.time ? *m_columns.time : *m_columns.hour;
    m_result.issues.push_back(
        {{code, Severity::Error, {}, std::move(arguments)}, m_table.lines[row], m_table.header[column]});
}

void TableClock::ask(const char* key, const char* code, std::vector<std::string> arguments,
                     std::vector<std::string> choices) {
    m_result.questions.push_back({key, {code, Severity::Error, {}, std::move(arguments)}, std::move(choices)});
}

void TableClock::decideOrder() {
    const auto cells = m_laid.cells(*m_columns.time);
    const DateOrder seen = dateOrder(cells);
    m_order = m_layout.dateOrder.value_or(seen);
    if (!m_layout.dateOrder && (seen == DateOrder::Ambiguous || seen == DateOrder::Mixed))
        ask("date_order", "question.date_order", {std::string(cells.front())}, {"day_first", "month_first"});
}

void TableClock::decideHours() {
    if (m_layout.firstHour) {
        m_firstHour = *m_layout.firstHour;
        return;
    }
    bool hasFirst = false;
    bool hasLast = false;
    for (const std::string_view cell : m_laid.cells(*m_columns.hour)) {
        const auto hour = wholeCell(cell);
        hasFirst = hasFirst || hour == 0;
        hasLast = hasLast || hour == 24;
    }
    const std::string& name = m_table.header[*m_columns.hour];
    if (hasFirst == hasLast)
        ask("hours", hasFirst ? "question.hours_mixed" : "question.hours", {name}, {"0-23", "1-24"});
    m_firstHour = hasLast ? 1 : 0;
}

void TableClock::decideMeaning() {
    if (m_columns.hour && m_firstHour == 1) return; // the first hour of a day begins it
    if (m_layout.stamp) {
        m_meaning = *m_layout.stamp;
        return;
    }
    ask("stamp", "question.stamp", {}, {"beginning", "ending"});
}

void TableClock::decideZone() {
    m_zoneName = m_layout.timeZone;
    if (m_zoneName.empty() && m_columns.time && !m_columns.clock) {
        // Where every stamp bears its offset nothing is left to ask.
        const auto cells = m_laid.cells(*m_columns.time);
        const bool isTold = std::all_of(cells.begin(), cells.end(), [&](std::string_view cell) {
            const auto stamp = parseStamp(cell, m_order);
            return !stamp || stamp->offsetSeconds;
        });
        if (isTold) m_zoneName = "UTC";
    }
    m_zone = TimeZone::find(m_zoneName);
    if (m_zone) return;
    ask("time_zone", m_zoneName.empty() ? "question.time_zone" : "question.unknown_time_zone",
        {m_zoneName.empty() ? stampText(0) : m_zoneName}, {});
}

std::string TableClock::stampText(std::size_t row) const {
    if (!m_columns.time) {
        std::string text;
        for (const auto& column : {m_columns.year, m_columns.month, m_columns.day, m_columns.hour})
            text += (text.empty() ? "" : " ") + std::string(m_table.cell(row, *column));
        return text;
    }
    std::string text(csv::trimmed(m_table.cell(row, *m_columns.time)));
    const auto& clock = m_columns.clock;
    if (!clock && !m_columns.hour) return text;
    text = text.substr(0, text.find_first_of(" T")); // a sheet gives a date with midnight
    const std::string_view cell = csv::trimmed(m_table.cell(row, clock ? *clock : *m_columns.hour));
    return text + " " + std::string(cell);
}

std::optional<Stamp> TableClock::stampAt(std::size_t row) const {
    if (m_columns.clock || (m_columns.time && !m_columns.hour)) return parseStamp(stampText(row), m_order);
    std::int64_t day = 0;
    if (m_columns.time) {
        const std::string text = stampText(row);
        const auto date = parseStamp(text.substr(0, text.find(' ')), m_order);
        if (!date) return std::nullopt;
        day = date->localSeconds;
    } else {
        const auto year = wholeCell(m_table.cell(row, *m_columns.year));
        const auto month = wholeCell(m_table.cell(row, *m_columns.month));
        const auto dayOfMonth = wholeCell(m_table.cell(row, *m_columns.day));
        if (!year || *year < 1900 || *year > 2200 || !month || !dayOfMonth ||
            !isCalendarDay(*year, *month, *dayOfMonth))
            return std::nullopt;
        day = daysFromCivil(*year, *month, *dayOfMonth) * 86400;
    }
    const auto hour = wholeCell(m_table.cell(row, *m_columns.hour));
    if (!hour || *hour > 24 || *hour < m_firstHour) return std::nullopt;
    return Stamp{day + (*hour - m_firstHour) * std::int64_t{3600}, std::nullopt};
}

std::optional<std::int64_t> TableClock::startOf(std::size_t row, LocalClock& clock) {
    const auto stamp = stampAt(row);
    if (!stamp) {
        report("import.bad_stamp", row, {stampText(row)});
        return std::nullopt;
    }
    const std::int64_t local = stamp->localSeconds - (m_meaning == StampMeaning::HourEnding ? 3600 : 0);
    if (stamp->offsetSeconds) return local - *stamp->offsetSeconds;
    std::optional<bool> isSummer;
    if (m_columns.summer) {
        const std::string_view mark = m_table.cell(row, *m_columns.summer);
        isSummer = summerMark(mark);
        if (!isSummer && m_zone->instants(local).size() > 1) {
            report("import.no_summer_mark", row, {std::string(mark), stampText(row)});
            return std::nullopt;
        }
    }
    const auto start = clock.utc(local, isSummer);
    if (!start) report("import.hour_skipped_by_clock", row, {stampText(row), m_zoneName});
    return start;
}

std::vector<std::optional<std::int64_t>> TableClock::starts() {
    std::map<std::string, LocalClock, std::less<>> clocks; // one for each series of a long table
    std::vector<std::optional<std::int64_t>> starts;
    starts.reserve(m_table.rows());
    for (std::size_t row = 0; row < m_table.rows(); ++row) {
        const std::string key(m_columns.series ? m_table.cell(row, *m_columns.series) : std::string_view());
        auto& clock = clocks.try_emplace(key, *m_zone, m_layout.repeatedHour).first->second;
        starts.push_back(startOf(row, clock));
    }
    return starts;
}

} // namespace data::importers
