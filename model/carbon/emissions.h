// Carbon dioxide of a site's energy: Scope 1 from fuel burnt on site, location-based Scope 2 from the grid. Not Scope 3
// (making of hardware and buildings, fuel supply), and not market-based: certificates change nothing here.
#pragma once

#include "model/units/quantities.h"

#include <optional>
#include <span>

namespace model::carbon {

struct FuelBurnt {
    units::Energy heat;         // higher heating value (units::kMwhPerMmbtu)
    units::EmissionRate factor; // of the fuel, per heat: UnitClass::fuelCarbon
};

struct Emissions {
    units::Carbon scope1Fuel;
    units::Carbon scope2LocationBased;
    units::Carbon total() const { return scope1Fuel + scope2LocationBased; }
    Emissions& operator+=(const Emissions& other);
};

Emissions emissions(std::span<const FuelBurnt> fuels, units::Energy gridDrawn, units::EmissionRate gridRate);
// Of the energy a site used; nothing where it used none.
std::optional<units::EmissionRate> intensity(const Emissions& emissions, units::Energy used);

} // namespace model::carbon
