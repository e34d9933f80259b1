// One data hall with the gates that decide when it is energised, for studies that go from halls to megawatts.
#pragma once

#include "model/units/unit_of.h"

#include <string>

namespace model::facility {

// Ready dates as calendar years with a fraction (2026.5 = 1 July 2026). The latest one binds and is named.
struct Gates {
    units::Field<units::CalendarYear> substation;
    units::Field<units::CalendarYear> transformer;
    units::Field<units::CalendarYear> switchgear;
    units::Field<units::CalendarYear> turbine;
    units::Field<units::CalendarYear> gas;
    units::Field<units::CalendarYear> permit;
    units::Field<units::CalendarYear> accelerators;
    friend bool operator==(const Gates&, const Gates&) = default;
};

struct Hall {
    std::string id; // part of the key: facility.halls.<id>.racks
    std::string name;
    units::Field<units::CalendarYear> energised; // planned month
    units::Field<units::Count> racks;
    units::Field<units::Kilowatt> rackPower;     // nameplate of one rack
    units::Field<units::Count> acceleratorsPerRack;
    units::Field<units::Share> liquidCooled;     // share of heat to liquid
    units::Field<units::Month> fill;             // months from energised to full
    Gates gates;
    friend bool operator==(const Hall&, const Hall&) = default;
};

} // namespace model::facility
