// Results of InferenceX (formerly InferenceMAX): the aggregate JSON of its runs and the CSV dump of its data base.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// The JSON has times in seconds and rates per accelerator, of prefill or decode accelerators alone where these are
// apart; they are taken times the accelerators they are per. Its power is the mean of one accelerator. The CSV has
// times in milliseconds and the lengths that were asked for, and does not say whether its times are means.
const Importer& inferencex();

} // namespace data::importers
