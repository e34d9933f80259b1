// What an import would take, in words and as rows of a table. Plain text only: names come from files.
#pragma once

#include "ui/session/prepared_import.h"
#include "ui/tables/plain_table.h"

namespace ui::shell {

// "43,848 rows read, 43,840 taken, 8 set aside."
QString countWords(const data::importers::ImportResult& result);
// What was done to values on the way in, one a line; "" when nothing was.
QString repairWords(const data::importers::ImportResult& result);
QStringList takenHeadings();
// One row for each series and for each table of values.
std::vector<std::vector<tables::PlainCell>> takenRows(const data::importers::ImportResult& result);

} // namespace ui::shell
