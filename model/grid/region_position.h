// The adequacy position of the region in one delivery year. It says nothing about one site's contract.
#pragma once

#include "model/grid/region.h"

#include <optional>

namespace model::grid {

struct RegionPosition {
    units::Power cleared;                    // UCAP
    units::Power requirement;                // UCAP
    units::Power shortfallUcap;              // 0 when the requirement is met
    double targetReserve{};                  // share of peak, installed
    std::optional<double> reserveMargin;     // absent without a requirement
    std::optional<units::Power> impliedPeak; // absent without a forecast pool requirement
};

// reserve margin = (1 + target) x cleared / requirement - 1; implied peak = requirement / FPR [PJM 2027/28 auction].
RegionPosition regionPosition(const Region& region, double year);

// How many plants of that nameplate, accredited like gas turbines, would close the shortfall. Absent when one such
// plant is credited with nothing.
std::optional<double> shortfallInPlants(const Region& region, double year, const units::Power& nameplate);

} // namespace model::grid
