// How much of the load that is announced in a region comes, and how late: for forecasts of the region. Never for one
// site's signed contract, which is ramped and slipped but comes whole.
#pragma once

#include "model/units/unit_of.h"

#include <span>
#include <string_view>

namespace model::grid {

// A published record, kept apart from what a forecast assumes.
struct RealisationRecord {
    std::string_view id;
    std::string_view name;
    double realisedShare{}; // of the megawatts announced
    double observedSlipDays{};
    double appliedSlipDays{};  // what the publisher itself applies to its forecast
    std::string_view source;   // key of the sources
    std::string_view evidence; // as in the catalogue
};
// ERCOT, 2025. The records overlap (a data center may come with an officer letter): one of them is applied, never their
// product. A haircut that is already such a product (0.28) takes no realisation on top.
std::span<const RealisationRecord> realisationRecords();

struct LoadRealisation {
    units::Field<units::Share> realised;
    units::Field<units::Day> slip;
    units::Field<units::Year> ramp; // linear
};
// With the slip that the publisher applies. The ramp is an assumption (two to five years are common).
LoadRealisation realisationOf(const RealisationRecord& record, units::Field<units::Year> ramp = {3.0});

struct AnnouncedLoad {
    units::Field<units::Megawatt> requested;
    units::Field<units::CalendarYear> inService;
};

// The part of the final load that is there: 0 until the slipped date, then linear over the ramp up to 1.
double rampedShare(double year, double inServiceYear, units::Field<units::Day> slip, units::Field<units::Year> ramp);
// Sum of requested x realised x ramped share: regional load forecasts only.
units::Power forecastLoad(std::span<const AnnouncedLoad> loads, const LoadRealisation& realisation, double year);
// Sum of requested x ramped share: signed contracts of sites.
units::Power contractedLoad(std::span<const AnnouncedLoad> loads, units::Field<units::Day> slip,
                            units::Field<units::Year> ramp, double year);

} // namespace model::grid
