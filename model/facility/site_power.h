// From servers to the meter: measured share of nameplate, network, losses, PUE against outside temperature, redundancy.
#pragma once

#include "model/units/unit_of.h"

namespace model::facility {

struct SitePower {
    units::Field<units::Share> peakOfNameplate;    // measured highest draw over nameplate; sizes the peak
    units::Field<units::Share> averageOfNameplate; // measured draw at work over nameplate; gives the energy
    units::Field<units::Share> networkOverhead;    // network and storage over server power
    units::Field<units::Share> distributionLoss;   // between the meter and the racks, over facility power
    units::Field<units::Factor> pueBase;           // below the threshold temperature
    units::Field<units::SharePerKelvin> pueSlope;  // added to PUE per degree above the threshold
    units::Field<units::Celsius> pueThreshold;
    units::Field<units::Celsius> designTemperature; // outside; sizes equipment and firm capacity
    units::Field<units::Kilopascal> sitePressure;   // mean station pressure
    units::Field<units::Share> redundancy;          // spare equipment over need: 0.25 is 4-to-make-5, 1 is 2N
    units::Field<units::Share> loadStep;           // of the peak, taken or dropped within seconds by training
    units::Field<units::Share> tripShare;          // of the peak, that leaves the supply at a voltage dip
    friend bool operator==(const SitePower&, const SitePower&) = default;
};

} // namespace model::facility
