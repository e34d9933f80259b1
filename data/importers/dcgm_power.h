// Power samples of NVIDIA's Data Center GPU Manager: the text of dcgmi dmon, and what dcgm-exporter serves.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// dcgmi dmon prints no times; covered is its text with a stamp before each line, as `dcgmi dmon -e 155,… | ts` writes:
// columns by their short names (POWER, TOTEC, TMPTR, GPUTL, MCUTL, SMCLK), units as the second line states them. Of the
// exporter's text the lines DCGM_FI_DEV_POWER_USAGE{gpu="0",…} WATTS MILLISECONDS are samples, the others are passed
// over. A sample without a time is set aside.
const Importer& dcgmPower();

} // namespace data::importers
