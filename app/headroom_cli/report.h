// What a command found: ordered fields, objects and lists under the names of the interface. Knows no output format.
#pragma once

#include "data/exporters/table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace app::headroom_cli {

// monostate: does not exist (null).
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, std::vector<std::string>>;

inline Value text(std::string_view words) {
    return std::string(words);
}
// Text that may be missing.
inline Value textOrNothing(std::string_view words) {
    return words.empty() ? Value{} : Value{std::string(words)};
}
inline Value whole(std::size_t number) {
    return static_cast<std::int64_t>(number);
}
inline Value number(const std::optional<double>& value) {
    return value ? Value{*value} : Value{};
}

using Object = std::vector<std::pair<std::string, Value>>;

struct List {
    std::vector<std::string> columns;
    std::vector<std::vector<Value>> rows; // each as long as columns
};

// A list named "part.list" belongs to that object: inside it in JSON, a table of its own, and in CSV, where it is no
// table beside the fields, fields of their own by row and column.
struct Part {
    std::string name;
    std::variant<Value, Object, List> content;
};
using Report = std::vector<Part>;

// A list as a table of the exporters; lists of words become one text.
data::exporters::Table tableOf(const std::string& name, const List& list);

} // namespace app::headroom_cli
