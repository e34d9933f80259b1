#include "data/importers/measured_rows.h"

#include "data/csv/csv_table.h"
#include "data/units/unit_text.h"

#include <algorithm>
#include <cassert>

namespace data::importers {

namespace {
using json::JsonKind;
using json::JsonValue;
using model::units::Severity;

bool matchesPattern(std::string_view name, std::string_view pattern) {
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos) return name == pattern;
    return name.size() + 1 >= pattern.size() && name.starts_with(pattern.substr(0, star)) &&
           name.ends_with(pattern.substr(star + 1));
}

MeasuredCell cellOf(const JsonValue& value) {
    switch (value.kind) {
    case JsonKind::Null:
        return {};
    case JsonKind::False:
        return {MeasuredCell::Kind::Word, 0.0, "false"};
    case JsonKind::True:
        return {MeasuredCell::Kind::Word, 0.0, "true"};
    case JsonKind::Number:
        return {MeasuredCell::Kind::Number, value.number, {}};
    case JsonKind::Text:
        if (csv::trimmed(value.text).empty()) return {};
        return {MeasuredCell::Kind::Word, 0.0, value.text};
    case JsonKind::List:
    case JsonKind::Object:
        break;
    }
    return {MeasuredCell::Kind::Other, 0.0, {}};
}

MeasuredCell cellOf(std::string_view text) {
    text = csv::trimmed(text);
    if (text.empty()) return {};
    return {MeasuredCell::Kind::Word, 0.0, text};
}

// Two lines that each begin an object: no line of one object's text begins with a second brace.
bool isJsonLines(std::string_view text) {
    for (int line = 0; line < 2; ++line) {
        const std::size_t begin = text.find_first_not_of(" \t\r\n");
        if (begin == std::string_view::npos || text[begin] != '{') return false;
        text.remove_prefix(std::min(text.find('\n', begin), text.size()));
    }
    return true;
}

void refuseFault(ImportResult& result, const json::JsonFault& fault) {
    result.issues.push_back({fault.issue, fault.line, {}});
}

void takeObjects(const JsonValue& root, ImportResult& result, const TakeObject& take) {
    const auto takeOne = [&](const JsonValue& value) {
        ++result.rowsRead;
        if (value.isObject()) return take(value);
        refuseFault(result, {{"json.not_an_object", Severity::Error, {}, {}}, value.line, 1});
    };
    if (!root.isList()) return takeOne(root);
    for (const JsonValue& item : root.items)
        takeOne(item);
}
} // namespace

std::optional<double> MeasuredCell::value() const {
    if (kind == Kind::Number) return number;
    if (kind != Kind::Word) return std::nullopt;
    return csv::parseNumber(text, false);
}

std::string MeasuredCell::asText() const {
    return kind == Kind::Number ? units::numberText(number) : std::string(text);
}

const MeasuredCell& MeasuredRow::cell(std::string_view name) const {
    const auto found = std::find(names.begin(), names.end(), name);
    assert(found != names.end());
    return cells[static_cast<std::size_t>(found - names.begin())];
}

NamedCells::NamedCells(const MeasuredNames& names, ImportResult& result) : m_names(names), m_result(result) {
    for (std::size_t i = 0; i < names.used.size(); ++i)
        m_places.emplace(names.used[i], i);
    m_cells.resize(names.used.size());
}

std::optional<std::size_t> NamedCells::place(std::string_view name, std::size_t line) {
    if (const auto found = m_places.find(name); found != m_places.end()) return found->second;
    if (m_reported.find(name) != m_reported.end()) return std::nullopt;
    m_reported.emplace(name);
    const bool isPassedOver = std::any_of(m_names.passedOver.begin(), m_names.passedOver.end(),
                                          [&](std::string_view pattern) { return matchesPattern(name, pattern); });
    if (!isPassedOver) {
        m_result.issues.push_back(
            {{"table.unknown_column", Severity::Warning, {}, {std::string(name)}}, line, std::string(name)});
    }
    return std::nullopt;
}

bool NamedCells::isOuterOfUsed(std::string_view name) const {
    return std::any_of(m_names.used.begin(), m_names.used.end(), [&](std::string_view used) {
        return used.size() > name.size() && used.starts_with(name) && used[name.size()] == '.';
    });
}

// Of a nested object only what the format knows is taken: it holds the settings of a whole server.
void NamedCells::fill(const JsonValue& object, const std::string& prefix) {
    for (const json::JsonMember& member : object.members) {
        const std::string name = prefix + member.name;
        if (member.value.isObject() && isOuterOfUsed(name)) {
            fill(member.value, name + ".");
            continue;
        }
        std::optional<std::size_t> found;
        if (prefix.empty()) {
            found = place(name, member.value.line);
        } else if (const auto known = m_places.find(name); known != m_places.end()) {
            found = known->second;
        }
        if (found && !m_cells[*found].hasValue()) m_cells[*found] = cellOf(member.value);
    }
}

MeasuredRow NamedCells::row(const JsonValue& object, const JsonValue* outer) {
    std::fill(m_cells.begin(), m_cells.end(), MeasuredCell{});
    fill(object, {});
    if (outer != nullptr) fill(*outer, {});
    return {object.line, m_names.used, m_cells};
}

MeasuredRow NamedCells::row(std::size_t line, std::span<const std::string_view> names,
                            std::span<const std::string> texts) {
    std::fill(m_cells.begin(), m_cells.end(), MeasuredCell{});
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (const auto found = place(names[i], line)) m_cells[*found] = cellOf(std::string_view(texts[i]));
    }
    return {line, m_names.used, m_cells};
}

void readCsvRows(std::string_view content, const MeasuredNames& names, std::size_t required,
                 const ImportOptions& options, ImportResult& result, const TakeRow& take) {
    csv::ReadOptions reading;
    reading.stop = options.stop;
    reading.progress = options.progress;
    const csv::CsvTable table = csv::readTable(content, reading);
    result.issues.insert(result.issues.end(), table.issues.begin(), table.issues.end());
    result.rowsRead += table.rowsRead;
    result.isCancelled = table.isCancelled;
    if (table.isCancelled || table.columns() == 0) return;
    std::vector<std::optional<std::size_t>> columns;
    bool isComplete = true;
    for (const std::string_view name : names.used) {
        columns.push_back(table.column(name));
        if (columns.back() || columns.size() > required) continue;
        result.issues.push_back(
            {{"table.missing_column", Severity::Error, {}, {std::string(name)}}, 1, std::string(name)});
        isComplete = false;
    }
    if (!isComplete) return;
    NamedCells known(names, result);
    for (std::size_t i = 0; i < table.columns(); ++i) {
        if (std::find(columns.begin(), columns.end(), i) == columns.end()) known.place(table.header[i], 1);
    }
    std::vector<MeasuredCell> cells(names.used.size());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i]) cells[i] = cellOf(table.cell(row, *columns[i]));
        }
        take({table.lines[row], names.used, cells});
    }
}

void readObjects(std::string_view content, std::span<const std::string_view> leftOut, const ImportOptions& options,
                 ImportResult& result, const TakeObject& take) {
    json::JsonOptions reading;
    reading.allowsNonFinite = true;
    reading.leftOut = leftOut;
    reading.stop = options.stop;
    if (isJsonLines(content)) {
        const bool isWhole = json::readJsonLines(
            content, reading,
            [&](JsonValue&& value) {
                ++result.rowsRead;
                take(value);
            },
            [&](const json::JsonFault& fault) {
                ++result.rowsRead;
                refuseFault(result, fault);
            });
        result.isCancelled = !isWhole;
        return;
    }
    const json::JsonText text = json::readJson(content, reading);
    result.isCancelled = text.isStopped;
    if (text.fault) refuseFault(result, *text.fault);
    if (text.value) takeObjects(*text.value, result, take);
}

bool hasMember(std::string_view head, std::string_view name) {
    const std::string quoted = '"' + std::string(name) + '"';
    for (std::size_t at = head.find(quoted); at != std::string_view::npos; at = head.find(quoted, at + 1)) {
        const std::size_t next = head.find_first_not_of(" \t\r\n", at + quoted.size());
        if (next != std::string_view::npos && head[next] == ':') return true;
    }
    return false;
}

double headerShare(std::string_view head, std::span<const std::string_view> names, std::size_t required) {
    std::size_t lineEnd = head.find('\n');
    while (lineEnd != std::string_view::npos && head.starts_with('#')) {
        head.remove_prefix(lineEnd + 1);
        lineEnd = head.find('\n');
    }
    const csv::CsvTable table = csv::readTable(head.substr(0, lineEnd));
    if (table.columns() == 0) return 0.0;
    std::size_t known = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool isThere = table.column(names[i]).has_value();
        if (i < required && !isThere) return 0.0;
        known += isThere ? 1U : 0U;
    }
    return static_cast<double>(known) / static_cast<double>(names.size());
}

} // namespace data::importers
