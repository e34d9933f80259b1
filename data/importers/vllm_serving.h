// Results of vLLM's serving benchmark (benchmark_serving.py, `vllm bench serve`): a JSON object a run.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// Times are in milliseconds, rates those of the whole deployment. The file does not say on what it ran: the accelerator
// and, unless the parallel sizes were noted in it, how many are asked for.
const Importer& vllmServing();

} // namespace data::importers
