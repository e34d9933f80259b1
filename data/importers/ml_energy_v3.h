// Measurements of the ML.ENERGY leaderboard, version 3: a JSON file of a task or of one model on a task.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// Energy is that of the accelerators alone, per output token with the prompt's part included; the power is the sum over
// all of them. Tasks that make images or videos have no tokens and are refused.
const Importer& mlEnergyV3();

} // namespace data::importers
