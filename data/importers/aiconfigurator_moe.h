// Kernel times of mixture-of-experts layers as NVIDIA's AIConfigurator collects them: one CSV row a call.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// Times are in milliseconds per call on one device; the power, where it was measured, is the mean of that device.
const Importer& aiconfiguratorMoe();

} // namespace data::importers
