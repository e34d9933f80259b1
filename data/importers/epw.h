// EnergyPlus weather (EPW): eight lines of header from LOCATION to DATA PERIODS, then 35 fields a row at the END of
// each hour (1 to 24) of local standard time.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// Takes dry bulb, pressure, wind and the three irradiances. Answers it understands: weather_year (actual, typical).
const Importer& epw();

} // namespace data::importers
