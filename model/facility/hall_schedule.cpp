#include "model/facility/hall_schedule.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace model::facility {

namespace {
struct GateRow {
    Gate gate;
    std::string_view key;
    units::Field<units::CalendarYear> Gates::*ready;
};
constexpr std::array<GateRow, 7> kGateRows{{
    {Gate::Substation, "gate.substation", &Gates::substation},
    {Gate::Transformer, "gate.transformer", &Gates::transformer},
    {Gate::Switchgear, "gate.switchgear", &Gates::switchgear},
    {Gate::Turbine, "gate.turbine", &Gates::turbine},
    {Gate::Gas, "gate.gas", &Gates::gas},
    {Gate::Permit, "gate.permit", &Gates::permit},
    {Gate::Accelerators, "gate.accelerators", &Gates::accelerators},
}};

double fillYears(const Hall& hall) {
    return std::max(0.0, hall.fill.value) / units::kMonthsPerYear;
}

// Integral of the share filled from energisation to `year`, in years.
double yearsAtWork(const Hall& hall, double year) {
    const double age = year - energisation(hall).year;
    if (age <= 0.0) return 0.0;
    const double fill = fillYears(hall);
    return age < fill ? age * age / (2.0 * fill) : age - fill / 2.0;
}

template<class ShareOf>
HallCapacity sumOfHalls(std::span<const Hall> halls, ShareOf shareOf) {
    HallCapacity sum;
    for (const Hall& hall : halls) {
        const double share = shareOf(hall);
        const HallCapacity full = fullCapacity(hall);
        sum.nameplate += full.nameplate * share;
        sum.accelerators += full.accelerators * share;
        sum.racks += full.racks * share;
        sum.liquidCooled += full.liquidCooled * share;
    }
    return sum;
}
} // namespace

std::string_view gateKey(Gate gate) {
    const auto row =
        std::find_if(kGateRows.begin(), kGateRows.end(), [gate](const GateRow& r) { return r.gate == gate; });
    return row == kGateRows.end() ? std::string_view("gate.plan") : row->key;
}

Energisation energisation(const Hall& hall) {
    Energisation result{hall.energised.value, Gate::Plan};
    for (const GateRow& row : kGateRows) {
        const double ready = (hall.gates.*row.ready).value;
        if (ready > result.year) result = {ready, row.gate};
    }
    return result;
}

double hallShareFilled(const Hall& hall, double year) {
    const double age = year - energisation(hall).year;
    if (age < 0.0) return 0.0;
    const double fill = fillYears(hall);
    return age < fill ? age / fill : 1.0;
}

HallCapacity fullCapacity(const Hall& hall) {
    const units::Power nameplate = hall.racks.value * hall.rackPower.quantity();
    return {nameplate, hall.racks.value * hall.acceleratorsPerRack.value, hall.racks.value,
            nameplate * hall.liquidCooled.value};
}

HallCapacity installedAt(std::span<const Hall> halls, double year) {
    return sumOfHalls(halls, [year](const Hall& hall) { return hallShareFilled(hall, year); });
}

HallCapacity meanInstalled(std::span<const Hall> halls, double fromYear, double toYear) {
    assert(fromYear < toYear);
    return sumOfHalls(halls, [=](const Hall& hall) {
        return (yearsAtWork(hall, toYear) - yearsAtWork(hall, fromYear)) / (toYear - fromYear);
    });
}

std::vector<HallCapacity> installedByMonth(std::span<const Hall> halls, int firstYear, int years) {
    std::vector<HallCapacity> months;
    for (int month = 0; month < 12 * years; ++month)
        months.push_back(meanInstalled(halls, firstYear + month / units::kMonthsPerYear,
                                       firstYear + (month + 1) / units::kMonthsPerYear));
    return months;
}

} // namespace model::facility
