// Firm MW of a plant of identical units at given availabilities: k of n, with maintenance, common cause and derating.
#pragma once

#include "model/units/quantities.h"

#include <optional>
#include <vector>

namespace model::adequacy {

struct FirmQuery {
    int count{};
    units::Power unit;                                           // of one unit, ISO conditions
    double forcedOutageRate{};                                   // 0..1
    units::Duration repair;                                      // 0: not known, then no events
    double commonCause{};                                        // beta (OutageGroup)
    int onMaintenance{};                                         // units always in planned outage
    double plannedOutageRate{};                                  // taken in turn (OutageGroup)
    std::optional<double> siteTemperatureC;                      // absent: ISO
    std::optional<double> sitePressureKpa;                       // absent: ISO
    units::PerKelvin derate{units::of<units::PerKelvin>(0.007)}; // above 15 °C
    std::vector<double> availabilities{0.999, 0.9999, 0.99999};
    std::optional<units::Power> deliver; // for unitsNeeded
};

// What can be promised at one availability: the largest k of whole units with P(fewer than k run) <= 1 - availability.
struct FirmLevel {
    double availability{};
    bool reachable{};                    // whether even one unit can be promised
    units::Power firm;                   // at site conditions; 0 when not reachable
    int unitsAvailable{};                // k
    double achievedUnavailability{};     // P(fewer than k run); that of one unit when not reachable
    std::optional<int> unitsNeeded;      // of this kind to deliver `deliver`; absent without it or when no number does
    std::optional<units::Duration> lole; // hours a year with fewer than k; absent when not reachable
    std::optional<units::Energy> eue;    // a year, of a flat load of `firm`
    std::optional<double> eventsPerYear; // absent without a repair time
    std::optional<units::Duration> meanEvent;
};

struct FirmCapacity {
    units::Power nameplate;        // ISO
    units::Power site;             // all units, at site temperature and pressure
    std::vector<FirmLevel> levels; // as asked
};

// A year has 8,760 hours here.
FirmCapacity firmCapacity(const FirmQuery& query);

} // namespace model::adequacy
