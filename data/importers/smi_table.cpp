#include "data/importers/smi_table.h"

#include "data/csv/csv_table.h"

#include <algorithm>

namespace data::importers {

namespace {
constexpr std::size_t kLinesBeforeHeader = 20;

struct SmiHeader {
    std::string_view name;
    std::string_view unit;
};
// "power.draw [W]": the name and what stands in the brackets.
SmiHeader smiHeader(std::string_view cell) {
    cell = csv::trimmed(cell);
    if (!cell.ends_with(']')) return {cell, {}};
    const std::size_t bracket = cell.rfind('[');
    if (bracket == std::string_view::npos) return {cell, {}};
    return {csv::trimmed(cell.substr(0, bracket)), csv::trimmed(cell.substr(bracket + 1, cell.size() - bracket - 2))};
}

struct SmiPlace {
    std::size_t column{};
    const SmiColumn* meaning{};
    std::string_view unit;
};

std::vector<SmiPlace> smiPlaces(const std::vector<std::string>& header, const SmiFormat& format) {
    std::vector<SmiPlace> places;
    for (const SmiColumn& known : format.columns) {
        const bool isTaken = std::any_of(places.begin(), places.end(),
                                         [&](const SmiPlace& one) { return one.meaning->field == known.field; });
        if (isTaken) continue;
        for (std::size_t i = 0; i < header.size(); ++i) {
            const SmiHeader cell = smiHeader(header[i]);
            if (cell.name != known.name) continue;
            places.push_back({i, &known, cell.unit.empty() ? known.unit : cell.unit});
            break;
        }
    }
    return places;
}

bool hasField(const std::vector<SmiPlace>& places, std::string_view field) {
    return std::any_of(places.begin(), places.end(), [&](const SmiPlace& one) { return one.meaning->field == field; });
}

std::vector<std::string> cellsOfLine(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    std::vector<std::string> cells;
    for (std::size_t from = 0; from <= line.size();) {
        const std::size_t comma = std::min(line.find(',', from), line.size());
        cells.emplace_back(csv::trimmed(line.substr(from, comma - from)));
        from = comma + 1;
    }
    return cells;
}

// How many lines stand before the header; nothing when none of the first is one.
std::optional<std::size_t> linesBeforeHeader(std::string_view text, const SmiFormat& format) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (std::size_t line = 0; line < kLinesBeforeHeader && !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::vector<std::string> cells = cellsOfLine(text.substr(0, end));
        const auto places = smiPlaces(cells, format);
        if (hasField(places, "time") && hasField(places, "power_w")) return line;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return std::nullopt;
}

bool isHeaderAgain(const csv::CsvTable& table, std::size_t row) {
    for (std::size_t i = 0; i < table.columns(); ++i) {
        if (csv::trimmed(table.cell(row, i)) != csv::trimmed(table.header[i])) return false;
    }
    return true;
}

void takeSmiRow(PowerSamples& samples, const csv::CsvTable& table, std::size_t row,
                const std::vector<SmiPlace>& places) {
    samples.begin(table.lines[row]);
    for (const SmiPlace& place : places) {
        const std::string_view cell = csv::trimmed(table.cell(row, place.column));
        const std::string_view field = place.meaning->field;
        if (field == "time")
            samples.time(cell, place.meaning->name);
        else if (field == "device")
            samples.device(cell);
        else if (place.unit.empty())
            samples.word(field, cell);
        else
            samples.number(field, cell, place.unit, place.meaning->name);
    }
    if (!hasField(places, "device")) samples.device({});
    samples.end();
}
} // namespace

bool hasSmiHeader(std::string_view head, const SmiFormat& format) {
    return linesBeforeHeader(head, format).has_value();
}

void readSmiTable(std::string_view content, const SmiFormat& format, const ImportOptions& options,
                  ImportResult& result) {
    PowerSamples samples(format.meter, DateOrder::YearFirst, options, result);
    const auto before = linesBeforeHeader(content, format);
    if (!before) {
        result.issues.push_back({{"measurement.no_power_header", model::units::Severity::Error, {}, {}}, 1, {}});
        return;
    }
    csv::ReadOptions reading;
    reading.delimiter = ',';
    reading.skippedLines = *before;
    reading.stop = options.stop;
    reading.progress = options.progress;
    const csv::CsvTable table = csv::readTable(content, reading);
    result.issues.insert(result.issues.end(), table.issues.begin(), table.issues.end());
    result.rowsRead += table.rowsRead;
    result.isCancelled = table.isCancelled;
    const std::vector<SmiPlace> places = smiPlaces(table.header, format);
    for (std::size_t row = 0; row < table.rows() && !table.isCancelled; ++row) {
        if (isHeaderAgain(table, row))
            --result.rowsRead;
        else
            takeSmiRow(samples, table, row, places);
    }
    samples.finish();
}

} // namespace data::importers
