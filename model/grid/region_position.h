// The adequacy position of the region in one delivery year, and what a load added to it does. It says nothing about one
// site's contract.
#pragma once

#include "model/grid/delivery_year.h"
#include "model/grid/region.h"

#include <optional>

namespace model::grid {

struct RegionPosition {
    units::Power cleared;                    // UCAP
    units::Power requirement;                // UCAP
    units::Power shortfallUcap;              // 0 when the requirement is met
    double targetReserve{};                  // share of peak, installed
    std::optional<double> shortfallShare;    // of the requirement; absent without one
    std::optional<double> reserveMargin;     // absent without a requirement
    std::optional<units::Power> impliedPeak; // absent without a forecast pool requirement
    // AUCAP, the accredited share of installed capacity on average: FPR / (1 + target). Absent likewise.
    std::optional<double> averageAccreditation;
};

// reserve margin = (1 + target) x cleared / requirement - 1; implied peak = requirement / FPR [PJM 2027/28 auction].
RegionPosition regionPosition(const Region& region, double year);

// How many plants of that nameplate, accredited like gas turbines, would close the shortfall. Absent when one such
// plant is credited with nothing.
std::optional<double> shortfallInPlants(const Region& region, double year, const units::Power& nameplate);

// Obligation x price of a megawatt-day x days of the delivery year.
units::Money capacityCost(const units::Power& obligationUcap, const units::PowerCost& perDay, DeliveryYear year);

struct AddedLoadEffect {
    units::Power obligationUcap; // by which the requirement grows: coincident load x FPR
    RegionPosition before;
    RegionPosition after;        // cleared as before
    units::Power addedShortfall; // less than the obligation where there was capacity to spare
    units::Money capacityCost;   // of the obligation over the delivery year, at the price as it is
};
// `coincident` is what the load draws in the region's peak hours. Absent without a forecast pool requirement.
std::optional<AddedLoadEffect> addedLoadEffect(const Region& region, DeliveryYear year, const units::Power& coincident);

} // namespace model::grid
