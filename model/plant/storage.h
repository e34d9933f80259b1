// A battery: power, energy, losses, outages, cost.
#pragma once

#include "model/units/unit_of.h"

#include <string>

namespace model::plant {

struct Storage {
    std::string id; // part of the key: plant.storage.<id>.power
    std::string name;
    units::Field<units::CalendarYear> inService;
    units::Field<units::Megawatt> power;
    units::Field<units::MegawattHour> energy;
    units::Field<units::Share> roundTripEfficiency; // AC to AC; the loss is taken while charging
    units::Field<units::Share> forcedOutageRate;
    units::Field<units::Hour> repair; // mean time to repair
    units::Field<units::UsdPerKwh> capitalCost;
    units::Field<units::UsdPerKwYear> fixedCost;
    units::Field<units::Year> life;
    friend bool operator==(const Storage&, const Storage&) = default;
};

} // namespace model::plant
