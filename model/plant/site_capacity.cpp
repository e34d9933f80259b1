#include "model/plant/site_capacity.h"

#include <algorithm>
#include <cmath>

namespace model::plant {

namespace {
constexpr double kRounding = 1e-9; // a third unit due after three thirds of a year is there
}

double ambientFactor(const units::PerKelvin& derate, double temperatureC, double pressureKpa) {
    const double heat = 1.0 - units::number(derate) * std::max(0.0, temperatureC - kIsoTemperatureC);
    return std::clamp(heat * pressureKpa / kIsoPressureKpa, 0.0, 1.0);
}

units::Power siteCapacity(const UnitClass& unit, double temperatureC, double pressureKpa) {
    return unit.capacity.quantity() * ambientFactor(unit.temperatureDerate.quantity(), temperatureC, pressureKpa);
}

double unitsInService(const UnitClass& unit, double year) {
    const double all = std::floor(unit.count.value + kRounding);
    const double age = year - unit.inService.value;
    if (age < 0.0 || all < 1.0) return 0.0;
    if (unit.unitsPerYear.value <= 0.0) return all;
    return std::min(all, 1.0 + std::floor(age * unit.unitsPerYear.value + kRounding));
}

double unitsInService(const SitePlant& plant, const UnitClass& unit, double year) {
    if (plant.mode == PlantMode::Bridge && year >= plant.bridgeUntil.value) return 0.0;
    return unitsInService(unit, year);
}

} // namespace model::plant
