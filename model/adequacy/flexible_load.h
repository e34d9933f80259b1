// Curtailment-enabled headroom: how much flat load a system takes under its historic peaks if the load may be cut
// back for a small share of its energy. Not a study of transmission, ramping or reserves.
#pragma once

#include "model/units/quantities.h"

#include <optional>
#include <span>
#include <vector>

namespace model::adequacy {

// Of one limit; hours and events are means per year of the series.
struct FlexibleHeadroom {
    double limit{};            // share of the added load's energy that is cut
    units::Power addedLoad;    // the flat load that meets it exactly
    double shareOfPeak{};      // over the highest demand
    units::Duration curtailed; // hours with any cut
    double events{};           // runs of such hours
    std::optional<units::Duration> meanEvent;
    units::Duration keepingHalf, keepingThreeQuarters, keepingNineTenths; // of the curtailed hours
};

// The flat load L with sum over the hours of min(L, max(0, demand + L - threshold)) = limit x hours x L. `thresholdMw`
// has one value per hour; `limit` is in (0, 1); at least one hour. A year is 8,760 hours here, or the whole series when
// that is shorter.
// Source: Norris, Profeta, Patino-Echeverri, Cowie-Haskell, Rethinking Load Growth (Duke University, 2025), App. C.
FlexibleHeadroom flexibleHeadroom(std::span<const double> demandMw, std::span<const double> thresholdMw, double limit);

// The threshold of each hour by its month (1..12): the highest demand of June to August from April to October, and of
// December to February from November to March, over all years. A season without hours of its own core months takes the
// highest demand of all. As long as the demand.
std::vector<double> seasonalThresholdMw(std::span<const double> demandMw, std::span<const int> monthOfHour);

} // namespace model::adequacy
