// The summary_results.json of a round of MLPerf Inference, as its results repository holds it.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// An object is one result of one system. Whether "a#" counts the accelerators of a node or of the system is not
// documented: with several nodes the processors beside it ("p#", counted alike) tell, and if they do not, the user is
// asked.
const Importer& mlperfResults();

} // namespace data::importers
