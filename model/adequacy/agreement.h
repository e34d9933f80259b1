// Whether a simulation and the exact method say the same: each index within three standard errors.
#pragma once

#include "model/adequacy/simulation.h"

#include <string>
#include <vector>

namespace model::adequacy {

struct IndexAgreement {
    std::string index; // lole_hours, lole_days, eue_mwh, neue_ppm, lolf_events, mean_event_hours
    double exact{};
    stochastic::Estimate<> simulated;
    bool agrees{};
};

// Those indices that both have. Where no sample-year had a loss, that must be likely enough under the exact figures
// (one in 370, as three standard errors).
struct Agreement {
    std::vector<IndexAgreement> indices;
    bool agrees{}; // all
};
Agreement agree(const AdequacyIndices& exact, const SimulatedAdequacy& simulated);

} // namespace model::adequacy
