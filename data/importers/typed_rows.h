// Reads a CSV of named columns against a list of what each may hold; collects every problem with its line and column.
#pragma once

#include "data/importers/importer.h"

#include <limits>
#include <optional>

namespace data::importers {

enum class CellKind { Text, Number, Whole, Probability };

// What one column may hold. Probability: 0..1. Numbers: minimum..maximum, finite.
struct ColumnRule {
    std::string_view name;
    CellKind kind{CellKind::Number};
    bool isRequired{};
    std::string_view unit{};
    double minimum{0.0};
    double maximum{std::numeric_limits<double>::max()};
    bool excludesMinimum{};
};

struct TypedRow {
    std::size_t line{};
    std::vector<std::optional<double>> numbers; // by rule; nothing for text and for an empty cell
    std::vector<std::string> texts;             // by rule; the cell as written
};

struct TypedRows {
    std::vector<TypedRow> rows; // those without a problem
    std::size_t rowsRead{};
    std::vector<project::ImportIssue> issues;
};

// Columns are matched by name in any order; unknown ones are reported as warnings, missing required ones as errors.
// The first rule is the row's name and must not repeat, unless `namesMayRepeat`.
TypedRows readTyped(std::string_view content, std::span<const ColumnRule> rules, bool namesMayRepeat);
// The rows as dataset rows of the table, identified by their first column.
std::vector<project::DatasetRow> datasetRows(const TypedRows& typed, std::span<const ColumnRule> rules,
                                             std::string_view table, std::string_view source);
// The rows as the result of an import into that table.
ImportResult tableResult(const TypedRows& typed, std::span<const ColumnRule> rules, std::string_view format,
                         std::string_view table, const ImportOptions& options);
// 1 when the header line has all the required columns, less a little for unknown ones; 0 when one is missing.
double headerConfidence(std::string_view head, std::span<const ColumnRule> rules);

} // namespace data::importers
