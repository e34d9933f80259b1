// A table layout as a small JSON text that can be saved and used again: strict, versioned, the same bytes for the same
// layout.
#pragma once

#include "data/importers/table_layout.h"

namespace data::importers {

inline constexpr int kLayoutProfileVersion = 1;

std::string writeProfile(const TableLayout& layout);

struct ReadProfile {
    std::optional<TableLayout> layout;        // nothing where there is an issue
    std::vector<project::ImportIssue> issues; // profile.…, json.…, with their lines
};
// Members that are missing keep their default; unknown ones, words that mean nothing, columns that stand twice and
// later versions are refused.
ReadProfile readProfile(std::string_view text);

} // namespace data::importers
