#include "data/importers/calendar_csv.h"

#include "data/csv/csv_table.h"
#include "data/importers/calendar_hours.h"
#include "data/importers/column_unit.h"
#include "data/importers/local_clock.h"
#include "data/importers/registry.h"
#include "data/importers/taken_series.h"
#include "data/importers/time_stamp.h"
#include "data/importers/weather_quantity.h"
#include "data/units/ascii_text.h"
#include "data/units/unit_text.h"

#include <algorithm>
#include <array>
#include <map>

namespace data::importers {

namespace {
using model::units::Severity;

struct DateColumns {
    std::optional<std::size_t> year, month, day, hour;
    bool isSourceYear{};
    bool isComplete() const { return month && day && hour; }
    bool has(std::size_t column) const { return year == column || month == column || day == column || hour == column; }
};

DateColumns dateColumns(const csv::CsvTable& table) {
    DateColumns found;
    const auto first = [&](std::initializer_list<std::string_view> names) {
        std::optional<std::size_t> column;
        for (const std::string_view name : names)
            if (!column) column = table.column(name);
        return column;
    };
    found.year = first({"year", "yyyy"});
    found.month = first({"month", "mon", "mm"});
    found.day = first({"day", "day_of_month", "dd"});
    found.hour = first({"hour", "hour_ending", "hour_ending_lst", "hour_beginning", "hour ending", "hour beginning",
                        "hour_of_day", "period", "he", "hb", "hr"});
    if (!found.year) {
        found.year = first({"source_year", "source year"});
        found.isSourceYear = found.year.has_value();
    }
    return found;
}

class CalendarFile {
public:
    CalendarFile(std::string_view content, const csv::CsvTable& table, const ImportOptions& options,
                 ImportResult& result)
        : m_comments(commentsOf(content)), m_table(table), m_options(options), m_result(result),
          m_date(dateColumns(table)) {}

    void run() {
        if (!m_date.isComplete() || m_table.rows() == 0) {
            report(m_date.isComplete() ? "import.no_rows" : "import.no_time_column", 1, {}, {});
            return;
        }
        readDates();
        decideHours();
        findValueColumns();
        askDecimalComma();
        askUnits();
        askZone();
        if (!m_result.questions.empty() || m_hours.rows.empty()) return;
        for (CalendarRow& row : m_hours.rows)
            row.hour -= m_hourOfFirst;
        readValues();
        if (isTypical())
            takeAsTypical();
        else
            takeInLocalTime();
    }

private:
    static std::string commentsOf(std::string_view content) {
        std::string comments;
        while (content.starts_with('#')) {
            const std::size_t end = std::min(content.find('\n'), content.size() - 1);
            comments += content.substr(0, end + 1);
            content.remove_prefix(end + 1);
        }
        return comments;
    }
    std::string answer(const std::string& key) const {
        const auto found = m_options.answers.find(key);
        return found == m_options.answers.end() ? std::string() : found->second;
    }
    void report(const char* code, std::size_t line, std::string column, std::vector<std::string> arguments,
                Severity severity = Severity::Error) {
        m_result.issues.push_back({{code, severity, {}, std::move(arguments)}, line, std::move(column)});
    }
    void ask(std::string key, const char* code, std::vector<std::string> arguments, std::vector<std::string> choices) {
        m_result.questions.push_back(
            {std::move(key), {code, Severity::Error, {}, std::move(arguments)}, std::move(choices)});
    }
    bool isTypical() const { return !m_date.year || m_date.isSourceYear; }

    std::optional<int> whole(std::size_t row, std::size_t column) const {
        const auto value = csv::parseNumber(m_table.cell(row, column), false);
        if (!value || *value < 0.0 || *value > 9999.0 || *value != static_cast<double>(static_cast<int>(*value))) {
            return std::nullopt;
        }
        return static_cast<int>(*value);
    }
    // The hour stays as written until it is known whether 0 or 1 is the first.
    void readDates() {
        for (std::size_t row = 0; row < m_table.rows(); ++row) {
            const auto month = whole(row, *m_date.month);
            const auto day = whole(row, *m_date.day);
            const auto hour = whole(row, *m_date.hour);
            const auto year = m_date.year ? whole(row, *m_date.year) : std::optional<int>(0);
            const bool isYear = year && (!m_date.year || (*year >= 1900 && *year <= 2200));
            if (!isYear || !month || !day || !hour || *hour > 24 ||
                !isCalendarDay(isTypical() ? 0 : *year, *month, *day)) {
                std::string cells;
                for (const auto& column : {m_date.year, m_date.month, m_date.day, m_date.hour})
                    if (column) cells += (cells.empty() ? "" : " ") + std::string(m_table.cell(row, *column));
                report("import.bad_stamp", m_table.lines[row], m_table.header[*m_date.hour], {cells});
                continue;
            }
            m_hours.rows.push_back({*year, *month, *day, *hour, m_table.lines[row]});
            m_rows.push_back(row);
        }
    }
    void decideHours() {
        const std::string& name = m_table.header[*m_date.hour];
        const auto any = [&](int hour) {
            return std::any_of(m_hours.rows.begin(), m_hours.rows.end(),
                               [hour](const CalendarRow& row) { return row.hour == hour; });
        };
        const bool saysEnding = hasWord(name, {"ending", "he", "period"});
        const std::string told = answer("hours");
        if (told == "1-24" || told == "0-23")
            m_hourOfFirst = told == "1-24" ? 1 : 0;
        else if (any(0) && any(24))
            ask("hours", "question.hours_mixed", {name}, {"0-23", "1-24"});
        else if (any(24) || (saysEnding && !any(0)))
            m_hourOfFirst = 1;
        else if (any(0))
            m_hourOfFirst = 0;
        else
            ask("hours", "question.hours", {name}, {"0-23", "1-24"});
        if (m_hourOfFirst == 1) return; // the first hour of the day is the first hour of the day
        if (answer("stamp") == "ending" || (answer("stamp").empty() && saysEnding)) {
            m_hourOfFirst = 1; // 0 at the end of the last hour of the day before
        } else if (answer("stamp").empty() && !hasWord(name, {"beginning", "begin", "hb"})) {
            report("import.taken_as_beginning", 1, name, {}, Severity::Note);
        }
    }
    void findValueColumns() {
        for (std::size_t column = 0; column < m_table.columns(); ++column) {
            if (m_date.has(column) || m_table.header[column].empty()) continue;
            std::size_t numbers = 0;
            std::size_t filled = 0;
            for (std::size_t row = 0; row < m_table.rows() && filled < 200; ++row) {
                const std::string_view cell = m_table.cell(row, column);
                if (isMissingMark(cell)) continue;
                ++filled;
                numbers += csv::parseNumber(cell, false) || csv::parseNumber(cell, true) ? 1U : 0U;
            }
            if (filled > 0 && 2 * numbers >= filled) {
                m_columns.push_back(column);
            } else {
                report("table.unknown_column", 1, m_table.header[column], {m_table.header[column]}, Severity::Warning);
            }
        }
        if (m_columns.empty()) report("import.no_value_column", 1, {}, {});
    }
    void askDecimalComma() {
        m_decimalComma = answer("decimal_comma") == "yes";
        if (!answer("decimal_comma").empty()) return;
        for (const std::size_t column : m_columns) {
            for (std::size_t row = 0; row < m_table.rows(); ++row) {
                if (!csv::hasDecimalComma(m_table.cell(row, column))) continue;
                ask("decimal_comma", "question.decimal_comma",
                    {std::string(m_table.cell(row, column)), std::to_string(m_table.lines[row])}, {"yes", "no"});
                return;
            }
        }
    }
    std::string unitOfColumn(std::size_t column) const {
        const std::string& name = m_table.header[column];
        for (const ColumnMapping& mapping : m_options.mappings)
            if (m_table.column(mapping.column) == column && !mapping.unit.empty()) return mapping.unit;
        if (const std::string told = answer("unit." + name); !told.empty()) return told;
        const std::string stated = unitOfName(name);
        return stated.empty() ? answer("unit") : stated;
    }
    void askUnits() {
        for (const std::size_t column : m_columns) {
            m_units[column] = unitOfColumn(column);
            if (m_units[column].empty() || !units::isKnownUnit(m_units[column]))
                ask("unit." + m_table.header[column], "question.unit", {m_table.header[column]},
                    {"MW", "kW", "GW", "°C", "share", "USD/MWh"});
        }
    }
    void askZone() {
        m_zoneName = answer("time_zone");
        const std::size_t at = m_comments.find("tz=");
        if (m_zoneName.empty() && at != std::string::npos) {
            const std::string_view rest = std::string_view(m_comments).substr(at + 3);
            if (const auto offset = zoneHours(rest.substr(0, rest.find_first_not_of("+-.0123456789"))))
                m_zoneName = offsetName(*offset);
        }
        if (m_zoneName.empty() && hasWord(m_table.header[*m_date.hour], {"utc", "gmt"})) m_zoneName = "UTC";
        m_zone = TimeZone::find(m_zoneName);
        if (m_zone) return;
        ask("time_zone", m_zoneName.empty() ? "question.time_zone" : "question.unknown_time_zone",
            {m_zoneName.empty() ? m_table.header[*m_date.hour] + " " + std::string(m_table.cell(0, *m_date.hour))
                                : m_zoneName},
            {});
    }

    void readValues() {
        for (const std::size_t column : m_columns) {
            const std::string& name = m_table.header[column];
            const bool isPower = units::convert(1.0, m_units[column], "MW").has_value();
            CalendarColumn taken{name, name, m_units[column], {}, isPower};
            for (const std::size_t row : m_rows) {
                const std::string_view cell = m_table.cell(row, column);
                taken.values.emplace_back();
                if (isMissingMark(cell)) continue;
                taken.values.back() = csv::parseNumber(cell, m_decimalComma);
                if (!taken.values.back()) report("import.not_a_number", m_table.lines[row], name, {std::string(cell)});
            }
            m_hours.columns.push_back(std::move(taken));
        }
        m_hours.source = stem(m_options.fileName);
    }
    // A typical year keeps standard time all year, also in a zone that has summer time.
    void takeAsTypical() {
        const std::int64_t winter = daysFromCivil(2025, 1, 1) * 86400;
        const std::int64_t summer = daysFromCivil(2025, 7, 1) * 86400;
        m_hours.offsetSeconds = std::min(m_zone->offsetSeconds(winter), m_zone->offsetSeconds(summer));
        if (m_zone->offsetSeconds(winter) != m_zone->offsetSeconds(summer))
            report("weather.standard_time", 0, {}, {m_zoneName, offsetName(m_hours.offsetSeconds)}, Severity::Note);
        report("weather.typical_rows", 0, {}, {}, Severity::Note);
        takeTypicalYear(m_hours, m_options, m_result);
    }
    void takeInLocalTime() {
        LocalClock clock(*m_zone);
        std::vector<std::optional<std::int64_t>> starts;
        for (const CalendarRow& row : m_hours.rows) {
            starts.push_back(clock.utc(daysFromCivil(row.year, row.month, row.day) * 86400 + row.hour * 3600));
            if (!starts.back())
                report("import.hour_skipped_by_clock", row.line, m_table.header[*m_date.hour],
                       {utcText(daysFromCivil(row.year, row.month, row.day) * 86400 + row.hour * 3600), m_zoneName});
        }
        for (const CalendarColumn& column : m_hours.columns) {
            std::vector<HourRecord> rows;
            for (std::size_t i = 0; i < starts.size(); ++i)
                if (starts[i]) rows.push_back({*starts[i], column.values[i], m_hours.rows[i].line});
            const std::size_t taken = takeSeries(
                std::move(rows),
                {column.name, StampMeaning::HourBeginning, false, column.isCompared && answer("negative_mw") != "keep",
                 column.isCompared},
                {stem(m_options.fileName) + " " + column.label, column.unit, m_zoneName, m_hours.source}, m_result);
            m_result.rowsTaken = std::max(m_result.rowsTaken, taken);
        }
    }

    std::string m_comments;
    const csv::CsvTable& m_table;
    const ImportOptions& m_options;
    ImportResult& m_result;
    DateColumns m_date;
    CalendarHours m_hours;
    std::vector<std::size_t> m_rows; // of the table, for each of m_hours.rows
    std::vector<std::size_t> m_columns;
    std::map<std::size_t, std::string> m_units;
    int m_hourOfFirst{};
    bool m_decimalComma{};
    std::optional<TimeZone> m_zone;
    std::string m_zoneName;
};

class CalendarCsv : public Importer {
public:
    std::string_view name() const override { return "calendar-csv"; }
    std::string_view title() const override { return "Hourly values with month, day and hour in columns"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 3> endings{"csv", "tsv", "txt"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        const csv::CsvTable table = csv::readTable(head.substr(0, head.rfind('\n')));
        return dateColumns(table).isComplete() && table.columns() > 3 && table.rows() > 0 ? 0.85 : 0.0;
    }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        csv::ReadOptions reading;
        reading.stop = options.stop;
        reading.progress = options.progress;
        const csv::CsvTable table = csv::readTable(content, reading);
        result.issues = table.issues;
        result.isCancelled = table.isCancelled;
        result.rowsRead = table.rowsRead;
        if (!result.isCancelled) CalendarFile(content, table, options, result).run();
        result.rowsQuarantined = result.rowsRead - result.rowsTaken;
        return result;
    }
};
} // namespace

const Importer& calendarCsv() {
    static const CalendarCsv importer;
    return importer;
}

} // namespace data::importers
