// How the site is supplied with fuel: pipeline gas by contract, curtailed in the cold, and what is stored on site.
#pragma once

#include "model/units/unit_of.h"

namespace model::plant {

enum class GasContract { Unlimited, DailyQuantities };

struct GasTerms {
    GasContract contract{GasContract::Unlimited}; // the quantities below count only under DailyQuantities
    units::Field<units::MmbtuPerDay> firm;
    units::Field<units::UsdPerMmbtu> reservation; // per MMBtu of the firm daily quantity, every day, used or not
    units::Field<units::MmbtuPerDay> interruptible;
    units::Field<units::UsdPerMmbtu> interruptibleAdder; // over the gas price
    units::Field<units::Celsius> coldThreshold;          // a day whose mean is below is cold
    units::Field<units::Share> coldInterruptible;        // of the interruptible quantity left on a cold day
    units::Field<units::Share> coldFirm;                 // of the firm quantity left on a cold day
    friend bool operator==(const GasTerms&, const GasTerms&) = default;
};

// Fuel stored on site, burnt when gas does not suffice; filled once a year.
struct BackupFuel {
    units::Field<units::Mmbtu> stored;
    units::Field<units::UsdPerMmbtu> price;
    units::Field<units::KilogramPerMmbtu> carbon;
    friend bool operator==(const BackupFuel&, const BackupFuel&) = default;
};

} // namespace model::plant
