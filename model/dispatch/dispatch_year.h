// Who serves which hour of a year without any outage, and what is left unserved. Rules, not an optimum.
#pragma once

#include "model/dispatch/dispatch_input.h"

#include <vector>

namespace model::dispatch {

struct GroupYear {
    units::Energy output;
    units::Energy fuel; // HHV
    units::Carbon carbon;
    double unitHours{}; // hours that its units run, summed over the units
};

// In every hour load = grid + onsite + storage + flexible + unserved.
struct DispatchYear {
    std::vector<double> gridMw;
    std::vector<double> onsiteMw;
    std::vector<double> storageMw; // positive: discharge, negative: charge
    std::vector<double> flexibleMw;
    std::vector<double> unservedMw;
    std::vector<double> stateOfChargeMwh; // at the end of the hour
    std::vector<double> fuelMmbtu;
    std::vector<double> carbonT; // of the fuel alone

    units::Energy load;
    units::Energy grid;
    units::Energy onsite;
    units::Energy charged;
    units::Energy discharged;
    units::Energy flexible;
    units::Energy unserved;
    units::Energy fuel;
    units::Carbon carbon;
    units::Power gridPeak;
    int flexibleHours{};
    int unservedHours{};
    std::vector<GroupYear> groups; // in the order of the input
};

// Order of service in an hour: grid and units by the policy (units among themselves by marginal cost at full load),
// then batteries, then flexible load, the rest is unserved. A unit that must run above what is missing pushes back the
// grid, then other units, then charges batteries; where that does not suffice it stays off. Batteries charge from
// whatever the hour leaves spare and discharge only to avoid shedding.
DispatchYear dispatchYear(const DispatchInput& input);
// The same into an object whose memory is used again.
void dispatchYear(const DispatchInput& input, DispatchYear& year);

} // namespace model::dispatch
