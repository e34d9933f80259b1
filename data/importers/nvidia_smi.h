// Power samples that nvidia-smi logs: --query-gpu=timestamp,power.draw,… --format=csv[,nounits].
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// A row is one sample of one accelerator. Times are of the machine's clock, so its zone is asked; so is the accelerator
// where the column "name" was not queried. Of several powers the first of power.draw, power.draw.average and
// power.draw.instant is taken. Not covered: noheader, --loop without a timestamp, dmon.
const Importer& nvidiaSmi();

} // namespace data::importers
