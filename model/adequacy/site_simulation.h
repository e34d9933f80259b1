// One site's supply and load as a system that can be simulated: the same question as siteAdequacy, with sequences.
#pragma once

#include "model/adequacy/simulation_system.h"
#include "model/adequacy/site_adequacy.h"

namespace model::adequacy {

// Units, batteries and the grid as in the supply, the grid's limits with its outages. Flexible load is a budget of
// flexible x flexibleLimit for the pass of the series, given at most `flexible` at a time. A spinning reserve is held
// back on the units, as SiteSupply says.
SimulationSystem simulationOf(const SiteSupply& supply, std::span<const double> loadMw);

} // namespace model::adequacy
