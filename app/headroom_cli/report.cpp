#include "app/headroom_cli/report.h"

namespace app::headroom_cli {

namespace {

using data::exporters::Cell;
using data::exporters::ColumnKind;

std::string joined(const std::vector<std::string>& words) {
    std::string line;
    for (const std::string& word : words)
        line += (line.empty() ? "" : "; ") + word;
    return line;
}

Cell cellOf(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return std::string(*flag ? "true" : "false");
    if (const auto* count = std::get_if<std::int64_t>(&value)) return *count;
    if (const auto* real = std::get_if<double>(&value)) return *real;
    if (const auto* words = std::get_if<std::string>(&value)) return *words;
    if (const auto* several = std::get_if<std::vector<std::string>>(&value)) return joined(*several);
    return {};
}

// The kind of a column is that of its cells; text where they differ.
ColumnKind kindOf(const List& list, std::size_t column) {
    bool hasNumber = false;
    bool hasWhole = false;
    for (const auto& row : list.rows) {
        const Cell cell = cellOf(row[column]);
        if (std::holds_alternative<std::string>(cell)) return ColumnKind::Text;
        hasNumber = hasNumber || std::holds_alternative<double>(cell);
        hasWhole = hasWhole || std::holds_alternative<std::int64_t>(cell);
    }
    return hasWhole && !hasNumber ? ColumnKind::Whole : ColumnKind::Number;
}

} // namespace

data::exporters::Table tableOf(const std::string& name, const List& list) {
    data::exporters::Table table;
    table.name = name;
    for (std::size_t i = 0; i < list.columns.size(); ++i)
        table.columns.push_back({list.columns[i], "", kindOf(list, i)});
    table.rows.reserve(list.rows.size());
    for (const auto& row : list.rows) {
        auto& cells = table.rows.emplace_back();
        cells.reserve(row.size());
        for (const Value& value : row)
            cells.push_back(cellOf(value));
    }
    return table;
}

} // namespace app::headroom_cli
