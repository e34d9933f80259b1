#include "model/adequacy/outage_group.h"

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

} // namespace model::adequacy
