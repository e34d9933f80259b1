// What on-site generation and storage cost in a year, and per MWh over their life.
#pragma once

#include "model/plant/renewable.h"
#include "model/plant/storage.h"
#include "model/plant/unit_class.h"
#include "model/units/quantities.h"

namespace model::finance {

// Yearly money; fuel by what was burnt.
struct PlantCost {
    units::Money capital; // annuity of what is built
    units::Money fixed;
    units::Money variable;
    units::Money fuel;
    units::Money total() const { return capital + fixed + variable + fuel; }
    PlantCost& operator+=(const PlantCost& other);
};

// What a class or a store did in a year.
struct PlantYear {
    units::Power built; // nameplate
    units::Energy made; // delivered
    units::Energy fuel; // burnt, higher heating value; 0 for storage (its charging is paid where it is made)
};

PlantCost plantCost(const plant::UnitClass& unit, const PlantYear& year, units::EnergyPrice fuelPrice, double rate);
// `builtPower` and `builtEnergy` may be less than the whole store; capital is by energy, fixed cost by power.
PlantCost storageCost(const plant::Storage& storage, units::Power builtPower, units::Energy builtEnergy, double rate);
// Of a solar or wind plant of that nameplate: it costs the same whatever the weather gives.
PlantCost renewableCost(const plant::Renewable& renewable, units::Power built, double rate);

// Levelised cost at a capacity factor above zero and the full-load heat rate:
// (capital × CRF + fixed) / (8,760 h × CF) + variable + heat rate × fuel.
units::EnergyPrice levelisedCost(const plant::UnitClass& unit, double capacityFactor, units::EnergyPrice fuelPrice,
                                 double rate);
// Fuel and variable cost of one MWh at full load.
units::EnergyPrice runningCost(const plant::UnitClass& unit, units::EnergyPrice fuelPrice);

} // namespace model::finance
