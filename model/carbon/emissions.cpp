#include "model/carbon/emissions.h"

namespace model::carbon {

Emissions& Emissions::operator+=(const Emissions& other) {
    scope1Fuel += other.scope1Fuel;
    scope2LocationBased += other.scope2LocationBased;
    return *this;
}

Emissions emissions(std::span<const FuelBurnt> fuels, units::Energy gridDrawn, units::EmissionRate gridRate) {
    Emissions sum;
    for (const FuelBurnt& fuel : fuels)
        sum.scope1Fuel += fuel.heat * fuel.factor;
    sum.scope2LocationBased = gridDrawn * gridRate;
    return sum;
}

std::optional<units::EmissionRate> intensity(const Emissions& emissions, units::Energy used) {
    if (used <= units::Energy{}) return std::nullopt;
    return emissions.total() / used;
}

} // namespace model::carbon
