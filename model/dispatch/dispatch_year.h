// Who serves which hour of a year without any outage, and what is left unserved: by rules, or planned ahead.
#pragma once

#include "model/dispatch/dispatch_input.h"

#include <vector>

namespace model::dispatch {

struct GroupYear {
    units::Energy output;
    units::Energy fuel; // HHV
    units::Carbon carbon;
    double unitHours{}; // hours that its units run, summed over the units
    // Look-ahead only.
    double starts{};
    double noxTonnes{};
    double coTonnes{};
};

struct GroupHours {
    std::vector<int> online;
    std::vector<double> outputMw;
};

struct DispatchCost {
    units::Money grid;
    units::Money fuel;
    units::Money variable;
    units::Money start;
    units::Money flexible;
    units::Money unserved;
    units::Money total() const { return grid + fuel + variable + start + flexible + unserved; }
};

// What the last unit-hour, start or tonne that a limit allows is worth; 0 where it does not bind.
struct LimitPrices {
    double unitHourUsd{};
    double startUsd{};
    double noxUsdPerTonne{};
    double coUsdPerTonne{};
};

// What a plan with look-ahead has beyond the year of the rules; empty for these.
struct PlannedYear {
    std::vector<GroupHours> groups;            // in the order of the input
    std::vector<std::vector<double>> chargeMw; // of each battery; negative: discharge
    std::vector<double> netMw;                 // what grid, units and shedding serve: load and charging
    DispatchCost cost;
    units::Money storedValue;            // of the charge left at the end, at the value that the plan gave it
    std::vector<double> storedUsdPerMwh; // that value, by battery
    std::vector<LimitPrices> groupPrices;
    LimitPrices plantPrices;
    std::vector<double> fuelUsdPerMwh; // of each day: what fuel is worth where the gas supply binds
    units::Energy firmGas;
    units::Energy interruptibleGas;
    units::Energy backupFuel;
    bool limitsHold{true}; // false: a limit cannot be held even with all units off
};

// In every hour load = grid + onsite + renewable + storage + flexible + unserved.
struct DispatchYear {
    std::vector<double> gridMw;
    std::vector<double> onsiteMw;
    std::vector<double> renewableMw; // used; empty where the input has none, like the next
    std::vector<double> curtailedMw; // that sun and wind would have given besides
    std::vector<double> storageMw;   // positive: discharge, negative: charge
    std::vector<double> flexibleMw;
    std::vector<double> unservedMw;
    std::vector<double> stateOfChargeMwh; // at the end of the hour
    std::vector<double> fuelMmbtu;
    std::vector<double> carbonT; // of the fuel alone

    units::Energy load;
    units::Energy grid;
    units::Energy onsite;
    units::Energy renewable;
    units::Energy curtailed;
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
    PlannedYear planned;
};

// Order of service in an hour: sun and wind first, then grid and units by the policy (units among themselves by
// marginal cost at full load), then batteries, then flexible load, the rest is unserved. A unit that must run above
// what is missing pushes back the grid, then other units, then charges batteries, then curtails sun and wind; where
// that does not suffice it stays off. Batteries charge from whatever the hour leaves spare and discharge only to avoid
// shedding. With `lookAhead` and the policy Cheapest the year is planned (look_ahead_dispatch.h).
DispatchYear dispatchYear(const DispatchInput& input);
// The same into an object whose memory is used again.
void dispatchYear(const DispatchInput& input, DispatchYear& year);

} // namespace model::dispatch
