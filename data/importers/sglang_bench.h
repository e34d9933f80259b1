// Results of SGLang's serving benchmark (sglang.bench_serving): JSON Lines, one run a line.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// Times are in milliseconds, rates those of the whole deployment. Newer versions add the server's settings, which name
// the model and the parallel sizes; what is missing is asked for.
const Importer& sglangBench();

} // namespace data::importers
