// How the simulation tests run a system, and how long: full counts only when HEADROOM_FULL asks for them.
#pragma once

#include "model/adequacy/simulation.h"

#include <cstdlib>

namespace tests {

inline bool fullCounts() {
    return std::getenv("HEADROOM_FULL") != nullptr;
}

inline model::adequacy::SimulatedAdequacy simulated(const model::adequacy::SimulationSystem& system, std::size_t years,
                                                    std::uint64_t seed = 1) {
    model::adequacy::SimulationOptions options;
    options.years = years;
    options.seed = seed;
    options.threads = 2;
    return model::adequacy::simulate(system, options);
}

} // namespace tests
