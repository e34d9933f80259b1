// siteAdequacy of a supply that a cause strikes in the cold: the same figures, the units in two conditions weighted
// hour by hour with how likely the cause is out.
#pragma once

#include "model/adequacy/site_adequacy.h"

#include <span>

namespace model::adequacy {

// LOLE, EUE and P(x) are the sum over the hours of (1 - p_t) x with all units + p_t x with the share of them gone; p_t
// of coldOutageShares, the mean over the hour. A firm figure is the largest flat load in these hours.
SiteAdequacy coldAdequacy(const SiteSupply& supply, std::span<const double> loadMw, double allowedShare);

} // namespace model::adequacy
