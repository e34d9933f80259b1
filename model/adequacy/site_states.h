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

// The largest flat load, MW: with everything, and without one part at a time.
struct FirmWithout {
    double nothing{};
    double grid{}, onsite{}, storage{}, flexible{};
};
// The parts as last-in differences; `shortShare` and `unservedMw` are means over `hours` without added load.
SiteAdequacy describedAdequacy(double hours, double shortShare, double unservedMw, double headroomMw,
                               const FirmWithout& without, bool hasStorage);

} // namespace model::adequacy
