// The mlperf_log_summary.txt that MLPerf's load generator writes of one run, or several such texts after each other.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// Lines "key : value", latencies in nanoseconds. Accelerator, their number and the model stand nowhere in it and are
// asked. Rates of tokens that the load generator only inferred from a mean length are not taken; a run that it calls
// invalid goes to quarantine, one of accuracy alone is set aside.
const Importer& loadgenSummary();

} // namespace data::importers
