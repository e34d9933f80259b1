// Everything the site brings itself: generating units, batteries, load that may be shed, and the gas they burn.
#pragma once

#include "model/plant/storage.h"
#include "model/plant/unit_class.h"
#include "model/series/trajectory.h"

#include <vector>

namespace model::plant {

struct FlexibleLoad {
    units::Field<units::Share> share;              // of facility load that may be shed
    units::Field<units::HoursPerYear> hoursLimit;  // that it may be shed
    friend bool operator==(const FlexibleLoad&, const FlexibleLoad&) = default;
};

struct SitePlant {
    std::vector<UnitClass> units;
    std::vector<Storage> storage;
    FlexibleLoad flexible;
    series::Trajectory<units::UsdPerMmbtu> gasPrice;
    units::Field<units::Count> unitsOnMaintenance;  // always one or more in planned outage
    units::Field<units::Count> spinningReserve;     // units kept as reserve
    units::Field<units::Hour> storageEventHours;    // length of the shortage a battery is credited against (quick method)
    friend bool operator==(const SitePlant&, const SitePlant&) = default;
};

} // namespace model::plant
