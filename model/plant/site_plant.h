// Everything the site brings itself: generating units, batteries, solar and wind, load that may be shed, and gas.
#pragma once

#include "model/plant/gas_terms.h"
#include "model/plant/renewable.h"
#include "model/plant/storage.h"
#include "model/plant/unit_class.h"
#include "model/series/trajectory.h"

#include <vector>

namespace model::plant {

struct FlexibleLoad {
    units::Field<units::Share> share;             // of facility load that may be shed
    units::Field<units::HoursPerYear> hoursLimit; // that it may be shed
    units::Field<units::UsdPerMwh> price;         // what shedding costs; orders it in a planned dispatch
    friend bool operator==(const FlexibleLoad&, const FlexibleLoad&) = default;
};

// Parallel: grid and units serve together. Islanded: no grid, whatever the contract says. Bridge: the units leave at
// `bridgeUntil`, when the grid takes over. Backup: they run only for what the grid does not carry, start from
// standstill, and are no ground to build more load on.
enum class PlantMode { Parallel, Islanded, Bridge, Backup };

// Emission limits of the whole plant, and the thresholds from which it is a major source.
struct PlantPermit {
    units::Field<units::TonnesPerYear> noxLimit;
    units::Field<units::TonnesPerYear> coLimit;
    units::Field<units::TonnesPerYear> noxMajorSource;
    units::Field<units::TonnesPerYear> coMajorSource;
    bool stayMinor{}; // whether the thresholds bind like limits
    friend bool operator==(const PlantPermit&, const PlantPermit&) = default;
};

// A cause common to all units, besides their own, that strikes only in the cold: gas supply, controls, water lines. It
// changes the risk, not the dispatch, whose units are all up.
struct ColdCause {
    units::Field<units::Celsius> below; // hours with an outside temperature below it are cold
    units::Field<units::Number> rate;   // failures an hour while it is cold; 0: none
    units::Field<units::Hour> repair;   // mean, whatever the weather
    units::Field<units::Share> share;   // of what each unit would give, that it takes
    friend bool operator==(const ColdCause&, const ColdCause&) = default;
};

struct SitePlant {
    std::vector<UnitClass> units;
    std::vector<Storage> storage;
    std::vector<Renewable> renewables;
    FlexibleLoad flexible;
    series::Trajectory<units::UsdPerMmbtu> gasPrice;
    units::Field<units::Count> unitsOnMaintenance; // always one or more in planned outage
    units::Field<units::Count> spinningReserve;    // units kept as reserve
    units::Field<units::Hour> storageEventHours; // length of the shortage a battery is credited against (quick method)
    PlantMode mode{PlantMode::Parallel};
    units::Field<units::CalendarYear> bridgeUntil;
    units::Field<units::Hour> blackStart; // from a repaired common cause to units on load again
    ColdCause coldOutage;
    PlantPermit permit;
    GasTerms gas;
    BackupFuel backup;
    friend bool operator==(const SitePlant&, const SitePlant&) = default;
};

} // namespace model::plant
