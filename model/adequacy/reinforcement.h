// How many more units a site needs for an availability, or that no number of them reaches it.
#pragma once

#include "model/adequacy/site_adequacy.h"

#include <optional>

namespace model::adequacy {

struct Reinforcement {
    std::optional<int> unitsToAdd; // 0: it is reached already; nothing: not with `most`
    // The group's common cause alone is out too often: more units of the group never reach the availability.
    bool isCappedByCommonCause{};
};

// Units of `supply.units[group]` to add so that the load is served for the share `availability` of the series' time.
Reinforcement unitsToReach(const SiteSupply& supply, std::span<const double> loadMw, std::size_t group,
                           double availability, int most = 256);

} // namespace model::adequacy
