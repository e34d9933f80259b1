// Result files of moe-bench, the program's own benchmark of mixture-of-experts layers (JSON, schema version 1).
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// A point is one layer of one variant with one number of tokens. Fields that a newer minor version adds are passed
// over, another major version is refused. Points that failed their check against the reference, and all points of a
// file that is not complete, go to quarantine.
const Importer& moeBench();

} // namespace data::importers
