// Rates, lives and capital figures that every cost rests on. Money is real, of the scenario's price year, before tax.
#pragma once

#include "model/units/unit_of.h"

namespace model::finance {

struct Assumptions {
    units::Field<units::Share> discountRate;               // real weighted average cost of capital
    units::Field<units::Year> acceleratorLife;             // over which servers are paid off
    units::Field<units::Year> facilityLife;
    units::Field<units::MillionUsdPerMw> facilityCost;     // building and electrical plant per IT MW, without servers
    units::Field<units::Share> serverOperations;           // yearly cost over server price: staff, spares, software
    units::Field<units::Factor> markup;                    // price over cost
    units::Field<units::UsdPerMwh> lostLoad;               // value of lost load
    friend bool operator==(const Assumptions&, const Assumptions&) = default;
};

} // namespace model::finance
