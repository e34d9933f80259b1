#include "data/importers/tmy3.h"

#include "data/csv/csv_table.h"
#include "data/importers/time_stamp.h"
#include "data/importers/weather_quantity.h"

#include <array>
#include <chrono>

namespace data::importers {

namespace {
using model::units::Severity;

constexpr double kTmy3Missing = -9900.0;
constexpr std::string_view kTmy3Date = "Date (MM/DD/YYYY)";
constexpr std::string_view kTmy3Time = "Time (HH:MM)";

struct Tmy3Column {
    std::string_view name;
    WeatherQuantity quantity;
};
constexpr std::array<Tmy3Column, 6> kTmy3Columns{{
    {"Dry-bulb (C)", {"dry bulb", "°C", -90.0, 70.0}},
    {"Pressure (mbar)", {"pressure", "mbar", 300.0, 1100.0}},
    {"Wspd (m/s)", {"wind speed", "m/s", 0.0, 110.0}},
    {"GHI (W/m^2)", {"global irradiance", "W/m²", 0.0, 1500.0}},
    {"DNI (W/m^2)", {"direct normal irradiance", "W/m²", 0.0, 1500.0}},
    {"DHI (W/m^2)", {"diffuse irradiance", "W/m²", 0.0, 1500.0}},
}};

class Tmy3File {
public:
    Tmy3File(std::string_view content, const ImportOptions& options, ImportResult& result)
        : m_options(options), m_result(result) {
        readStation(content.substr(0, content.find('\n')));
        csv::ReadOptions reading;
        reading.delimiter = ',';
        reading.comment = '\0';
        reading.skippedLines = 1;
        reading.stop = options.stop;
        reading.progress = options.progress;
        m_table = csv::readTable(content, reading);
        result.issues.insert(result.issues.end(), m_table.issues.begin(), m_table.issues.end());
        result.isCancelled = m_table.isCancelled;
        result.rowsRead = m_table.rowsRead;
    }

    void run() {
        m_date = m_table.column(kTmy3Date);
        m_time = m_table.column(kTmy3Time);
        if (!m_date) missingColumn(kTmy3Date);
        if (!m_time) missingColumn(kTmy3Time);
        if (!m_table.column(kTmy3Columns.front().name)) missingColumn(kTmy3Columns.front().name);
        if (m_isRefused) return;
        readRows();
        m_result.issues.push_back({{"weather.columns_taken", Severity::Note, {}, {}}, 2, {}});
        takeWeather(m_hours, m_options, m_result);
    }

private:
    void report(const char* code, std::size_t line, std::string_view column, std::vector<std::string> arguments) {
        m_result.issues.push_back({{code, Severity::Error, {}, std::move(arguments)}, line, std::string(column)});
    }
    void missingColumn(std::string_view name) {
        report("table.missing_column", 2, name, {std::string(name)});
        m_isRefused = true;
    }
    // 722660,"ABILENE REGIONAL AP [UT]",TX,-6.0,32.470,-99.710,530
    void readStation(std::string_view line) {
        csv::CsvReader reader(line, ',');
        csv::CsvRecord record;
        const bool isRead = reader.next(record, {}) && record.fields.size() >= 4;
        const auto offset = isRead ? zoneHours(record.fields[3]) : std::nullopt;
        if (!offset) {
            report("weather.no_zone", 1, {},
                   {isRead ? std::string(record.fields[3]) : std::string(line.substr(0, 80))});
            m_isRefused = true;
            return;
        }
        m_hours.offsetSeconds = *offset;
        m_hours.source = "TMY3 " + std::string(record.fields[0]) + " " + std::string(csv::trimmed(record.fields[1]));
    }
    std::optional<CalendarRow> rowAt(std::size_t row) {
        const std::string cell = std::string(csv::trimmed(m_table.cell(row, *m_date))) + " " +
                                 std::string(csv::trimmed(m_table.cell(row, *m_time)));
        const auto stamp = parseStamp(cell, DateOrder::MonthFirst);
        if (!stamp || stamp->localSeconds % 3600 != 0) {
            report(stamp ? "import.not_hourly" : "import.bad_stamp", m_table.lines[row], kTmy3Date, {cell});
            return std::nullopt;
        }
        // "24:00" was read as the next day's 0; the row belongs to the day it names.
        const auto begin = std::chrono::sys_seconds{std::chrono::seconds{stamp->localSeconds - 3600}};
        const auto day = std::chrono::floor<std::chrono::days>(begin);
        const std::chrono::year_month_day date{day};
        return CalendarRow{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                           static_cast<int>(static_cast<unsigned>(date.day())),
                           static_cast<int>(std::chrono::duration_cast<std::chrono::hours>(begin - day).count()),
                           m_table.lines[row]};
    }
    void readRows() {
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < m_table.rows(); ++row) {
            const auto calendar = rowAt(row);
            if (!calendar) continue;
            m_hours.rows.push_back(*calendar);
            rows.push_back(row);
        }
        for (const Tmy3Column& wanted : kTmy3Columns) {
            const auto column = m_table.column(wanted.name);
            if (!column) continue;
            CalendarColumn taken{std::string(wanted.name),
                                 std::string(wanted.quantity.label),
                                 std::string(wanted.quantity.unit),
                                 {},
                                 false};
            for (const std::size_t row : rows)
                taken.values.push_back(weatherValue(m_table.cell(row, *column), wanted.quantity, kTmy3Missing,
                                                    m_table.lines[row], wanted.name, m_result.issues));
            m_hours.columns.push_back(std::move(taken));
        }
    }

    const ImportOptions& m_options;
    ImportResult& m_result;
    csv::CsvTable m_table;
    std::optional<std::size_t> m_date;
    std::optional<std::size_t> m_time;
    CalendarHours m_hours;
    bool m_isRefused{};
};

class Tmy3 : public Importer {
public:
    std::string_view name() const override { return "tmy3"; }
    std::string_view title() const override { return "TMY3 typical weather year"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 2> endings{"tmy3", "csv"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        const std::size_t lineEnd = head.find('\n');
        if (lineEnd == std::string_view::npos) return 0.0;
        std::string_view names = head.substr(lineEnd + 1);
        if (names.starts_with('"')) names.remove_prefix(1);
        return names.starts_with(kTmy3Date) ? 1.0 : 0.0;
    }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        Tmy3File file(content, options, result);
        if (!result.isCancelled) file.run();
        result.rowsQuarantined = result.rowsRead - result.rowsTaken;
        return result;
    }
};
} // namespace

const Importer& tmy3() {
    static const Tmy3 importer;
    return importer;
}

} // namespace data::importers
