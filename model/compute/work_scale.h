// How a later year differs from the first in work, speed and shares of peak. Speed is bought at the same watts.
#pragma once

#include "model/compute/efficiency.h"

namespace model::compute {

struct WorkScale {
    double workFactor{1.0};        // on FLOP, bytes and attention of a token
    double speedFactor{1.0};       // on FLOP/s and byte/s of an accelerator
    double utilisationFactor{1.0}; // on the shares of peak reached, each of which stays at most 1
};
// Work falls with algorithm and architecture, speed rises with precision and hardware. `qualityGain` multiplies the
// work again: the part of the gain that users take as better tokens instead of cheaper ones (k^chi, at least 1).
WorkScale workScale(const EfficiencyState& state, double qualityGain = 1.0);

} // namespace model::compute
