#include "model/plant/heat_rate_curve.h"

namespace model::plant {

// Lagrange's form through loads 1, 3/4 and 1/2, its powers collected.
HeatRateCurve::HeatRateCurve(double fullLoadBtuPerKwh, double factor75, double factor50)
    : m_constant(fullLoadBtuPerKwh * (3.0 - 8.0 * factor75 + 6.0 * factor50)),
      m_linear(fullLoadBtuPerKwh * (-10.0 + 24.0 * factor75 - 14.0 * factor50)),
      m_quadratic(fullLoadBtuPerKwh * (8.0 - 16.0 * factor75 + 8.0 * factor50)) {}

HeatRateCurve::HeatRateCurve(const UnitClass& unit)
    : HeatRateCurve(unit.heatRate.value, unit.heatRate75.value, unit.heatRate50.value) {}

FuelUse fuelUse(const UnitClass& unit, const units::Energy& output, double loadShare) {
    const double fuelPerOutput = HeatRateCurve(unit).btuPerKwh(loadShare) / units::kBtuPerKwh;
    const units::Energy fuel = output * fuelPerOutput;
    return {fuel, fuel * unit.fuelCarbon.quantity()};
}

} // namespace model::plant
