// A solar or wind plant on the site: nameplate, the hourly profile that it follows, losses, cost. It gives what the
// weather gives and cannot be called.
#pragma once

#include "model/series/profile_choice.h"
#include "model/units/unit_of.h"

#include <string>

namespace model::plant {

enum class RenewableKind { Solar, Wind };
// Whether the profile holds the hours of calendar years. A typical year draws charts and energy and yields no firm MW.
enum class ProfileWeather { Actual, Typical };

struct Renewable {
    std::string id; // part of the key: plant.renewables.<id>.capacity_mw
    std::string name;
    RenewableKind kind{RenewableKind::Solar};
    units::Field<units::CalendarYear> inService;
    units::Field<units::Megawatt> capacity; // nameplate, AC
    series::ProfileChoice profile;          // share of nameplate, or MW of a plant of `profileNameplate`
    ProfileWeather weather{ProfileWeather::Actual};
    units::Field<units::Megawatt> profileNameplate; // counts only where the profile is in MW
    units::Field<units::Share> losses;              // outages, soiling, wiring: what the profile does not hold
    units::Field<units::GrowthPerYear> degradation; // of what is left, each year from the first in service
    units::Field<units::UsdPerKw> capitalCost;
    units::Field<units::UsdPerKwYear> fixedCost;
    units::Field<units::Year> life;
    friend bool operator==(const Renewable&, const Renewable&) = default;
};

} // namespace model::plant
