#include "model/adequacy/outage_group.h"

#include "model/adequacy/outage_levels.h"

#include <algorithm>

namespace model::adequacy {

OutageGroup outageGroup(const plant::UnitClass& unit, int count, const units::Power& capacity) {
    OutageGroup group;
    group.count = count;
    group.capacity = capacity;
    group.forcedOutageRate = unit.forcedOutageRate.value;
    group.repair = unit.repair.quantity();
    group.commonCause = unit.commonCause.value;
    group.plannedOutageRate = unit.plannedOutageRate.value;
    return group;
}

void scaleTo(OutageGroup& group, double share) {
    group.capacity = group.capacity * share;
    for (UnitState& state : group.states)
        state.available = state.available * share;
}

void takeForMaintenance(std::vector<OutageGroup>& groups, int units) {
    std::vector<OutageGroup*> bySize;
    for (OutageGroup& group : groups)
        bySize.push_back(&group);
    std::ranges::stable_sort(bySize, [](const auto* a, const auto* b) { return fullUnitMw(*a) > fullUnitMw(*b); });
    for (OutageGroup* group : bySize) {
        const int taken = std::min(units, group->count);
        group->onMaintenance = std::max(group->onMaintenance, taken);
        units -= taken;
    }
}

units::Power largestUnit(const std::vector<OutageGroup>& groups) {
    double largestMw = 0.0;
    for (const OutageGroup& group : groups)
        if (group.count > 0) largestMw = std::max(largestMw, fullUnitMw(group));
    return units::of<units::Power>(largestMw);
}

} // namespace model::adequacy
