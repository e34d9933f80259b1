// A class of identical on-site generating units: size, outage, derating, heat rate, cost.
#pragma once

#include "model/series/trajectory.h"
#include "model/units/unit_of.h"

#include <string>

namespace model::plant {

struct UnitClass {
    std::string id; // part of the key: plant.units.<id>.count
    std::string name;
    units::Field<units::Count> count;                   // when all are built
    units::Field<units::CalendarYear> inService;        // first unit
    units::Field<units::PerYear> unitsPerYear;          // built after the first; 0: all at once
    units::Field<units::Megawatt> capacity;             // of one unit, ISO conditions
    units::Field<units::Share> forcedOutageRate;
    units::Field<units::Hour> repair;                   // mean time to repair
    units::Field<units::Share> plannedOutageRate;
    units::Field<units::Share> commonCause;             // beta: share of the outage rate that takes all units
    units::Field<units::SharePerKelvin> temperatureDerate; // of ISO output per degree above 15 °C
    units::Field<units::BtuPerKwh> heatRate;            // HHV, full load
    units::Field<units::Factor> heatRate75;             // heat rate at 75 % load over full load
    units::Field<units::Factor> heatRate50;             // at 50 % load
    units::Field<units::Share> minimumLoad;             // of one unit
    units::Field<units::UsdPerKw> capitalCost;
    units::Field<units::UsdPerKwYear> fixedCost;
    units::Field<units::UsdPerMwh> variableCost;
    units::Field<units::Year> life;
    units::Field<units::KilogramPerMmbtu> fuelCarbon;
    friend bool operator==(const UnitClass&, const UnitClass&) = default;
};

} // namespace model::plant
