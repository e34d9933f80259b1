#include "data/importers/hourly_csv.h"

#include "data/csv/csv_table.h"
#include "data/importers/column_unit.h"
#include "data/importers/local_clock.h"
#include "data/importers/registry.h"
#include "data/importers/taken_series.h"
#include "data/importers/time_stamp.h"
#include "data/units/unit_text.h"

#include <algorithm>
#include <array>
#include <map>

namespace data::importers {

namespace {
using model::units::Severity;

bool isTimeName(std::string_view name) {
    return hasWord(name, {"time", "datetime", "date", "timestamp", "hour", "utc"});
}

// One file on its way through the format.
class HourlyFile {
public:
    HourlyFile(const csv::CsvTable& table, const ImportOptions& options, ImportResult& result)
        : m_table(table), m_options(options), m_result(result) {}

    void run() {
        if (!findColumns()) return;
        askDateOrder();
        askDecimalComma();
        askUnits();
        askZone();
        if (!m_result.questions.empty()) return;
        readStamps();
        for (const std::size_t column : m_valueColumns)
            takeColumn(column);
    }

private:
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
    std::string mappedUnit(std::size_t column) const {
        for (const ColumnMapping& mapping : m_options.mappings) {
            if (m_table.column(mapping.column) == column) return mapping.unit;
        }
        return {};
    }

    bool findColumns() {
        for (std::size_t column = 0; column < m_table.columns() && !m_time; ++column) {
            const bool mapped =
                std::any_of(m_options.mappings.begin(), m_options.mappings.end(), [&](const auto& mapping) {
                    return mapping.field == "time" && m_table.column(mapping.column) == column;
                });
            if (mapped) m_time = column;
        }
        for (std::size_t column = 0; column < m_table.columns() && !m_time; ++column) {
            if (isTimeName(m_table.header[column])) m_time = column;
        }
        if (!m_time || m_table.rows() == 0) {
            report(m_time ? "import.no_rows" : "import.no_time_column", 1, {}, {});
            return false;
        }
        for (std::size_t column = 0; column < m_table.columns(); ++column) {
            if (column == *m_time) continue;
            if (numbersIn(column)) {
                m_valueColumns.push_back(column);
            } else {
                report("table.unknown_column", 1, m_table.header[column], {m_table.header[column]}, Severity::Warning);
            }
        }
        if (m_valueColumns.empty()) report("import.no_value_column", 1, {}, {});
        return !m_valueColumns.empty();
    }
    // Whether at least half of the first cells that hold anything are numbers in one of the two notations.
    bool numbersIn(std::size_t column) const {
        std::size_t numbers = 0;
        std::size_t filled = 0;
        for (std::size_t row = 0; row < m_table.rows() && filled < 200; ++row) {
            const std::string_view cell = m_table.cell(row, column);
            if (isMissingMark(cell)) continue;
            ++filled;
            if (csv::parseNumber(cell, false) || csv::parseNumber(cell, true)) ++numbers;
        }
        return filled > 0 && 2 * numbers >= filled;
    }

    std::vector<std::string_view> stampCells() const {
        std::vector<std::string_view> cells;
        for (std::size_t row = 0; row < m_table.rows(); ++row)
            cells.push_back(m_table.cell(row, *m_time));
        return cells;
    }
    void askDateOrder() {
        const std::vector<std::string_view> cells = stampCells();
        m_order = dateOrder(cells);
        const std::string told = answer("date_order");
        if (m_order == DateOrder::Ambiguous || m_order == DateOrder::Mixed) {
            if (told == "day_first")
                m_order = DateOrder::DayFirst;
            else if (told == "month_first")
                m_order = DateOrder::MonthFirst;
            else
                ask("date_order", "question.date_order", {std::string(cells.front())}, {"day_first", "month_first"});
        }
    }
    void askDecimalComma() {
        const std::string told = answer("decimal_comma");
        m_decimalComma = told == "yes";
        if (!told.empty()) return;
        for (const std::size_t column : m_valueColumns) {
            for (std::size_t row = 0; row < m_table.rows(); ++row) {
                if (!csv::hasDecimalComma(m_table.cell(row, column))) continue;
                ask("decimal_comma", "question.decimal_comma",
                    {std::string(m_table.cell(row, column)), std::to_string(m_table.lines[row])}, {"yes", "no"});
                return;
            }
        }
    }
    void askUnits() {
        for (const std::size_t column : m_valueColumns) {
            const std::string& name = m_table.header[column];
            std::string unit = mappedUnit(column);
            if (unit.empty()) unit = answer("unit." + name);
            if (unit.empty()) unit = unitOfName(name);
            if (unit.empty() || !units::isKnownUnit(unit)) {
                ask("unit." + name, "question.unit", {name}, {"MW", "kW", "GW", "°C", "share", "USD/MWh"});
            }
            m_units[column] = unit;
        }
    }
    void askZone() {
        std::string name = answer("time_zone");
        const bool saidByName = hasWord(m_table.header[*m_time], {"utc", "gmt"});
        if (name.empty() && saidByName) name = "UTC";
        if (name.empty()) {
            const auto first = parseStamp(m_table.cell(0, *m_time), m_order);
            if (first && first->offsetSeconds) name = "UTC";
        }
        if (const auto zone = TimeZone::find(name)) {
            m_zone = *zone;
            m_zoneName = name;
        } else {
            ask("time_zone", name.empty() ? "question.time_zone" : "question.unknown_time_zone",
                {name.empty() ? std::string(m_table.cell(0, *m_time)) : name}, {});
        }
    }

    StampMeaning meaning() {
        const std::string told = answer("stamp");
        if (told == "ending" || (told.empty() && hasWord(m_table.header[*m_time], {"ending", "end", "he"}))) {
            return StampMeaning::HourEnding;
        }
        if (told.empty()) report("import.taken_as_beginning", 1, m_table.header[*m_time], {}, Severity::Note);
        return StampMeaning::HourBeginning;
    }

    // The beginning of each row's hour in UTC; nothing for a row without a usable stamp.
    void readStamps() {
        m_meaning = meaning();
        LocalClock clock(m_zone);
        m_starts.assign(m_table.rows(), std::nullopt);
        for (std::size_t row = 0; row < m_table.rows(); ++row) {
            const std::string_view cell = m_table.cell(row, *m_time);
            const auto stamp = parseStamp(cell, m_order);
            if (!stamp) {
                report("import.bad_stamp", m_table.lines[row], m_table.header[*m_time], {std::string(cell)});
                continue;
            }
            const std::int64_t local = stamp->localSeconds - (m_meaning == StampMeaning::HourEnding ? 3600 : 0);
            if (stamp->offsetSeconds) {
                m_starts[row] = local - *stamp->offsetSeconds;
                continue;
            }
            m_starts[row] = clock.utc(local);
            if (!m_starts[row])
                report("import.hour_skipped_by_clock", m_table.lines[row], m_table.header[*m_time],
                       {std::string(cell), m_zoneName});
        }
    }

    void takeColumn(std::size_t column) {
        std::vector<HourRecord> rows;
        rows.reserve(m_table.rows());
        const std::string& name = m_table.header[column];
        for (std::size_t row = 0; row < m_table.rows(); ++row) {
            if (!m_starts[row]) continue;
            HourRecord hour{*m_starts[row], std::nullopt, m_table.lines[row]};
            const std::string_view cell = m_table.cell(row, column);
            if (!isMissingMark(cell)) {
                hour.value = csv::parseNumber(cell, m_decimalComma);
                if (!hour.value) {
                    report("import.not_a_number", m_table.lines[row], name, {std::string(cell)});
                    continue;
                }
            }
            rows.push_back(hour);
        }
        const std::string& unit = m_units[column];
        const bool isPower = units::convert(1.0, unit, "MW").has_value();
        const std::string file = stem(m_options.fileName);
        const std::size_t taken =
            takeSeries(std::move(rows), {name, m_meaning, false, isPower && answer("negative_mw") != "keep", isPower},
                       {file + " " + name, unit, m_zoneName, file}, m_result);
        m_result.rowsTaken = std::max(m_result.rowsTaken, taken); // counted once, by the column with the most values
    }

    const csv::CsvTable& m_table;
    const ImportOptions& m_options;
    ImportResult& m_result;
    std::optional<std::size_t> m_time;
    std::vector<std::size_t> m_valueColumns;
    DateOrder m_order{DateOrder::YearFirst};
    bool m_decimalComma{};
    std::map<std::size_t, std::string> m_units;
    TimeZone m_zone;
    std::string m_zoneName;
    StampMeaning m_meaning{StampMeaning::HourBeginning};
    std::vector<std::optional<std::int64_t>> m_starts;
};

class HourlyCsv : public Importer {
public:
    std::string_view name() const override { return "hourly-csv"; }
    std::string_view title() const override { return "Hourly values with a time column"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 3> endings{"csv", "tsv", "txt"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        const csv::CsvTable table = csv::readTable(head.substr(0, head.rfind('\n')));
        if (table.columns() < 2 || table.rows() == 0) return 0.0;
        for (std::size_t column = 0; column < table.columns(); ++column) {
            if (!isTimeName(table.header[column])) continue;
            for (const DateOrder order : {DateOrder::DayFirst, DateOrder::MonthFirst}) {
                if (parseStamp(table.cell(0, column), order)) return 0.8;
            }
        }
        return 0.0;
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
        if (!result.isCancelled) HourlyFile(table, options, result).run();
        result.rowsQuarantined = result.rowsRead - result.rowsTaken;
        return result;
    }
};
} // namespace

const Importer& hourlyCsv() {
    static const HourlyCsv importer;
    return importer;
}

} // namespace data::importers
