// Reads JSON texts (RFC 8259) strictly: bounded in depth and size, stoppable, each fault with its line and column.
#pragma once

#include "data/json/json_value.h"
#include "model/units/issue.h"

#include <functional>
#include <optional>
#include <span>
#include <stop_token>

namespace data::json {

struct JsonOptions {
    std::size_t maximumDepth{64};
    std::size_t maximumBytes{std::size_t{1} << 29U};
    std::size_t maximumValues{4'000'000}; // kept ones
    // Reads NaN, Infinity and -Infinity, which RFC 8259 does not know but Python writes, as numbers that are not
    // finite.
    bool allowsNonFinite{};
    // Members with these names are checked but not kept: long lists of single requests.
    std::span<const std::string_view> leftOut{};
    std::size_t firstLine{1};
    std::stop_token stop{};
};

// Codes json.… of the message table: syntax, not_utf8, too_deep, too_large, name_doubled.
struct JsonFault {
    model::units::Issue issue;
    std::size_t line{};
    std::size_t column{}; // in bytes, from 1
};

struct JsonText {
    std::optional<JsonValue> value; // nothing when there is a fault or the reading was stopped
    std::optional<JsonFault> fault;
    bool isStopped{};
};

// Two members of one object with the same name are a fault: the text has no one meaning.
JsonText readJson(std::string_view text, const JsonOptions& options = {});

// JSON Lines: one object a line, blank lines passed over. A line with a fault is refused and the next one read. False
// when stopped.
bool readJsonLines(std::string_view text, const JsonOptions& options, const std::function<void(JsonValue&&)>& take,
                   const std::function<void(const JsonFault&)>& refuse);

} // namespace data::json
