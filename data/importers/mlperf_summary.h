// The summary.csv of a round of MLPerf Inference, as its results repository holds it.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// A row is one result of one system. The columns change with the round and are matched by name: newer rounds give the
// accelerators of the whole system, older ones (28 columns) those of one node and the number of nodes.
const Importer& mlperfSummary();

} // namespace data::importers
