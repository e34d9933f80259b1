// What a sequential simulation needs to know of a system: load, units, storage and imports by region, and the limits
// between the regions. Values as given; checkSystem says what is wrong with them.
#pragma once

#include "model/adequacy/delivery_path.h"
#include "model/adequacy/outage_group.h"
#include "model/units/issue.h"
#include "model/units/quantities.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace model::adequacy {

// `name` appears in issues only; `region` counts from 0.
struct SimulatedUnits {
    std::string name;
    OutageGroup outages;
    std::size_t region{};
    // Available MW of one unit in each hour while it is up, instead of its capacity; a derated state gives the same
    // share of it as of the capacity. Empty: the capacity.
    std::vector<double> availableMw;
    // That each unit may run per pass of the load; absent, or all hours: no limit. See LimitedUnits.
    std::optional<units::Duration> hoursLimit{};
};

// Full at the start of each year. Of each MWh that goes in or out the square root of the round trip is kept.
struct SimulatedStorage {
    std::string name;
    int count{1};
    units::Power power;   // at the terminals, in and out
    units::Energy energy; // inside
    double roundTripEfficiency{1.0};
    double forcedOutageRate{}; // of each; what is stored stays
    units::Duration repair;
    std::size_t region{};
    bool recharges{true}; // false: a budget of the year, such as load that may be shed; once used up it is gone
};

// May flow from one region to the other, and back; while it is out nothing may.
struct Interface {
    std::size_t from{};
    std::size_t to{};
    units::Power forward;
    units::Power backward;
    std::string name{};        // in issues
    double forcedOutageRate{}; // share of time
    units::Duration repair{};
};

// Takes all units of the rows at once, besides their own outages: a gas header, a switchgear, a cold spell. The
// commonCause (beta) of a row is the shorthand for one of that row alone. With `failuresPerHour` the share of time
// follows from it (ColdOutage), and `outageRate` is not used.
struct CommonCause {
    std::string name;
    double outageRate{}; // share of time
    units::Duration repair;
    std::vector<std::size_t> rows;         // of `units`
    std::vector<double> failuresPerHour{}; // hour by hour, while it is up; empty: the same at all times
    double share{1.0};                     // of what each unit would give, that it takes
};

struct ImportContract {
    std::string name;
    std::size_t region{};
    units::Power limit;
    std::vector<double> limitMw; // hour by hour, instead of `limit`; empty: constant
    double outageRate{};
    units::Duration repair;
    std::vector<DeliveryStage> path{}; // between it and the region; empty: no limit
};

// Between a region's supply and its load: what it does not pass is unserved, however much there is.
struct DeliveryRow {
    std::string name;
    std::size_t region{};
    std::vector<DeliveryStage> stages;
};

// Between a region's units and its bus: all that they give passes through it.
struct UnitPathRow {
    std::string name;
    std::size_t region{};
    std::vector<DeliveryStage> stages; // empty: no limit
    units::Power heldBack{};           // of what passes at any time (spinning reserve), up to all of it
};

struct SimulationSystem {
    std::vector<std::vector<double>> loadMw; // [region][hour], at least one region and one hour
    std::vector<SimulatedUnits> units;
    std::vector<SimulatedStorage> storage;
    std::vector<Interface> interfaces; // none: the regions stand alone
    std::vector<CommonCause> commonCauses;
    std::vector<ImportContract> imports;
    std::vector<DeliveryRow> deliveries; // one to a region at most
    std::vector<UnitPathRow> unitPaths;  // one to a region at most
};

// Errors: series of different lengths, regions and rows that do not exist, rates outside 0..1, negative sizes, numbers
// that are not finite, a second delivery or unit path of a region, units of a limited number of hours behind a path,
// and outages without a repair time (a sequence cannot be made from a share of time alone).
std::vector<units::Issue> checkSystem(const SimulationSystem& system);

} // namespace model::adequacy
