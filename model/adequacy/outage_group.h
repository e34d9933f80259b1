// A group of identical units as adequacy sees it: how many, how large, how often and how long out.
#pragma once

#include "model/plant/unit_class.h"
#include "model/units/quantities.h"

#include <vector>

namespace model::adequacy {

// One state of a unit: what it gives, and the share of time it spends so.
struct UnitState {
    units::Power available;
    double probability{};
};

// A unit is either up (capacity) or down (0), or has `states` of its own. Units fail independently but for the common
// cause, and are repaired at the rate 1 / repair; a derated state is entered from and left to the full one.
struct OutageGroup {
    int count{1};
    units::Power capacity;         // of one unit, all states' maximum; with `states` the larger of the two is meant
    double forcedOutageRate{};     // share of time, 0..1; not used with `states`
    std::vector<UnitState> states; // empty: two states; probabilities sum to 1
    units::Duration repair;        // mean; 0: not known, then no frequencies
    // beta: the share of the full-outage rate q in which all units of the group fail together. The common cause is out
    // with probability beta q and the units by themselves with q (1 - beta) / (1 - beta q), so that each unit's own
    // rate stays q; nothing makes the group better than 1 - beta q.
    double commonCause{};
    int onMaintenance{}; // units always in planned outage
    // Share of the year that each unit spends in planned outage, taken in turn: of n units floor(n x rate) are always
    // out and one more for the remaining share of the time. The larger of this and `onMaintenance` counts.
    double plannedOutageRate{};
};

// `count` units of the class at that capacity of one unit.
OutageGroup outageGroup(const plant::UnitClass& unit, int count, const units::Power& capacity);

// That many units are always in planned outage, taken from the largest down; groups that have more out keep them.
void takeForMaintenance(std::vector<OutageGroup>& groups, int units);
// Leaves that share of what each unit gives.
void scaleTo(OutageGroup& group, double share);
// Of the units there are; 0 without any.
units::Power largestUnit(const std::vector<OutageGroup>& groups);

} // namespace model::adequacy
