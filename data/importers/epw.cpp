#include "data/importers/epw.h"

#include "data/csv/csv_table.h"
#include "data/importers/weather_quantity.h"

#include <array>

namespace data::importers {

namespace {
using model::units::Severity;

// By place in the row, as the EnergyPlus Auxiliary Programs guide numbers the fields (from 0 here).
struct EpwField {
    std::size_t place;
    std::string_view name;
    WeatherQuantity quantity;
    double missing;
};
constexpr std::array<EpwField, 6> kEpwFields{{
    {6, "Dry Bulb Temperature", {"dry bulb", "°C", -90.0, 70.0}, 99.9},
    {9, "Atmospheric Station Pressure", {"pressure", "Pa", 30000.0, 120000.0}, 999999.0},
    {21, "Wind Speed", {"wind speed", "m/s", 0.0, 110.0}, 999.0},
    {13, "Global Horizontal Radiation", {"global irradiance", "W/m²", 0.0, 1500.0}, 9999.0},
    {14, "Direct Normal Radiation", {"direct normal irradiance", "W/m²", 0.0, 1500.0}, 9999.0},
    {15, "Diffuse Horizontal Radiation", {"diffuse irradiance", "W/m²", 0.0, 1500.0}, 9999.0},
}};
constexpr std::size_t kEpwFewestFields = 22;
constexpr std::size_t kEpwMostHeaderLines = 64;

class EpwFile {
public:
    EpwFile(std::string_view content, const ImportOptions& options, ImportResult& result)
        : m_content(content), m_options(options), m_result(result) {}

    void run() {
        if (!readHeader()) return;
        csv::ReadOptions reading;
        reading.delimiter = ',';
        reading.comment = '\0';
        reading.skippedLines = m_headerLines;
        reading.hasHeader = false;
        reading.stop = m_options.stop;
        reading.progress = m_options.progress;
        const csv::CsvTable table = csv::readTable(m_content, reading);
        m_result.issues.insert(m_result.issues.end(), table.issues.begin(), table.issues.end());
        m_result.isCancelled = table.isCancelled;
        m_result.rowsRead = table.rowsRead;
        if (m_result.isCancelled || table.rows() == 0) return;
        if (table.columns() < kEpwFewestFields) {
            report("csv.field_count", table.lines.front(), {std::to_string(table.columns()), "35"});
            return;
        }
        readRows(table);
        m_result.issues.push_back({{"weather.columns_taken", Severity::Note, {}, {}}, m_headerLines, {}});
        takeWeather(m_hours, m_options, m_result);
    }

private:
    void report(const char* code, std::size_t line, std::vector<std::string> arguments, std::string column = {}) {
        m_result.issues.push_back({{code, Severity::Error, {}, std::move(arguments)}, line, std::move(column)});
    }
    bool readHeader() {
        csv::CsvReader reader(m_content, ',');
        csv::CsvRecord record;
        for (std::size_t lines = 1; lines <= kEpwMostHeaderLines && reader.next(record, {}); ++lines) {
            if (lines == 1 && !readLocation(record)) return false;
            if (csv::trimmed(record.fields.front()) != "DATA PERIODS") continue;
            m_headerLines = reader.line() - 1;
            const bool isHourly = record.fields.size() > 2 && csv::parseNumber(record.fields[2], false) == 1.0;
            if (!isHourly)
                report("weather.not_hourly", record.line,
                       {record.fields.size() > 2 ? std::string(record.fields[2]) : std::string("?")});
            return isHourly;
        }
        report("weather.no_data_periods", 1, {});
        return false;
    }
    // LOCATION,Abilene,TX,USA,TMY3,722660,32.47,-99.71,-6.0,530.0
    bool readLocation(const csv::CsvRecord& record) {
        const bool isRead = record.fields.size() >= 9 && csv::trimmed(record.fields[0]) == "LOCATION";
        const auto offset = isRead ? zoneHours(record.fields[8]) : std::nullopt;
        if (!offset) {
            report("weather.no_zone", 1, {isRead ? std::string(record.fields[8]) : std::string(record.fields[0])});
            return false;
        }
        m_hours.offsetSeconds = *offset;
        m_hours.source = "EPW " + std::string(record.fields[5]) + " " + std::string(record.fields[1]) + " (" +
                         std::string(record.fields[4]) + ")";
        return true;
    }
    std::optional<CalendarRow> rowAt(const csv::CsvTable& table, std::size_t row) {
        std::array<int, 5> numbers{}; // year, month, day, hour, minute
        std::string cells;
        bool isWhole = true;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const auto value = csv::parseNumber(table.cell(row, i), false);
            cells += (i == 0 ? "" : ",") + std::string(table.cell(row, i));
            isWhole = isWhole && value && *value >= 0.0 && *value <= 9999.0 &&
                      *value == static_cast<double>(static_cast<int>(*value));
            if (isWhole) numbers[i] = static_cast<int>(*value);
        }
        const auto [year, month, day, hour, minute] = numbers;
        if (!isWhole || year < 1900 || year > 2200 || !isCalendarDay(year, month, day) || hour < 1 || hour > 24 ||
            (minute != 0 && minute != 60)) {
            report("import.bad_stamp", table.lines[row], {cells});
            return std::nullopt;
        }
        return CalendarRow{year, month, day, hour - 1, table.lines[row]};
    }
    void readRows(const csv::CsvTable& table) {
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const auto calendar = rowAt(table, row);
            if (!calendar) continue;
            m_hours.rows.push_back(*calendar);
            rows.push_back(row);
        }
        for (const EpwField& field : kEpwFields) {
            CalendarColumn taken{std::string(field.name),
                                 std::string(field.quantity.label),
                                 std::string(field.quantity.unit),
                                 {},
                                 false};
            for (const std::size_t row : rows)
                taken.values.push_back(weatherValue(table.cell(row, field.place), field.quantity, field.missing,
                                                    table.lines[row], field.name, m_result.issues));
            m_hours.columns.push_back(std::move(taken));
        }
    }

    std::string_view m_content;
    const ImportOptions& m_options;
    ImportResult& m_result;
    std::size_t m_headerLines{};
    CalendarHours m_hours;
};

class Epw : public Importer {
public:
    std::string_view name() const override { return "epw"; }
    std::string_view title() const override { return "EnergyPlus weather (EPW)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 1> endings{"epw"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        return head.starts_with("LOCATION,") || head.starts_with("\xEF\xBB\xBFLOCATION,") ? 1.0 : 0.0;
    }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        EpwFile(content, options, result).run();
        result.rowsQuarantined = result.rowsRead - result.rowsTaken;
        return result;
    }
};
} // namespace

const Importer& epw() {
    static const Epw importer;
    return importer;
}

} // namespace data::importers
