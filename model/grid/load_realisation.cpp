#include "model/grid/load_realisation.h"

namespace model::grid {

namespace {

constexpr RealisationRecord kRealisationRecords[] = {
    {"ercot-data-centers", "ERCOT, data centers", 0.498, 220, 180, "ercot-realisation-2025", "seen_secondary"},
    {"ercot-officer-letters", "ERCOT, loads with an officer letter", 0.554, 220, 180, "ercot-officer-letters-2025",
     "seen_secondary"},
};

} // namespace

std::span<const RealisationRecord> realisationRecords() {
    return kRealisationRecords;
}

LoadRealisation realisationOf(const RealisationRecord& record, units::Field<units::Year> ramp) {
    return {{record.realisedShare}, {record.appliedSlipDays}, ramp};
}

double rampedShare(double year, double inServiceYear, units::Field<units::Day> slip, units::Field<units::Year> ramp) {
    const double since = year - inServiceYear - slip.value / units::kDaysPerYear;
    if (since < 0.0) return 0.0;
    return since >= ramp.value ? 1.0 : since / ramp.value;
}

units::Power forecastLoad(std::span<const AnnouncedLoad> loads, const LoadRealisation& realisation, double year) {
    return realisation.realised.value * contractedLoad(loads, realisation.slip, realisation.ramp, year);
}

units::Power contractedLoad(std::span<const AnnouncedLoad> loads, units::Field<units::Day> slip,
                            units::Field<units::Year> ramp, double year) {
    units::Power sum;
    for (const AnnouncedLoad& load : loads)
        sum += load.requested.quantity() * rampedShare(year, load.inService.value, slip, ramp);
    return sum;
}

} // namespace model::grid
