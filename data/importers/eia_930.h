// Hourly demand of one balancing authority: `date_time,demand (MW)`, UTC stamps at the END of the hour, EMPTY or
// MISSING where there is no value. The stamps are moved to the beginning of the hour, so 00:00 is the last hour of the
// day before.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

const Importer& eia930();

} // namespace data::importers
