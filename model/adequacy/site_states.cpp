#include "model/adequacy/site_states.h"

#include <algorithm>
#include <limits>

namespace model::adequacy {

OutageTable unitTable(const SiteSupply& supply, double share) {
    auto groups = supply.units;
    takeForMaintenance(groups, supply.unitsOnMaintenance);
    const units::Power largest = largestUnit(groups);
    for (OutageGroup& group : groups)
        if (share != 1.0) scaleTo(group, share);
    OutageTable table(groups);
    table.limit(supply.unitPath);
    if (supply.spinningReserveUnits > 0) table.holdBack(static_cast<double>(supply.spinningReserveUnits) * largest);
    return table;
}

bool addStorage(OutageTable& table, const SiteSupply& supply) {
    const double eventHours = units::number(supply.storageEvent);
    bool counts = false;
    for (const SiteStorage& storage : supply.storage) {
        const double sustainedMw =
            eventHours > 0.0 ? units::number(storage.energy) / eventHours : std::numeric_limits<double>::infinity();
        OutageGroup group;
        group.capacity = units::of<units::Power>(std::min(units::number(storage.power), sustainedMw));
        group.forcedOutageRate = storage.forcedOutageRate;
        if (!(units::number(group.capacity) > 0.0)) continue;
        table.add(group);
        counts = true;
    }
    return counts;
}

std::vector<GridLimit> gridLimits(const SiteSupply& supply) {
    if (supply.gridLimitMw.empty()) return {{1.0, 0.0}};
    const double outageRate = supply.gridOutageRate;
    const double highestMw = std::ranges::max(supply.gridLimitMw);
    std::vector<GridLimit> limits;
    double below = 0.0;
    for (const DeliveryLevel& level : deliveryLevels(supply.gridPath)) {
        if (level.passesMw >= highestMw) break;
        limits.push_back({(1.0 - outageRate) * level.probability, level.passesMw});
        below = level.atMost;
    }
    const double unlimited = std::numeric_limits<double>::infinity();
    if (below < 1.0) limits.insert(limits.begin(), {(1.0 - outageRate) * (1.0 - below), unlimited});
    if (outageRate > 0.0) limits.push_back({outageRate, 0.0});
    return limits;
}

SiteAdequacy describedAdequacy(double hours, double shortShare, double unservedMw, double headroomMw,
                               const FirmWithout& without, bool hasStorage) {
    const auto power = [](double mw) { return units::of<units::Power>(mw); };
    const double joint = without.nothing;
    const double grid = joint - without.grid;
    const double onSite = joint - without.onsite;
    const double storage = joint - without.storage;
    const double shed = joint - without.flexible;
    SiteAdequacy result;
    result.lole = units::of<units::Duration>(hours * shortShare);
    result.eue = units::of<units::Energy>(hours * unservedMw);
    result.headroom = power(headroomMw);
    result.jointFirm = power(joint);
    result.gridFirm = power(grid);
    result.onsiteFirm = power(onSite);
    result.storageFirm = power(storage);
    result.flexibleFirm = power(shed);
    result.interaction = power(joint - grid - onSite - storage - shed);
    result.method = hasStorage ? LoleMethod::Quick : LoleMethod::Exact;
    return result;
}

} // namespace model::adequacy
