// What one year's dispatch needs: hourly load and grid limit, the site's units, batteries and flexible load, prices and
// limits. What is marked "look-ahead" counts only where `lookAhead` asks for it: the rules know nothing of it.
#pragma once

#include "model/dispatch/dispatch_policy.h"
#include "model/plant/heat_rate_curve.h"
#include "model/units/quantities.h"

#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace model::dispatch {

inline constexpr double kUnlimited = std::numeric_limits<double>::infinity();

// What a permit allows in the hours dispatched (look-ahead). Absent: no limit.
struct RunningLimits {
    std::optional<double> unitHours;
    std::optional<double> starts; // of a group; the plant has none
    std::optional<double> noxTonnes;
    std::optional<double> coTonnes;
};

// Identical units, shared load. Each runs between its minimum and its capacity in the hour, or stands still.
struct UnitGroup {
    int count{};
    units::Power capacity;                  // of one unit
    std::span<const double> capacityFactor; // share of it in each hour (heat); empty: 1 always
    double minimumLoad{};                   // share of the capacity in the hour
    plant::HeatRateCurve heatRate;
    units::EnergyPrice variableCost; // without fuel
    units::EmissionRate fuelCarbon;  // t per MWh of fuel (HHV)
    // Look-ahead only.
    units::Money startCost;          // of one start, its fuel included
    units::Duration minimumUpTime;   // whole hours
    units::Duration minimumDownTime; // whole hours
    double rampLimit{kUnlimited};    // of the output above minimum load, share of the online capacity per hour
    int initiallyOnline{};           // before the first hour; free to stop
    double noxTonnesPerFuelMwh{};
    double coTonnesPerFuelMwh{};
    RunningLimits limits;
};

struct StorageUnit {
    units::Power power;
    units::Energy energy;
    double roundTripEfficiency{1.0}; // above 0; the loss is taken while charging
    double initialCharge{1.0};       // share of the energy
};

// Fuel of all groups that burn any (look-ahead): firm gas first, then interruptible, then what is stored on site.
struct GasSupply {
    double firmMmbtuPerDay{kUnlimited}; // at the gas price; days of 24 h from the first hour
    double interruptibleMmbtuPerDay{};
    // What is left of either on each day (cold weather curtails it), 0..1; empty: all of it.
    std::vector<double> firmShare;
    std::vector<double> interruptibleShare;
    units::EnergyPrice interruptibleAdder; // over the gas price
    units::Energy backupFuel;              // on site for the hours dispatched
    units::EnergyPrice backupPrice;
    units::EmissionRate backupCarbon;
};

// What a day may take of the pipeline.
inline double firmMmbtu(const GasSupply& gas, std::size_t day) {
    return gas.firmMmbtuPerDay * (gas.firmShare.empty() ? 1.0 : gas.firmShare[day]);
}
inline double interruptibleMmbtu(const GasSupply& gas, std::size_t day) {
    return gas.interruptibleMmbtuPerDay * (gas.interruptibleShare.empty() ? 1.0 : gas.interruptibleShare[day]);
}

enum class SpinningReserve { None, LargestUnit }; // LargestUnit: without it the others online can carry the same output

struct DispatchInput {
    std::span<const double> loadMw;
    std::span<const double> gridLimitMw; // as long as the load; empty: no grid
    std::span<const double> renewableMw; // that sun and wind give, free and first; empty: none
    std::vector<UnitGroup> groups;
    std::vector<StorageUnit> storage;
    double flexibleShare{};        // of the load of the hour that may be shed
    units::Duration flexibleLimit; // hours in which it may be shed
    units::EnergyPrice gridPrice;  // prices set the order of service only
    units::EnergyPrice gasPrice;   // per MWh of fuel (HHV)
    DispatchPolicy policy{DispatchPolicy::GridFirst};
    // Look-ahead, with the policy Cheapest: how many hours are planned at once; 0: by rules, hour by hour.
    units::Duration lookAhead;
    std::span<const double> gridPriceUsdPerMwh; // of each hour, not negative; empty: `gridPrice`
    units::EnergyPrice flexiblePrice{units::of<units::EnergyPrice>(1000.0)};
    units::EnergyPrice lostLoadValue{units::of<units::EnergyPrice>(10000.0)};
    SpinningReserve reserve{SpinningReserve::None};
    GasSupply gas;
    RunningLimits limits; // of the whole plant
};

} // namespace model::dispatch
