// What a class of units gives on its site: capacity at a temperature and pressure, and how many units stand by when.
#pragma once

#include "model/plant/site_plant.h"

namespace model::plant {

inline constexpr double kIsoTemperatureC = 15.0;
inline constexpr double kIsoPressureKpa = 101.325;

// Output over ISO output, 0..1: (1 - derate x degrees above 15 °C) x pressure / 101.325 kPa. Cold air gives no bonus.
double ambientFactor(const units::PerKelvin& derate, double temperatureC, double pressureKpa);

// Capacity of one unit.
units::Power siteCapacity(const UnitClass& unit, double temperatureC, double pressureKpa);

// Whole units in service at a point in time (2028.0 is the end of 2027): the first at `inService`, then `unitsPerYear`
// evenly through each year, up to `count`.
double unitsInService(const UnitClass& unit, double year);
// The same for a class of that plant: none once a bridge has ended.
double unitsInService(const SitePlant& plant, const UnitClass& unit, double year);

} // namespace model::plant
