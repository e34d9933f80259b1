// The demand side of a scenario alone, year by year: no dispatch, no adequacy, at supply terms that stay as given. For
// questions about demand asked thousands of times; the full answer is evaluate().
#pragma once

#include "model/scenario/demand_path.h"

#include <vector>

namespace model::scenario {

// Terms of the first year's power price, PUE at the design temperature and no cap.
SupplyTerms plainTerms(const Scenario& scenario);

// Every year from the first to the last of the scenario.
std::vector<DemandYear> demandYears(const Scenario& scenario, Efficiency efficiency, const SupplyTerms& terms);

} // namespace model::scenario
