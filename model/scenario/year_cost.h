// Cost and carbon of one year from its dispatch, its fleet and the scenario's prices.
#pragma once

#include "model/scenario/outcome.h"
#include "model/scenario/site_year.h"

namespace model::scenario {

// USD of the price year. Generating units and batteries are paid for from the year they are in service.
CostOfYear costOfYear(const Scenario& scenario, int year, const DemandYear& demand,
                      const dispatch::DispatchYear& dispatch);
// Whether the year was dispatched with a look-ahead, which knows starts and supplies of fuel.
bool isPlanned(const dispatch::DispatchYear& dispatch);
// Tonnes, Scope 1 of the site's fuel and location-based Scope 2.
double carbonOfYear(const Scenario& scenario, int year, const dispatch::DispatchYear& dispatch);

} // namespace model::scenario
