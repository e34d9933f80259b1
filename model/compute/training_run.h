// Accelerator time of a given training work and the utilisation of a reported run; no money, no budget.
#pragma once

#include "model/compute/accelerator.h"
#include "model/compute/serving_point.h"
#include "model/compute/work_scale.h"

namespace model::compute {

// Accelerator hours of `work` at the BF16 peak times trainingUtilisation (MFU). Speed and utilisation of the scale
// apply (MFU at most 1); its work factor does not: `work` is what is really done.
units::Duration trainingTime(units::Work work, const Accelerator& accelerator, const ServingPoint& point,
                             const WorkScale& scale = {});

// Model FLOP utilisation of a run that took `acceleratorTime` (accelerators x hours), against the given peak.
double modelFlopUtilisation(units::Work work, units::Duration acceleratorTime, units::WorkRate peak);

} // namespace model::compute
