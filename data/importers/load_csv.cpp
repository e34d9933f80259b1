#include "data/importers/load_csv.h"

#include "data/csv/csv_table.h"
#include "data/importers/registry.h"
#include "data/units/ascii_text.h"

#include <algorithm>
#include <array>

namespace data::importers {

namespace {
using model::units::Severity;

bool isCalendarName(std::string_view name) {
    const std::string lower = units::asciiLower(name);
    if (lower == "t") return true; // a counter of hours
    for (const std::string_view word : {"time", "date", "stamp", "utc", "hour", "week", "day", "month", "year"}) {
        if (lower.find(word) != std::string::npos) return true;
    }
    return false;
}

bool isTimeColumn(std::string_view name) {
    for (const std::string_view word : {"time", "date", "stamp", "utc", "Time", "Date"}) {
        if (name.find(word) != std::string_view::npos) return true;
    }
    return false;
}

std::vector<std::size_t> loadColumns(const csv::CsvTable& table) {
    if (const auto load = table.column("load_mw")) return {*load};
    std::vector<std::size_t> columns;
    for (std::size_t column = 0; column < table.columns(); ++column) {
        const bool isNumber = table.rows() > 0 && csv::parseNumber(table.cell(0, column), false);
        if (isNumber && !isCalendarName(table.header[column])) columns.push_back(column);
    }
    return columns;
}

// Reads one cell; a text, nothing at all or a negative load is an issue.
std::optional<double> loadCell(const csv::CsvTable& table, std::size_t row, std::size_t column,
                               std::vector<project::ImportIssue>& issues) {
    const std::string_view cell = table.cell(row, column);
    const auto value = csv::parseNumber(cell, false);
    if (value && *value >= 0.0) return value;
    const char* code = value                        ? "table.negative"
                       : csv::trimmed(cell).empty() ? "table.empty_cell"
                                                    : "import.not_a_number";
    const bool isEmpty = !value && csv::trimmed(cell).empty();
    issues.push_back({{code, Severity::Error, {}, {isEmpty ? table.header[column] : std::string(cell), "MW"}},
                      table.lines[row],
                      table.header[column]});
    return std::nullopt;
}

void reportUnusedColumns(const csv::CsvTable& table, const std::vector<std::size_t>& used, HourlyColumns& result) {
    for (std::size_t column = 0; column < table.columns(); ++column) {
        if (std::find(used.begin(), used.end(), column) != used.end()) continue;
        if (table.header[column] == result.timeColumn || isCalendarName(table.header[column])) continue;
        result.issues.push_back({{"table.unknown_column", Severity::Warning, {}, {table.header[column], "load_mw"}},
                                 1,
                                 table.header[column]});
    }
}

class LoadCsv : public Importer {
public:
    std::string_view name() const override { return "load-csv"; }
    std::string_view title() const override { return "Hourly load (load_mw or one column per region)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 1> endings{"csv"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        const csv::CsvTable table = csv::readTable(head.substr(0, head.find('\n')));
        return table.column("load_mw") ? 0.7 : 0.0;
    }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        HourlyColumns read = readHourlyColumns(content);
        ImportResult result;
        result.format = name();
        result.rowsRead = read.rowsRead;
        result.rowsTaken = read.columns.empty() ? 0 : read.rowsRead;
        result.rowsQuarantined = result.rowsRead - result.rowsTaken;
        result.issues = std::move(read.issues);
        for (HourlyColumn& column : read.columns) {
            project::SeriesRecord series;
            const std::string file = stem(options.fileName);
            series.slug = slug(file + " " + column.name);
            series.name = file + " " + column.name;
            series.unit = "MW";
            series.zoneOfOrigin = "none";
            series.source = file;
            series.evidence = "imported";
            series.valid.assign(column.mw.size(), 1);
            series.values = std::move(column.mw);
            result.series.push_back(std::move(series));
        }
        return result;
    }
};
} // namespace

HourlyColumns readHourlyColumns(std::string_view content) {
    const csv::CsvTable table = csv::readTable(content);
    HourlyColumns result;
    result.issues = table.issues;
    result.rowsRead = table.rowsRead;
    result.rowsWithProblems = table.rowsRead - table.rows();
    std::optional<std::size_t> time;
    for (std::size_t column = 0; column < table.columns() && !time; ++column) {
        if (isTimeColumn(table.header[column])) time = column;
    }
    if (time) result.timeColumn = table.header[*time];
    const std::vector<std::size_t> used = loadColumns(table);
    reportUnusedColumns(table, used, result);
    if (used.empty() && table.columns() > 0) {
        result.issues.push_back({{"table.missing_column", Severity::Error, {}, {"load_mw"}}, 1, "load_mw"});
        result.rowsWithProblems = table.rowsRead;
        return result;
    }
    for (const std::size_t column : used)
        result.columns.push_back({table.header[column], {}});
    for (std::size_t row = 0; row < table.rows(); ++row) {
        bool complete = true;
        for (std::size_t i = 0; i < used.size(); ++i) {
            const auto value = loadCell(table, row, used[i], result.issues);
            complete = complete && value;
            result.columns[i].mw.push_back(value.value_or(0.0));
        }
        if (!complete) ++result.rowsWithProblems;
        if (time) result.times.emplace_back(table.cell(row, *time));
    }
    if (result.rowsWithProblems > 0) result.columns.clear();
    return result;
}

const Importer& loadCsv() {
    static const LoadCsv importer;
    return importer;
}

} // namespace data::importers
