// A class of identical on-site generating units: size, outage, derating, heat rate, running, permit, cost.
#pragma once

#include "model/series/trajectory.h"
#include "model/units/unit_of.h"

#include <string>

namespace model::plant {

// How a unit starts and moves.
struct UnitOperation {
    units::Field<units::UsdEach> startCost;  // of one start, without its fuel
    units::Field<units::Mmbtu> startFuel;    // burnt in one start, HHV
    units::Field<units::Minute> startTime;   // from the order to full load
    units::Field<units::Share> startFailure; // of the calls on a standing unit; counts where the plant is a backup
    units::Field<units::Hour> minimumUp;
    units::Field<units::Hour> minimumDown;
    units::Field<units::SharePerMinute> ramp; // of the capacity, above minimum load
    units::Field<units::Share> stepShare;     // of the capacity that a running unit takes or drops within seconds
    bool blackStart{};                        // starts without any supply from outside
    friend bool operator==(const UnitOperation&, const UnitOperation&) = default;
};

// What a unit emits, and what its permit allows in a year.
struct UnitPermit {
    units::Field<units::PoundPerMmbtu> nox;
    units::Field<units::PoundPerMmbtu> co;
    units::Field<units::HoursPerYear> hoursLimit; // of one unit; a year's hours: none
    units::Field<units::PerYear> startsLimit;     // of one unit; as many as a year's hours: none
    units::Field<units::TonnesPerYear> noxLimit;  // of one unit
    units::Field<units::TonnesPerYear> coLimit;   // of one unit
    friend bool operator==(const UnitPermit&, const UnitPermit&) = default;
};

struct UnitClass {
    std::string id; // part of the key: plant.units.<id>.count
    std::string name;
    units::Field<units::Count> count;            // when all are built
    units::Field<units::CalendarYear> inService; // first unit
    units::Field<units::PerYear> unitsPerYear;   // built after the first; 0: all at once
    units::Field<units::Megawatt> capacity;      // of one unit, ISO conditions
    units::Field<units::Share> forcedOutageRate;
    units::Field<units::Hour> repair; // mean time to repair
    units::Field<units::Share> plannedOutageRate;
    units::Field<units::Share> commonCause;                // beta: share of the outage rate that takes all units
    units::Field<units::SharePerKelvin> temperatureDerate; // of ISO output per degree above 15 °C
    units::Field<units::BtuPerKwh> heatRate;               // HHV, full load
    units::Field<units::Factor> heatRate75;                // heat rate at 75 % load over full load
    units::Field<units::Factor> heatRate50;                // at 50 % load
    units::Field<units::Share> minimumLoad;                // of one unit
    units::Field<units::UsdPerKw> capitalCost;
    units::Field<units::UsdPerKwYear> fixedCost;
    units::Field<units::UsdPerMwh> variableCost;
    units::Field<units::Year> life;
    units::Field<units::KilogramPerMmbtu> fuelCarbon;
    UnitOperation operation;
    UnitPermit permit;
    friend bool operator==(const UnitClass&, const UnitClass&) = default;
};

} // namespace model::plant
