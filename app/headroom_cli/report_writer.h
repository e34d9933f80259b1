// Writes a report as a table for people, as CSV or as one JSON object.
#pragma once

#include "app/headroom_cli/report.h"

#include <ostream>

namespace app::headroom_cli {

enum class Format { Table, Csv, Json };

// JSON: full precision, null for what does not exist. CSV: the first list, or without one the fields as a single row.
// Table: rounded to six digits; a list with many columns stands on its side.
void write(const Report& report, Format format, std::ostream& out);

} // namespace app::headroom_cli
