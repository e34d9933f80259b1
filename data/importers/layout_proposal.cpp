#include "data/importers/layout_proposal.h"

#include "data/container/text_encoding.h"
#include "data/importers/column_unit.h"
#include "data/importers/laid_table.h"
#include "data/importers/table_import.h"

#include <algorithm>
#include <map>

namespace data::importers {

namespace {
constexpr std::size_t kPreviewRows = 20;
constexpr std::size_t kLookedAtLines = 200;

std::vector<std::string_view> firstLinesOf(std::string_view text, std::size_t count) {
    std::vector<std::string_view> lines;
    while (!text.empty() && lines.size() < count) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

// The whole lines at the beginning of a text, enough to look at.
std::string_view headOf(std::string_view text) {
    if (text.size() <= 262'144) return text;
    return text.substr(0, text.substr(0, 262'144).rfind('\n') + 1);
}

std::size_t fieldsIn(std::string_view line, char delimiter) {
    csv::CsvReader reader(line, delimiter);
    csv::CsvRecord record;
    if (!reader.next(record, {}) || record.isBlank) return 0;
    // The cells of a sheet's title row are there but empty.
    while (!record.fields.empty() && csv::trimmed(record.fields.back()).empty())
        record.fields.pop_back();
    return record.fields.size();
}

bool holdsNumber(std::string_view line, char delimiter) {
    csv::CsvReader reader(line, delimiter);
    csv::CsvRecord record;
    if (!reader.next(record, {})) return false;
    return std::any_of(record.fields.begin(), record.fields.end(), [](std::string_view field) {
        return isAnyNumber(field) || parseStamp(field, DateOrder::DayFirst) || parseStamp(field, DateOrder::MonthFirst);
    });
}

// Delimiter, lines to skip and whether there is a header.
void proposeText(std::string_view text, TableLayout& layout) {
    std::size_t mostAlike = 0;
    std::size_t width = 0;
    const auto lines = firstLinesOf(text, kLookedAtLines);
    for (const char delimiter : {',', ';', '\t', '|'}) {
        std::map<std::size_t, std::size_t> counts; // lines by fields
        for (const std::string_view line : lines)
            ++counts[fieldsIn(line, delimiter)];
        for (const auto& [fields, count] : counts) {
            // Alike lines decide; among equals the more fields, a comma last for it may part decimals.
            if (fields < 2 || count < mostAlike || (count == mostAlike && fields < width)) continue;
            if (count == mostAlike && fields == width) continue;
            mostAlike = count;
            width = fields;
            layout.delimiter = delimiter;
        }
    }
    if (width < 2) width = 1;
    for (layout.skippedLines = 0; layout.skippedLines < lines.size(); ++layout.skippedLines)
        if (fieldsIn(lines[layout.skippedLines], layout.delimiter) >= width &&
            !lines[layout.skippedLines].starts_with('#')) {
            break;
        }
    if (layout.skippedLines == lines.size()) layout.skippedLines = 0;
    if (!lines.empty()) layout.hasHeader = !holdsNumber(lines[layout.skippedLines], layout.delimiter);
}

bool looksLikeStamps(const std::vector<std::string_view>& cells) {
    std::size_t stamps = 0;
    std::size_t filled = 0;
    for (const std::string_view cell : cells) {
        if (isMissingMark(cell)) continue;
        ++filled;
        stamps += parseStamp(cell, DateOrder::DayFirst) || parseStamp(cell, DateOrder::MonthFirst) ? 1U : 0U;
    }
    return filled > 0 && 2 * stamps > filled;
}

bool looksLikeNumbers(const std::vector<std::string_view>& cells) {
    std::size_t numbers = 0;
    std::size_t filled = 0;
    for (const std::string_view cell : cells) {
        if (isMissingMark(cell)) continue;
        ++filled;
        numbers += isAnyNumber(cell) ? 1U : 0U;
    }
    return filled > 0 && 2 * numbers >= filled;
}

bool looksLikeClock(const std::vector<std::string_view>& cells) {
    return !cells.empty() && std::all_of(cells.begin(), cells.end(), [](std::string_view cell) {
        return cell.find(':') != std::string_view::npos &&
               parseStamp("2000-01-01 " + std::string(cell), DateOrder::YearFirst).has_value();
    });
}

// By what the cells hold first, by the name only where a number could be part of a date.
ColumnRole roleOf(const std::string& name, const std::vector<std::string_view>& cells, const TableLayout& layout) {
    const auto has = [&](ColumnRole role) {
        return std::any_of(layout.columns.begin(), layout.columns.end(),
                           [role](const LayoutColumn& one) { return one.role == role; });
    };
    if (looksLikeClock(cells) && !has(ColumnRole::Clock)) return ColumnRole::Clock;
    if (looksLikeStamps(cells) && !looksLikeNumbers(cells))
        return has(ColumnRole::Time) ? ColumnRole::Ignored : ColumnRole::Time;
    if (!looksLikeNumbers(cells)) return hasWord(name, {"dst", "summer"}) ? ColumnRole::Summer : ColumnRole::Ignored;
    if (hasWord(name, {"dst", "summer"})) return ColumnRole::Summer;
    const auto words = wordsOfName(name);
    if (words.size() > 2) return ColumnRole::Value;
    for (const auto& [word, role] : {std::pair{"year", ColumnRole::Year},
                                     {"month", ColumnRole::Month},
                                     {"day", ColumnRole::Day},
                                     {"hour", ColumnRole::Hour},
                                     {"period", ColumnRole::Hour}})
        if (hasWord(name, {word})) return role;
    return ColumnRole::Value;
}

void proposeByCells(const LaidTable& laid, TableLayout& layout) {
    std::vector<std::string_view> valueCells;
    for (std::size_t column = 0; column < laid.table().columns(); ++column) {
        const auto cells = laid.cells(column);
        const std::string& name = laid.table().header[column];
        LayoutColumn proposed{name, roleOf(name, cells, layout), {}, {}};
        if (proposed.role == ColumnRole::Value) {
            proposed.unit = unitOfName(name);
            valueCells.insert(valueCells.end(), cells.begin(), cells.end());
        }
        if (proposed.role == ColumnRole::Time || proposed.role == ColumnRole::Hour) {
            const DateOrder order = dateOrder(cells);
            if (proposed.role == ColumnRole::Time && order != DateOrder::Ambiguous && order != DateOrder::Mixed)
                layout.dateOrder = order;
            if (hasWord(name, {"ending", "end", "he"})) layout.stamp = StampMeaning::HourEnding;
            if (hasWord(name, {"beginning", "begin", "start", "hb"})) layout.stamp = StampMeaning::HourBeginning;
            if (hasWord(name, {"utc", "gmt"})) layout.timeZone = "UTC";
        }
        layout.columns.push_back(std::move(proposed));
    }
    // Two columns of which one is a clock: the other is the date.
    const bool hasClock = std::any_of(layout.columns.begin(), layout.columns.end(),
                                      [](const auto& one) { return one.role == ColumnRole::Clock; });
    const bool hasHour = std::any_of(layout.columns.begin(), layout.columns.end(),
                                     [](const auto& one) { return one.role == ColumnRole::Hour; });
    for (LayoutColumn& column : layout.columns)
        if ((hasClock || hasHour) && column.role == ColumnRole::Time) column.role = ColumnRole::Date;
    layout.numbers = signsOf(valueCells);
}

void show(const LaidTable& laid, LayoutPreview& preview) {
    for (const std::string_view line : firstLinesOf(laid.text(), kPreviewRows))
        preview.firstLines.emplace_back(line);
    const csv::CsvTable& table = laid.table();
    preview.header = table.header;
    for (std::size_t row = 0; row < std::min(kPreviewRows, table.rows()); ++row) {
        preview.rows.emplace_back();
        for (std::size_t column = 0; column < table.columns(); ++column)
            preview.rows.back().emplace_back(table.cell(row, column));
        preview.lines.push_back(table.lines[row]);
    }
}
} // namespace

LayoutPreview previewLayout(std::string_view bytes, const TableLayout& layout, const ImportOptions& options) {
    LayoutPreview preview;
    preview.layout = layout;
    const LaidTable laid(bytes, preview.layout, options);
    show(laid, preview);
    ImportResult result = importTable(bytes, layout, options);
    preview.questions = std::move(result.questions);
    preview.issues = std::move(result.issues);
    return preview;
}

LayoutPreview proposeLayout(std::string_view bytes, const ImportOptions& options) {
    TableLayout layout = withAnswers({}, options.answers);
    const container::OpenedFile opened =
        container::openFile(bytes, {layout.member, layout.sheet, layout.encoding}, {}, options.stop);
    const std::string_view text = headOf(opened.read(bytes));
    if (!text.empty()) {
        proposeText(text, layout);
        layout = proposeColumns(bytes, layout, options);
    }
    return previewLayout(bytes, layout, options);
}

TableLayout proposeColumns(std::string_view bytes, const TableLayout& layout, const ImportOptions& options) {
    TableLayout proposed = layout;
    proposed.columns.clear();
    proposed.numbers.reset();
    proposed.dateOrder.reset();
    const LaidTable laid(bytes, layout, options);
    proposeByCells(laid, proposed);
    return withAnswers(std::move(proposed), options.answers);
}

} // namespace data::importers
