#include "model/adequacy/cold_adequacy.h"

#include "model/adequacy/cold_shortage.h"

#include <cassert>
#include <map>
#include <utility>

namespace model::adequacy {

namespace {

// The hours of a load; without one those of no load at all, which are alike wherever grid and renewables are.
std::vector<ColdHours> coldHours(const SiteSupply& supply, std::span<const double> loadMw,
                                 std::span<const double> outShare, std::span<const double> renewableMw) {
    std::vector<ColdHours> list;
    std::map<std::pair<double, double>, std::size_t> known;
    for (std::size_t hour = 0; hour < outShare.size(); ++hour) {
        ColdHours hours;
        if (!loadMw.empty()) hours.loadMw = loadMw[hour];
        if (!supply.gridLimitMw.empty()) hours.gridMw = supply.gridLimitMw[hour];
        if (!renewableMw.empty()) hours.renewableMw = renewableMw[hour];
        std::size_t at = list.size();
        if (loadMw.empty()) at = known.try_emplace({hours.gridMw, hours.renewableMw}, at).first->second;
        if (at == list.size()) list.push_back(hours);
        list[at].upHours += 1.0 - outShare[hour];
        list[at].outHours += outShare[hour];
    }
    return list;
}

} // namespace

SiteAdequacy coldAdequacy(const SiteSupply& supply, std::span<const double> loadMw, double allowedShare) {
    assert(supply.cold.failuresPerHour.size() == loadMw.size());
    const auto outShare = coldOutageShares(supply.cold.failuresPerHour, supply.cold.repair).meanOfHour;
    const auto hours = static_cast<double>(loadMw.size());
    const Flexibility flexible{units::number(supply.flexible), units::number(supply.flexibleLimit) / hours};

    const OutageTable unitsUp = unitTable(supply);
    const OutageTable unitsOut = unitTable(supply, 1.0 - supply.cold.share);
    OutageTable storageOnly;
    OutageTable allUp = unitsUp;
    OutageTable allOut = unitsOut;
    const bool hasStorage = addStorage(storageOnly, supply);
    addStorage(allUp, supply);
    addStorage(allOut, supply);
    const ColdShortage::Tables onsite{allUp, allOut};

    const std::vector<DeliveryLevel> path = deliveryLevels(supply.deliveryPath);
    const std::vector<GridLimit> limits = gridLimits(supply);
    const std::vector<GridLimit> noGrid{{1.0, 0.0}};
    const auto loaded = coldHours(supply, loadMw, outShare, supply.renewableMw);
    const auto flat = coldHours(supply, {}, outShare, supply.renewableMw);
    const auto gridAlone = coldHours(supply, {}, outShare, {});
    const auto firmMw = [&](const ColdShortage::Tables& tables, std::span<const GridLimit> grid,
                            std::span<const ColdHours> each, const Flexibility& flexibility) {
        return ColdShortage(tables, grid, each, flexibility, path).largestExtraMw(allowedShare);
    };

    const ColdShortage year(onsite, limits, loaded, flexible, path);
    const FirmWithout without{.nothing = firmMw(onsite, limits, flat, flexible),
                              .grid = firmMw(onsite, noGrid, flat, flexible),
                              .onsite = firmMw({storageOnly, storageOnly}, limits, gridAlone, flexible),
                              .storage = firmMw({unitsUp, unitsOut}, limits, flat, flexible),
                              .flexible = firmMw(onsite, limits, flat, Flexibility{0.0, 0.0})};
    return describedAdequacy(hours, year.shortShare(0.0), year.unservedMw(0.0), year.largestExtraMw(allowedShare),
                             without, hasStorage);
}

} // namespace model::adequacy
