// CSV with the date in columns of its own: [year,] month, day and hour (or period), then hourly values. Without a year,
// or with a source_year, the rows are a typical year.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// Hours are 1 to 24 where one is 24 or the column is a period or hour ending, 0 to 23 where one is 0; else it asks. The
// zone may stand in a comment before the header as "tz=-6.0". Answers it understands: time_zone, hours (0-23, 1-24),
// stamp (beginning, ending), unit.<column>, unit (of all others), decimal_comma (yes, no).
const Importer& calendarCsv();

} // namespace data::importers
