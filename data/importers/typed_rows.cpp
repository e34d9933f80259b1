#include "data/importers/typed_rows.h"

#include "data/csv/csv_table.h"
#include "data/importers/registry.h"
#include "data/units/unit_text.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace data::importers {

namespace {
using model::units::Severity;

class TypedReading {
public:
    TypedReading(const csv::CsvTable& table, std::span<const ColumnRule> rules) : m_table(table), m_rules(rules) {}

    TypedRows run(bool namesMayRepeat) {
        m_typed.issues = m_table.issues;
        m_typed.rowsRead = m_table.rowsRead;
        if (!matchColumns()) return std::move(m_typed);
        for (std::size_t row = 0; row < m_table.rows(); ++row)
            takeRow(row, namesMayRepeat);
        return std::move(m_typed);
    }

private:
    void report(const char* code, std::size_t line, std::string_view column, std::vector<std::string> arguments,
                Severity severity = Severity::Error) {
        m_typed.issues.push_back({{code, severity, {}, std::move(arguments)}, line, std::string(column)});
    }

    bool matchColumns() {
        if (m_table.columns() == 0) return false;
        std::string known;
        bool complete = true;
        for (const ColumnRule& rule : m_rules) {
            m_columns.push_back(m_table.column(rule.name));
            known.append(known.empty() ? "" : ", ").append(rule.name);
            if (m_columns.back() || !rule.isRequired) continue;
            report("table.missing_column", 1, rule.name, {std::string(rule.name)});
            complete = false;
        }
        for (std::size_t column = 0; column < m_table.columns(); ++column) {
            if (std::find(m_columns.begin(), m_columns.end(), column) != m_columns.end()) continue;
            report("table.unknown_column", 1, m_table.header[column], {m_table.header[column], known},
                   Severity::Warning);
        }
        return complete;
    }

    void takeRow(std::size_t row, bool namesMayRepeat) {
        const std::size_t issuesBefore = m_typed.issues.size();
        TypedRow typed;
        typed.line = m_table.lines[row];
        for (std::size_t i = 0; i < m_rules.size(); ++i) {
            const std::string_view cell =
                m_columns[i] ? csv::trimmed(m_table.cell(row, *m_columns[i])) : std::string_view();
            typed.texts.emplace_back(cell);
            typed.numbers.push_back(number(m_rules[i], cell, typed.line));
        }
        if (!namesMayRepeat) {
            const auto [first, isNew] = m_lineOfName.emplace(typed.texts.front(), typed.line);
            if (!isNew && !typed.texts.front().empty()) {
                report("table.name_doubled", typed.line, m_rules.front().name,
                       {typed.texts.front(), std::to_string(first->second)});
            }
        }
        if (m_typed.issues.size() == issuesBefore) m_typed.rows.push_back(std::move(typed));
    }

    std::optional<double> number(const ColumnRule& rule, std::string_view cell, std::size_t line) {
        if (cell.empty()) {
            if (rule.isRequired) report("table.empty_cell", line, rule.name, {std::string(rule.name)});
            return std::nullopt;
        }
        if (rule.kind == CellKind::Text) return std::nullopt;
        const auto value = csv::parseNumber(cell, false);
        if (!value) {
            report(csv::hasDecimalComma(cell) ? "table.decimal_comma" : "import.not_a_number", line, rule.name,
                   {std::string(cell)});
            return std::nullopt;
        }
        if (rule.kind == CellKind::Probability && *value > 1.0) {
            report("table.probability_over_one", line, rule.name,
                   {std::string(cell), units::numberText(std::round(*value * 1e8) / 1e10)});
        } else if (*value < 0.0 && rule.minimum >= 0.0) {
            report("table.negative", line, rule.name, {std::string(cell), std::string(rule.unit)});
        } else if (*value < rule.minimum || *value > rule.maximum || (rule.excludesMinimum && *value <= rule.minimum)) {
            report("table.out_of_range", line, rule.name,
                   {std::string(cell), units::numberText(rule.minimum),
                    (rule.maximum < 1e300 ? units::numberText(rule.maximum) : std::string("any")) +
                        (rule.unit.empty() ? "" : " ") + std::string(rule.unit)});
        } else if (rule.kind == CellKind::Whole && *value != std::floor(*value)) {
            report("table.not_whole", line, rule.name, {std::string(cell)});
        } else {
            return value;
        }
        return std::nullopt;
    }

    const csv::CsvTable& m_table;
    std::span<const ColumnRule> m_rules;
    std::vector<std::optional<std::size_t>> m_columns;
    std::map<std::string, std::size_t, std::less<>> m_lineOfName;
    TypedRows m_typed;
};
} // namespace

TypedRows readTyped(std::string_view content, std::span<const ColumnRule> rules, bool namesMayRepeat) {
    const csv::CsvTable table = csv::readTable(content);
    return TypedReading(table, rules).run(namesMayRepeat);
}

std::vector<project::DatasetRow> datasetRows(const TypedRows& typed, std::span<const ColumnRule> rules,
                                             std::string_view table, std::string_view source) {
    std::vector<project::DatasetRow> rows;
    for (const TypedRow& row : typed.rows) {
        for (std::size_t i = 1; i < rules.size(); ++i) {
            if (row.texts[i].empty()) continue;
            rows.push_back({std::string(table),
                            row.texts.front(),
                            std::string(rules[i].name),
                            row.texts[i],
                            std::string(rules[i].unit),
                            "imported",
                            std::string(source),
                            {}});
        }
    }
    return rows;
}

ImportResult tableResult(const TypedRows& typed, std::span<const ColumnRule> rules, std::string_view format,
                         std::string_view table, const ImportOptions& options) {
    ImportResult result;
    result.format = format;
    result.rowsRead = typed.rowsRead;
    result.rowsTaken = typed.rows.size();
    result.rowsQuarantined = result.rowsRead - result.rowsTaken;
    result.issues = typed.issues;
    result.rows = datasetRows(typed, rules, table, stem(options.fileName));
    return result;
}

double headerConfidence(std::string_view head, std::span<const ColumnRule> rules) {
    std::size_t lineEnd = head.find('\n');
    while (lineEnd != std::string_view::npos && head.starts_with('#')) {
        head.remove_prefix(lineEnd + 1);
        lineEnd = head.find('\n');
    }
    const csv::CsvTable table = csv::readTable(head.substr(0, lineEnd));
    std::size_t known = 0;
    for (const ColumnRule& rule : rules) {
        const bool found = table.column(rule.name).has_value();
        if (rule.isRequired && !found) return 0.0;
        known += found ? 1U : 0U;
    }
    return 0.9 + 0.1 * static_cast<double>(known) / static_cast<double>(std::max<std::size_t>(1, table.columns()));
}

} // namespace data::importers
