#include "model/compute/training_run.h"

#include <algorithm>
#include <cassert>

namespace model::compute {

units::Duration trainingTime(units::Work work, const Accelerator& accelerator, const ServingPoint& point,
                             const WorkScale& scale) {
    const double utilisation = std::min(1.0, point.trainingUtilisation.value * scale.utilisationFactor);
    assert(utilisation > 0.0);
    return work / (accelerator.bf16Peak.quantity() * (utilisation * scale.speedFactor));
}

double modelFlopUtilisation(units::Work work, units::Duration acceleratorTime, units::WorkRate peak) {
    return work / (acceleratorTime * peak);
}

double eventsPerAcceleratorYear(const RunEvents& seen) {
    assert(seen.accelerators > 0.0 && units::number(seen.time) > 0.0);
    return seen.events / (seen.accelerators * units::number(seen.time) / units::kHoursPerYear);
}

units::Duration meanTimeBetweenEvents(double eventsPerAcceleratorYear, double accelerators) {
    assert(eventsPerAcceleratorYear > 0.0 && accelerators > 0.0);
    return units::kHoursPerYear / (eventsPerAcceleratorYear * accelerators) * units::h;
}

} // namespace model::compute
