// The yearly bill for grid power, item by item. Not a market settlement: one energy price a year, no ancillary
// services.
#pragma once

#include "model/grid/region.h"
#include "model/grid/tariff.h"
#include "model/series/series.h"
#include "model/series/time_axis.h"
#include "model/units/quantities.h"

#include <array>
#include <optional>

namespace model::finance {

// What of a year of grid draw a bill depends on.
struct GridUse {
    units::Energy energy;
    units::Power peak;                          // highest hour of the year
    std::array<units::Power, 12> monthlyPeak{}; // highest hour of each month
};
// `gridDraw` has one value for each hour of the axis.
GridUse gridUse(const series::Series<units::Power>& gridDraw, const series::TimeAxis& axis);

struct GridBill {
    units::Power capacityObligation; // UCAP that the draw calls for
    units::Money energy;
    units::Money delivery;
    units::Money capacity;
    units::Money demand;
    units::Money total() const { return energy + delivery + capacity + demand; }
};

// Obligation of a coincident peak: peak × zonal factor × FPR.
units::Power capacityObligation(units::Power coincidentPeak, double zonalFactor, double forecastPoolRequirement);
// Obligation × price × days of the year: 333.44 USD/MW-day and FPR .926 make 112.7 USD/kW-yr of 365 days.
// Trajectories are read at `axis.year()`. The coincident peak is the tariff's share of the year's highest hour.
GridBill gridBill(const grid::Tariff& tariff, const grid::Region& region, const GridUse& use,
                  const series::TimeAxis& axis);
// Nothing where no energy was drawn.
std::optional<units::EnergyPrice> averagePrice(const GridBill& bill, const GridUse& use);

} // namespace model::finance
