// The accelerators in stock by year of purchase: who survives, what is bought, and what the stock can serve. Not a
// schedule of halls: see hall_schedule.h for studies that start from buildings.
#pragma once

#include "model/facility/fleet_policy.h"
#include "model/units/quantities.h"

#include <vector>

namespace model::facility {

// `performance` is the capacity of one accelerator in the study's unit of capacity (tokens an hour, or 1 for
// equivalents of one kind); the same unit throughout a fleet. `power` is its server nameplate share.
struct Vintage {
    int year{};
    double bought{};
    double inService{}; // of those bought, in the year last stepped to
    double performance{};
    units::Power power;
};

struct Fleet {
    std::vector<Vintage> vintages; // oldest first
};

// Share of a vintage still in service at an age in years: S(a) = exp(-(a / life)^shape), 1 at age 0.
double survival(const FleetPolicy& policy, double ageYears);

// What one year asks of the stock and what can be bought for it.
struct FleetNeed {
    double requiredCapacity{}; // installed: demand over FleetPolicy::utilisation
    double purchaseLimit{};    // accelerators this year
    double newPerformance{};   // of one accelerator bought this year, above zero
    units::Power newPower;     // of the same
};

struct FleetYear {
    int year{};
    double survivors{}; // of earlier years' purchases
    double deaths{};    // since the year last stepped to
    double purchases{};
    double purchasesWanted{}; // without the limit
    double count{};           // survivors + purchases
    double capacity{};
    double shortageRatio{1.0}; // required over served capacity; 1 when all is served, infinite when nothing is
    double meanPerformance{};  // capacity / count; 0 for an empty stock
    double meanAgeYears{};
    units::Power nameplate;
};

// Advances the stock to `year` (later than every vintage): survivors first, then purchases of the newest kind for what
// is missing, up to the limit. Whole accelerators are not enforced. Purchases serve from the start of their year.
FleetYear stepFleet(Fleet& fleet, const FleetNeed& need, const FleetPolicy& policy, int year);

// How the stock came about before the first year.
struct FleetHistory {
    double purchaseGrowth{};    // of yearly purchases: 0.5 is half more every year
    double performanceGrowth{}; // of the performance of one new accelerator a year
    double powerGrowth{};       // of the nameplate of one new accelerator a year
};

// A stock of `count` accelerators in service in `newest.year`, of the ages that steady growth would have left. Only
// year, performance and power of `newest` are read. Without it a first stock would die all at once.
Fleet establishedFleet(const Vintage& newest, double count, const FleetHistory& history, const FleetPolicy& policy);

// Sums over the stock as it stands.
double fleetCount(const Fleet& fleet);
double fleetCapacity(const Fleet& fleet);
units::Power fleetNameplate(const Fleet& fleet);

} // namespace model::facility
