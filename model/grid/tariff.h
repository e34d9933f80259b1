// What grid power costs and emits: energy, capacity obligation, demand charge, emission rate.
#pragma once

#include "model/series/trajectory.h"
#include "model/units/unit_of.h"

namespace model::grid {

struct Tariff {
    series::Trajectory<units::UsdPerMwh> energyPrice;
    units::Field<units::UsdPerMwh> deliveryAdder;        // transmission and distribution by energy
    units::Field<units::UsdPerKwMonth> demandCharge;     // on the highest grid hour of each month
    units::Field<units::Share> coincidentPeakShare;      // 5CP contribution over the site's grid peak
    units::Field<units::Factor> zonalFactor;             // zonal scaling of the capacity obligation
    series::Trajectory<units::KilogramPerMwh> emissionRate; // location-based
    friend bool operator==(const Tariff&, const Tariff&) = default;
};

} // namespace model::grid
