// Effective load-carrying capability: how much more load units let a system serve at the adequacy it had before.
#pragma once

#include "model/adequacy/outage_table.h"

#include <optional>

namespace model::adequacy {

// How load is added: the same MW in every hour, or every hour in proportion, so that the peak grows by the MW. The two
// give different figures for the same units; a figure without its convention means little.
enum class LoadAddition { Flat, Scaled };

// The largest added load with LOLE(`with`, load + added) <= LOLE(`without`, load), in hours of the series; of the peak
// with Scaled. Nothing when no load is too much, because none is served without the units either, or the load is 0
// throughout and is to be scaled. `with` holds the units of `without` and those that are rated.
// Source: Garver (1966); NERC, Methods to Model and Calculate Capacity Contributions (2011).
std::optional<units::Power> effectiveLoadCarryingCapability(const OutageTable& without, const OutageTable& with,
                                                            std::span<const double> loadMw, LoadAddition addition);

} // namespace model::adequacy
