// The rows of INSERT statements in a SQL text, read as text: nothing is executed and other statements are passed over.
#pragma once

#include "model/units/issue.h"

#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace data::importers {

struct InsertedRow {
    std::size_t line{}; // from 1
    std::span<const std::string_view> names;
    std::span<const std::string> values;
};

// Takes "INSERT INTO table (a, b) VALUES ('x', 2);", one statement a line as llama-bench prints them. A quote inside a
// value may be doubled or, as llama-bench does not double it, be followed by more of the value. A statement that cannot
// be read is refused with code sql.… and its line, and the next one read. False when stopped.
bool readInserts(std::string_view text, std::string_view table, const std::stop_token& stop,
                 const std::function<void(const InsertedRow& row)>& take,
                 const std::function<void(const model::units::Issue& issue, std::size_t line)>& refuse);

} // namespace data::importers
