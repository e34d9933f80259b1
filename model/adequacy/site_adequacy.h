// Adequacy of one site in one year: loss of load, headroom and firm MW, jointly over grid, units, batteries and
// flexible load. Order in time counts only in the load and the grid limit; batteries are credited by a rule (Quick).
#pragma once

#include "model/adequacy/cold_outage.h"
#include "model/adequacy/delivery_path.h"
#include "model/adequacy/outage_group.h"
#include "model/units/quantities.h"

#include <span>
#include <vector>

namespace model::adequacy {

struct SiteStorage {
    units::Power power;
    units::Energy energy;
    double forcedOutageRate{};
    double roundTripEfficiency{1.0}; // these two matter to the simulation only
    units::Duration repair{};
};

struct SiteSupply {
    std::span<const double> gridLimitMw; // as long as the load; empty: no grid
    double gridOutageRate{};             // share of time in which the whole connection is out
    units::Duration gridRepair;          // mean; for the simulation only
    // What sun and wind give in the hours of an actual weather year, at the site's bus; as long as the load. Empty:
    // none. It is on site for the firm figures.
    std::span<const double> renewableMw;
    std::vector<OutageGroup> units;   // capacities at site design conditions
    std::vector<SiteStorage> storage; // each counts as a unit of min(power, energy / storageEvent)
    units::Duration storageEvent{4.0 * units::h};
    units::Power flexible;         // that may be shed in an hour
    units::Duration flexibleLimit; // expected hours in which it may be shed, per pass of the series
    int unitsOnMaintenance{};      // always; the largest units
    // Held by running units alone, in units of the largest: in every state that much of what they bring, up to all of
    // it, does not serve. Grid, batteries, sun and wind never stand in for it.
    int spinningReserveUnits{};
    // Between the grid and the site's bus: limits the import together with `gridLimitMw`. Between the units and the
    // bus, in front of the batteries: limits what all units bring together, the spinning reserve being part of that.
    // Between the bus and the load: limits what reaches the load. Empty: no limit.
    std::vector<DeliveryStage> gridPath;
    std::vector<DeliveryStage> unitPath;
    std::vector<DeliveryStage> deliveryPath;
    // Takes its share of what every unit gives, besides their own outages; as long as the load. It follows the hours,
    // so that it is out in those with a high load in the cold, and in the firm figures of these hours.
    ColdOutage cold{};
};

enum class LoleMethod { Exact, Quick };

// P0(x): share of the hours, weighted with the outage states, in which load + x exceeds what is available. Flexible
// load f relieves the first `flexibleLimit` hours of expected shortage, a share phi = min(1, limit / P0(x)) of them:
//   P(x) = (1 - phi) P0(x) + phi P0(x - f).
// A delivery path that passes c serves no more than c of a load, and the rest of the supply what it can up to that.
// P never falls with x and never rises with f, with the limit or with any supply. headroom is the largest x with
// P(x) <= 1 - target; a firm figure is the same with no load at all, so the largest flat load.
struct SiteAdequacy {
    units::Duration lole; // P(0) x hours of the series
    units::Energy eue;
    units::Power headroom; // below 0: to be removed
    units::Power jointFirm;
    units::Power gridFirm; // joint - firm without the grid; the same for the next three
    units::Power onsiteFirm;
    units::Power storageFirm;
    units::Power flexibleFirm;
    units::Power interaction; // joint - the four
    LoleMethod method{LoleMethod::Exact};
};

// `targetAvailability` in (0, 1]. `loadMw` is one year, at least one hour; available >= load counts as served.
SiteAdequacy siteAdequacy(const SiteSupply& supply, std::span<const double> loadMw, double targetAvailability);

} // namespace model::adequacy
