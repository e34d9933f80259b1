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

} // namespace model::compute
