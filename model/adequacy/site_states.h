// The states of a site's supply for the exact method: tables of units and batteries, and how much of the grid there is.
#pragma once

#include "model/adequacy/outage_table.h"
#include "model/adequacy/site_adequacy.h"

#include <vector>

namespace model::adequacy {

// Each unit gives `share` of its output; the reserve held back is that of whole units.
OutageTable unitTable(const SiteSupply& supply, double share = 1.0);
// By the rule of SiteSupply; false when no battery counts.
bool addStorage(OutageTable& table, const SiteSupply& supply);

// How much of the grid there is: a limit on top of its own, and how often it is that.
struct GridLimit {
    double weight{};
    double mostMw{};
};
std::vector<GridLimit> gridLimits(const SiteSupply& supply);

} // namespace model::adequacy
