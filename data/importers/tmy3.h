// NREL's TMY3: a line of the station, a line of names, 8,760 rows at the END of each hour (01:00 to 24:00) of local
// standard time, months from different years. Also found with the ending .csv.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// Takes dry bulb, pressure, wind and the three irradiances. Answers it understands: weather_year (actual, typical).
const Importer& tmy3();

} // namespace data::importers
