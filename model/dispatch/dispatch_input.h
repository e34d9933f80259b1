// What one year's dispatch needs: hourly load and grid limit, the site's units, batteries and flexible load, and
// prices.
#pragma once

#include "model/dispatch/dispatch_policy.h"
#include "model/plant/heat_rate_curve.h"
#include "model/units/quantities.h"

#include <span>
#include <vector>

namespace model::dispatch {

// Identical units, shared load. Each runs between its minimum and its capacity in the hour, or stands still.
struct UnitGroup {
    int count{};
    units::Power capacity;                  // of one unit
    std::span<const double> capacityFactor; // share of it in each hour (heat); empty: 1 always
    double minimumLoad{};                   // share of the capacity in the hour
    plant::HeatRateCurve heatRate;
    units::EnergyPrice variableCost; // without fuel
    units::EmissionRate fuelCarbon;  // t per MWh of fuel (HHV)
};

struct StorageUnit {
    units::Power power;
    units::Energy energy;
    double roundTripEfficiency{1.0}; // above 0; the loss is taken while charging
    double initialCharge{1.0};       // share of the energy
};

struct DispatchInput {
    std::span<const double> loadMw;
    std::span<const double> gridLimitMw; // as long as the load; empty: no grid
    std::vector<UnitGroup> groups;
    std::vector<StorageUnit> storage;
    double flexibleShare{};        // of the load of the hour that may be shed
    units::Duration flexibleLimit; // hours in which it may be shed
    units::EnergyPrice gridPrice;  // prices set the order of service only
    units::EnergyPrice gasPrice;   // per MWh of fuel (HHV)
    DispatchPolicy policy{DispatchPolicy::GridFirst};
};

} // namespace model::dispatch
