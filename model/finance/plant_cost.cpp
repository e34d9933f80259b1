#include "model/finance/plant_cost.h"

#include "model/finance/cash_flow.h"

#include <cassert>

namespace model::finance {

PlantCost& PlantCost::operator+=(const PlantCost& other) {
    capital += other.capital;
    fixed += other.fixed;
    variable += other.variable;
    fuel += other.fuel;
    return *this;
}

PlantCost plantCost(const plant::UnitClass& unit, const PlantYear& year, units::EnergyPrice fuelPrice, double rate) {
    return {annuity(year.built * unit.capitalCost.quantity(), rate, unit.life.value),
            year.built * unit.fixedCost.quantity(), year.made * unit.variableCost.quantity(), year.fuel * fuelPrice};
}

PlantCost storageCost(const plant::Storage& storage, units::Power builtPower, units::Energy builtEnergy, double rate) {
    return {annuity(builtEnergy * storage.capitalCost.quantity(), rate, storage.life.value),
            builtPower * storage.fixedCost.quantity(), 0.0 * units::USD, 0.0 * units::USD};
}

PlantCost renewableCost(const plant::Renewable& renewable, units::Power built, double rate) {
    return {annuity(built * renewable.capitalCost.quantity(), rate, renewable.life.value),
            built * renewable.fixedCost.quantity(), 0.0 * units::USD, 0.0 * units::USD};
}

units::EnergyPrice runningCost(const plant::UnitClass& unit, units::EnergyPrice fuelPrice) {
    return unit.variableCost.quantity() + unit.heatRate.value / units::kBtuPerKwh * fuelPrice;
}

units::EnergyPrice levelisedCost(const plant::UnitClass& unit, double capacityFactor, units::EnergyPrice fuelPrice,
                                 double rate) {
    assert(capacityFactor > 0.0);
    const units::PowerCost yearly =
        unit.capitalCost.quantity() * capitalRecovery(rate, unit.life.value) + unit.fixedCost.quantity();
    const units::Duration fullLoadHours = units::of<units::Duration>(units::kHoursPerYear * capacityFactor);
    return yearly / fullLoadHours + runningCost(unit, fuelPrice);
}

} // namespace model::finance
