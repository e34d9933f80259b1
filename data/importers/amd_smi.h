// Power samples that amd-smi logs: amd-smi metric -p … -w SECONDS --csv, amd-smi monitor -p … -w SECONDS --csv.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// A row is one sample of one accelerator, whose name stands nowhere in it and is asked. Times are seconds or
// milliseconds since 1970, or of the machine's clock, and then its zone is asked. Headers come again in between. Not
// covered: one reading without -w, which bears no time; columns whose meaning changed with the version (mem, gfx,
// vram_used); rocm-smi.
const Importer& amdSmi();

} // namespace data::importers
