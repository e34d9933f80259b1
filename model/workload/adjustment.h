// How fast use follows what is wanted: partial adjustment of the logarithm, a share lambda of the gap each year.
#pragma once

#include <optional>

namespace model::workload {

// ln Q = lambda ln Q* + (1 - lambda) ln Q_previous; `desired` when there was nothing before, 0 when nothing is wanted.
double adjustedTasks(double previous, double desired, double adjustment);

// Mean lag (1 - lambda) / lambda and the years until `share` of the gap is closed, ln(1 - share) / ln(1 - lambda).
double meanLagYears(double adjustment);
double yearsToClose(double share, double adjustment);

// After a single step of efficiency at constant elasticity: years until energy is back at its old level,
// ln(1 - 1/epsilon) / ln(1 - lambda). Nothing when it never comes back (epsilon <= 1). Planning model, section 2.5.
std::optional<double> energyCrossingYears(double elasticity, double adjustment);

} // namespace model::workload
