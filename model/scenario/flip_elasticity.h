// The price elasticity at which a decision turns: whether efficiency saves energy, and whether supply is ever short.
#pragma once

#include "model/scenario/scenario.h"

#include <functional>
#include <optional>
#include <stop_token>

namespace model::scenario {

// Where a quantity that depends on one elasticity common to all classes crosses its mark.
struct Flip {
    std::optional<double> elasticity; // nothing: no crossing within the range
    bool holdsBelow{};                // whether the statement holds at the lower end of the range
    bool holdsAbove{};                // and at the upper end
};

struct FlipStudy {
    double lowest{0.1}, highest{3.0}; // range of the elasticity
    Flip savesEnergy;                 // the energy multiple of the last year is below 1
    Flip suffices;                    // headroom is 0 or more in every year
    bool stopped{};
};

// Found to 1e-3 by bisection; about a dozen evaluations for each. All classes get the same elasticity, everything else
// stays. A hall-led scenario has nothing that turns: both ends agree.
FlipStudy flipElasticities(const Scenario& scenario, std::stop_token stop = {},
                           const std::function<void(double)>& progress = {});

} // namespace model::scenario
