// A result or dataset table on its way out: typed cells under named columns. Knows no file format.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace data::exporters {

enum class ColumnKind { Text, Number, Whole };

struct Column {
    std::string name; // snake_case with the unit: "load_mw"
    std::string unit;
    ColumnKind kind{ColumnKind::Number};
};

// Nothing, a number, a whole number or text. A number that is not finite is written as nothing.
using Cell = std::variant<std::monostate, double, std::int64_t, std::string>;

struct Table {
    std::string name;  // snake_case, also the sheet's name
    std::string title; // one line for people; may be empty
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows; // each as long as columns
};

} // namespace data::exporters
