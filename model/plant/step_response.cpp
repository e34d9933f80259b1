#include "model/plant/step_response.h"

namespace model::plant {

StepCheck stepCheck(const StepLoad& load, const StepSupply& supply) {
    const units::Power onSite = supply.unitsStep + supply.batteries;
    const bool hasGrid = units::number(supply.contract) > 0.0;
    return {load.peak * load.stepShare, onSite + supply.contract, load.peak * load.tripShare,
            hasGrid ? supply.gridTripLimit : onSite};
}

} // namespace model::plant
