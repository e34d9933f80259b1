#include "model/facility/electrical_stage.h"

#include <algorithm>
#include <cmath>

namespace model::facility {

int blocksOf(const ElectricalStage& stage, const units::Power& design) {
    if (stage.sparing == StageSparing::AsGiven) return std::max(1, static_cast<int>(stage.blocks.value));
    constexpr double kRounding = 1e-9; // 300 MW are three blocks of 100
    const double neededMw = stage.design.value > 0.0 ? stage.design.value : units::number(design);
    const double needed = stage.block.value > 0.0 ? std::ceil(neededMw / stage.block.value - kRounding) : 1.0;
    const int n = std::max(1, static_cast<int>(needed));
    if (stage.sparing == StageSparing::N) return n;
    return stage.sparing == StageSparing::NPlusOne ? n + 1 : 2 * n;
}

double outageRateOf(const ElectricalStage& stage) {
    const double downPerUp = stage.failures.value / units::kHoursPerYear * units::number(stage.repair.quantity());
    return downPerUp / (1.0 + downPerUp);
}

} // namespace model::facility
