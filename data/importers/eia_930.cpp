#include "data/importers/eia_930.h"

#include "data/csv/csv_table.h"
#include "data/importers/hour_record.h"
#include "data/importers/registry.h"
#include "data/importers/time_stamp.h"

#include <array>

namespace data::importers {

namespace {
using model::units::Severity;

constexpr std::string_view kTimeColumn = "date_time";
constexpr std::string_view kDemandColumn = "demand (MW)";

// Takes one row; a stamp or a number that cannot be read is an issue and the row is quarantined.
std::optional<HourRecord> demandRow(const csv::CsvTable& table, std::size_t row, std::size_t time, std::size_t demand,
                                    ImportResult& result) {
    const auto stamp = parseStamp(table.cell(row, time), DateOrder::YearFirst);
    if (!stamp) {
        result.issues.push_back({{"import.bad_stamp", Severity::Error, {}, {std::string(table.cell(row, time))}},
                                 table.lines[row],
                                 table.header[time]});
        return std::nullopt;
    }
    HourRecord hour{stamp->localSeconds - stamp->offsetSeconds.value_or(0) - 3600, std::nullopt, table.lines[row]};
    const std::string_view cell = csv::trimmed(table.cell(row, demand));
    if (cell == "EMPTY" || cell == "MISSING" || cell.empty()) return hour;
    hour.value = csv::parseNumber(cell, false);
    if (hour.value) return hour;
    result.issues.push_back(
        {{"import.not_a_number", Severity::Error, {}, {std::string(cell)}}, table.lines[row], table.header[demand]});
    return std::nullopt;
}

project::SeriesRecord demandSeries(AssembledHours hours, const std::string& name) {
    project::SeriesRecord series;
    series.slug = slug(name + " demand");
    series.name = name + " demand";
    series.unit = "MW";
    series.zoneOfOrigin = "UTC";
    series.source = "EIA-930";
    series.evidence = "imported";
    series.startUtcSeconds = hours.startUtcSeconds;
    series.values = std::move(hours.values);
    series.valid = std::move(hours.valid);
    return series;
}

class Eia930 : public Importer {
public:
    std::string_view name() const override { return "eia-930"; }
    std::string_view title() const override { return "EIA-930 hourly demand of one balancing authority"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 1> endings{"csv"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        const csv::CsvTable table = csv::readTable(head.substr(0, head.find('\n')));
        const bool matches = table.columns() == 2 && table.column(kTimeColumn) && table.column(kDemandColumn);
        return matches ? 1.0 : 0.0;
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
        const auto time = table.column(kTimeColumn);
        const auto demand = table.column(kDemandColumn);
        for (const auto& [found, wanted] : {std::pair{time, kTimeColumn}, std::pair{demand, kDemandColumn}}) {
            if (found) continue;
            result.issues.push_back(
                {{"table.missing_column", Severity::Error, {}, {std::string(wanted)}}, 1, std::string(wanted)});
        }
        if (!time || !demand || result.isCancelled) {
            result.rowsQuarantined = result.rowsRead;
            return result;
        }
        std::vector<HourRecord> rows;
        rows.reserve(table.rows());
        for (std::size_t row = 0; row < table.rows(); ++row) {
            if (const auto hour = demandRow(table, row, *time, *demand, result)) rows.push_back(*hour);
        }
        AssembledHours hours =
            assembleHours(std::move(rows), {table.header[*demand], StampMeaning::HourEnding, true, true});
        result.issues.insert(result.issues.end(), hours.issues.begin(), hours.issues.end());
        result.rowsTaken = hours.taken;
        result.rowsQuarantined = result.rowsRead - result.rowsTaken;
        if (hours.taken > 0) result.series.push_back(demandSeries(std::move(hours), stem(options.fileName)));
        return result;
    }
};
} // namespace

const Importer& eia930() {
    static const Eia930 importer;
    return importer;
}

} // namespace data::importers
