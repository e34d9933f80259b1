// Any CSV with a time column and one or more columns of hourly values; what it cannot know (zone, day or month first,
// decimal comma, unit) it asks.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// Answers it understands: time_zone, date_order (day_first, month_first), decimal_comma (yes, no), stamp (beginning,
// ending), unit.<column>, negative_mw (keep, refuse).
const Importer& hourlyCsv();

} // namespace data::importers
