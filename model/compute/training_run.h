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

// What stopped a run, or broke in it. `accelerators` x `time` is the exposure; events are taken as independent of each
// other and as often late as early.
struct RunEvents {
    double events{};
    double accelerators{};
    units::Duration time;
};
// Events per accelerator and year; as a rate of faults it is the share of the stock that fails in a year while small.
double eventsPerAcceleratorYear(const RunEvents& seen);
// Mean time between events of a run of that many accelerators at that rate: what the spacing of checkpoints follows.
units::Duration meanTimeBetweenEvents(double eventsPerAcceleratorYear, double accelerators);

} // namespace model::compute
