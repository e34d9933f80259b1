// Measurements of the ML.ENERGY leaderboard, version 2: a flat JSON object a run.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// Energy is that of the accelerators alone. The joules of an output token are those of a request over its mean output
// tokens, so that the prompt's part is in them.
const Importer& mlEnergyV2();

} // namespace data::importers
