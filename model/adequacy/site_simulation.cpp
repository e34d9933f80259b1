#include "model/adequacy/site_simulation.h"

#include <utility>

namespace model::adequacy {

SimulationSystem simulationOf(const SiteSupply& supply, std::span<const double> loadMw) {
    SimulationSystem system;
    auto groups = supply.units;
    takeForMaintenance(groups, supply.unitsOnMaintenance);
    const double reserveMw = supply.spinningReserveUnits * units::number(largestUnit(groups));
    system.loadMw.emplace_back(loadMw.begin(), loadMw.end());
    for (const OutageGroup& group : groups)
        system.units.push_back({"units", group, 0, {}});
    if (supply.cold.canFail()) {
        CommonCause cause{"cold", 0.0, supply.cold.repair, {}, supply.cold.failuresPerHour, supply.cold.share};
        for (std::size_t row = 0; row < groups.size(); ++row)
            cause.rows.push_back(row);
        system.commonCauses.push_back(std::move(cause));
    }
    for (const SiteStorage& storage : supply.storage)
        system.storage.push_back({"battery", 1, storage.power, storage.energy, storage.roundTripEfficiency,
                                  storage.forcedOutageRate, storage.repair, 0});
    if (units::number(supply.flexible) > 0.0 && units::number(supply.flexibleLimit) > 0.0)
        system.storage.push_back(
            {"flexible load", 1, supply.flexible, supply.flexible * supply.flexibleLimit, 1.0, 0.0, {}, 0, false});
    if (!supply.gridLimitMw.empty())
        system.imports.push_back({"grid",
                                  0,
                                  {},
                                  {supply.gridLimitMw.begin(), supply.gridLimitMw.end()},
                                  supply.gridOutageRate,
                                  supply.gridRepair,
                                  supply.gridPath});
    if (!supply.renewableMw.empty())
        system.imports.push_back(
            {"sun and wind", 0, {}, {supply.renewableMw.begin(), supply.renewableMw.end()}, 0.0, {}, {}});
    if (!supply.unitPath.empty() || reserveMw > 0.0)
        system.unitPaths.push_back({"unit path", 0, supply.unitPath, units::of<units::Power>(reserveMw)});
    if (!supply.deliveryPath.empty()) system.deliveries.push_back({"delivery path", 0, supply.deliveryPath});
    return system;
}

} // namespace model::adequacy
