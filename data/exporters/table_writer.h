// Writes tables as CSV, JSON or XLSX. A text cell can never become a formula; numbers keep full precision.
#pragma once

#include "data/exporters/table.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace data::exporters {

// RFC 4180 with LF line ends and the column names as header. Text that begins with = + - @, tab or CR gets a leading
// apostrophe; numbers never do.
std::string toCsv(const Table& table);
// {"table", "title", "columns": [{name, unit}], "rows": [{column: value}]}; null for what does not exist.
std::string toJson(const Table& table);
// One sheet per table, every cell by explicit type, header frozen, unit row below the header. Written to a temporary
// file beside `path` and renamed over it. Throws store::FileError.
void writeXlsx(const std::filesystem::path& path, std::span<const Table> tables);
// By the ending of the path: .csv, .json or .xlsx; false for any other. Throws store::FileError.
bool writeTable(const std::filesystem::path& path, const Table& table);

} // namespace data::exporters
