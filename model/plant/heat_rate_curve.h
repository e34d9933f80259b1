// Heat rate (HHV) of one unit against its load: the parabola through the 100, 75 and 50 % points, extended below 50 %.
#pragma once

#include "model/plant/unit_class.h"

namespace model::plant {

class HeatRateCurve {
public:
    HeatRateCurve() = default; // burns nothing
    // Full-load heat rate in Btu/kWh, and the heat rates at 75 and 50 % load over it.
    HeatRateCurve(double fullLoadBtuPerKwh, double factor75, double factor50);
    explicit HeatRateCurve(const UnitClass& unit);

    // `loadShare`: output over the capacity at hand, above 0, at most 1.
    double btuPerKwh(double loadShare) const { return m_constant + loadShare * (m_linear + loadShare * m_quadratic); }
    double mmbtuPerMwh(double loadShare) const { return 1e-3 * btuPerKwh(loadShare); }

private:
    double m_constant{};
    double m_linear{};
    double m_quadratic{};
};

struct FuelUse {
    units::Energy fuel; // HHV
    units::Carbon carbon;
};

// Fuel and CO2 of that output by units that all run at `loadShare`.
FuelUse fuelUse(const UnitClass& unit, const units::Energy& output, double loadShare);

} // namespace model::plant
