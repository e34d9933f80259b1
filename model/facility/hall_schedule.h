// When halls are energised, by which gate, and how much IT they hold at any time. Not a power flow: nameplate only.
#pragma once

#include "model/facility/hall.h"
#include "model/units/quantities.h"

#include <span>
#include <string_view>
#include <vector>

namespace model::facility {

enum class Gate { Plan, Substation, Transformer, Switchgear, Turbine, Gas, Permit, Accelerators };

// Code of the gate's name in the message table ("gate.transformer").
std::string_view gateKey(Gate gate);

// `year` with a fraction: the latest of the planned date and all gates. A gate that only equals the plan does not bind.
struct Energisation {
    double year{};
    Gate binding{Gate::Plan};
};
Energisation energisation(const Hall& hall);

// Share of the racks at work: 0 before energisation, linear over `fill` months (all at once for 0), then 1.
double hallShareFilled(const Hall& hall, double year);

struct HallCapacity {
    units::Power nameplate; // of servers, without network
    double accelerators{};
    double racks{};
    units::Power liquidCooled; // part of nameplate whose heat goes to liquid
};

HallCapacity fullCapacity(const Hall& hall);
// All halls at a moment.
HallCapacity installedAt(std::span<const Hall> halls, double year);
// Mean over a span of time (exact integral of the filling): energy of a month or a year. fromYear < toYear.
HallCapacity meanInstalled(std::span<const Hall> halls, double fromYear, double toYear);
// Means of the 12 × years months from January of firstYear, months as twelfths of a year.
std::vector<HallCapacity> installedByMonth(std::span<const Hall> halls, int firstYear, int years);

} // namespace model::facility
