// Measurements of the first ML.ENERGY leaderboard: a CSV row a model, one request at a time.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// Per response: joules of the accelerator, tokens, seconds; and tokens a second. The accelerator stands in the file's
// name alone and is asked for, as is how many took part.
const Importer& mlEnergyLegacy();

} // namespace data::importers
