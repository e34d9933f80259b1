#include "data/importers/pjm_hourly.h"

#include "data/csv/csv_table.h"
#include "data/importers/column_unit.h"
#include "data/importers/taken_series.h"
#include "data/importers/time_stamp.h"
#include "data/importers/time_zone.h"
#include "data/units/ascii_text.h"

#include <array>
#include <map>
#include <set>

namespace data::importers {

namespace {
using model::units::Severity;

constexpr std::string_view kPjmUtc = "datetime_beginning_utc";
constexpr std::string_view kPjmLocal = "datetime_beginning_ept";

// Which columns one of the downloads has.
struct PjmLayout {
    std::string_view format;
    std::string_view title;
    std::array<std::string_view, 2> values; // the first that is there
    std::array<std::string_view, 2> places;
    std::string_view unit;
    std::string_view label;
    bool isLoad;
};
constexpr PjmLayout kPjmLoad{
    "pjm-metered-load", "PJM metered load (Data Miner)", {"mw", "mw"}, {"load_area", "zone"}, "MW", "load", true};
constexpr PjmLayout kPjmPrice{"pjm-lmp",
                              "PJM locational prices (Data Miner)",
                              {"total_lmp_da", "total_lmp_rt"},
                              {"pnode_name", "pnode_id"},
                              "USD/MWh",
                              "price",
                              false};

struct PjmColumns {
    std::optional<std::size_t> utc, local, value, place;
    bool isComplete() const { return utc && value && place; }
};

PjmColumns pjmColumns(const csv::CsvTable& table, const PjmLayout& layout) {
    const auto first = [&](const std::array<std::string_view, 2>& names) {
        const auto column = table.column(names[0]);
        return column ? column : table.column(names[1]);
    };
    return {table.column(kPjmUtc), table.column(kPjmLocal), first(layout.values), first(layout.places)};
}

class PjmFile {
public:
    PjmFile(const csv::CsvTable& table, const PjmLayout& layout, ImportResult& result)
        : m_table(table), m_layout(layout), m_result(result), m_columns(pjmColumns(table, layout)) {}

    void run() {
        if (!m_columns.isComplete()) {
            if (!m_columns.utc) missingColumn(kPjmUtc);
            if (!m_columns.value) missingColumn(m_layout.values[0]);
            if (!m_columns.place) missingColumn(m_layout.places[0]);
            return;
        }
        m_utcOrder = orderOf(*m_columns.utc);
        if (m_columns.local) m_localOrder = orderOf(*m_columns.local);
        std::map<std::string, std::vector<HourRecord>> places;
        std::vector<std::string> names; // in the order of the file
        for (std::size_t row = 0; row < m_table.rows(); ++row) {
            const auto hour = hourAt(row);
            if (!hour) continue;
            const std::string place(csv::trimmed(m_table.cell(row, *m_columns.place)));
            auto& rows = places[place];
            if (rows.empty()) names.push_back(place);
            rows.push_back(*hour);
        }
        for (const std::string& name : names)
            take(name, std::move(places[name]));
        reportClock();
        reportUnverified();
    }

private:
    void report(const char* code, std::size_t line, std::string_view column, std::vector<std::string> arguments,
                Severity severity = Severity::Error) {
        m_result.issues.push_back({{code, severity, {}, std::move(arguments)}, line, std::string(column)});
    }
    void missingColumn(std::string_view name) { report("table.missing_column", 1, name, {std::string(name)}); }
    // PJM writes the month first ("1/31/2024 5:00:00 AM") or ISO stamps.
    DateOrder orderOf(std::size_t column) const {
        std::vector<std::string_view> cells;
        for (std::size_t row = 0; row < m_table.rows(); ++row)
            cells.push_back(m_table.cell(row, column));
        return dateOrder(cells) == DateOrder::YearFirst ? DateOrder::YearFirst : DateOrder::MonthFirst;
    }
    std::string_view cell(std::size_t row, std::string_view column) const {
        const auto at = m_table.column(column);
        return at ? csv::trimmed(m_table.cell(row, *at)) : std::string_view();
    }
    std::optional<HourRecord> hourAt(std::size_t row) {
        const std::string_view utc = m_table.cell(row, *m_columns.utc);
        const auto stamp = parseStamp(utc, m_utcOrder);
        if (!stamp) {
            report("import.bad_stamp", m_table.lines[row], kPjmUtc, {std::string(utc)});
            return std::nullopt;
        }
        if (units::asciiLower(cell(row, "row_is_current")) == "false") {
            report("import.replaced_version", m_table.lines[row], "row_is_current", {std::string(utc)},
                   Severity::Warning);
            return std::nullopt;
        }
        HourRecord hour{stamp->localSeconds - stamp->offsetSeconds.value_or(0), std::nullopt, m_table.lines[row]};
        compareLocal(row, hour.startUtcSeconds);
        m_unverified += units::asciiLower(cell(row, "is_verified")) == "false" ? 1U : 0U;
        const std::string_view value = m_table.cell(row, *m_columns.value);
        if (isMissingMark(value)) return hour;
        hour.value = csv::parseNumber(value, false);
        if (hour.value) return hour;
        report("import.not_a_number", m_table.lines[row], m_table.header[*m_columns.value], {std::string(value)});
        return std::nullopt;
    }
    void compareLocal(std::size_t row, std::int64_t utcSeconds) {
        if (!m_columns.local || !m_eastern) return;
        const auto local = parseStamp(m_table.cell(row, *m_columns.local), m_localOrder);
        if (local && local->localSeconds == utcSeconds + m_eastern->offsetSeconds(utcSeconds)) return;
        if (m_otherClock++ == 0) m_firstOtherLine = m_table.lines[row];
    }
    void reportClock() {
        if (m_otherClock == 0) return;
        report("import.local_time_disagrees", m_firstOtherLine, kPjmLocal,
               {std::to_string(m_otherClock), "America/New_York"}, Severity::Warning);
    }
    void reportUnverified() {
        if (m_unverified == 0) return;
        report("import.not_verified", 0, "is_verified", {std::to_string(m_unverified)}, Severity::Note);
    }
    void take(const std::string& place, std::vector<HourRecord> rows) {
        HourColumn column{m_table.header[*m_columns.value] + " " + place};
        column.refusesNegative = m_layout.isLoad;
        column.isCompared = m_layout.isLoad;
        m_result.rowsTaken += takeSeries(std::move(rows), column,
                                         {"PJM " + place + " " + std::string(m_layout.label),
                                          std::string(m_layout.unit), "UTC", std::string(m_layout.title)},
                                         m_result);
    }

    const csv::CsvTable& m_table;
    const PjmLayout& m_layout;
    ImportResult& m_result;
    PjmColumns m_columns;
    DateOrder m_utcOrder{};
    DateOrder m_localOrder{};
    std::optional<TimeZone> m_eastern{TimeZone::find("America/New_York")};
    std::size_t m_otherClock{};
    std::size_t m_firstOtherLine{};
    std::size_t m_unverified{};
};

class PjmHourly : public Importer {
public:
    explicit PjmHourly(const PjmLayout& layout) : m_layout(layout) {}
    std::string_view name() const override { return m_layout.format; }
    std::string_view title() const override { return m_layout.title; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 1> endings{"csv"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        const csv::CsvTable table = csv::readTable(head.substr(0, head.find('\n')));
        return pjmColumns(table, m_layout).isComplete() ? 1.0 : 0.0;
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
        if (!result.isCancelled) PjmFile(table, m_layout, result).run();
        result.rowsQuarantined = result.rowsRead - result.rowsTaken;
        return result;
    }

private:
    const PjmLayout& m_layout;
};
} // namespace

const Importer& pjmMeteredLoad() {
    static const PjmHourly importer(kPjmLoad);
    return importer;
}

const Importer& pjmPrices() {
    static const PjmHourly importer(kPjmPrice);
    return importer;
}

} // namespace data::importers
