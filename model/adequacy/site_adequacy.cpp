#include "model/adequacy/site_adequacy.h"

#include "model/adequacy/cold_adequacy.h"
#include "model/adequacy/load_distribution.h"
#include "model/adequacy/outage_table.h"
#include "model/adequacy/shortage_curve.h"
#include "model/adequacy/site_states.h"

#include <algorithm>
#include <cassert>

namespace model::adequacy {

namespace {

constexpr double kAllowedRounding = 1e-12; // of the allowed share

// The states of the grid against one load, or against none at all.
class GridCases {
public:
    // `renewableMw` serves in every case.
    GridCases(const SiteSupply& supply, std::span<const GridLimit> limits, std::span<const double> renewableMw,
              std::span<const double> loadMw, bool byHour);
    const std::vector<GridCase>& cases() const { return m_cases; }

private:
    std::vector<LoadDistribution> m_netLoads;
    std::vector<std::vector<double>> m_netMw;
    std::vector<GridCase> m_cases;
};

GridCases::GridCases(const SiteSupply& supply, std::span<const GridLimit> limits, std::span<const double> renewableMw,
                     std::span<const double> loadMw, bool byHour)
    : m_netLoads(limits.size()), m_netMw(limits.size()) {
    for (std::size_t i = 0; i < limits.size(); ++i) {
        std::vector<double> gridMw;
        if (limits[i].mostMw > 0.0) gridMw.assign(supply.gridLimitMw.begin(), supply.gridLimitMw.end());
        for (double& mw : gridMw)
            mw = std::min(mw, limits[i].mostMw);
        if (!renewableMw.empty()) gridMw.resize(renewableMw.size());
        for (std::size_t hour = 0; hour < renewableMw.size(); ++hour)
            gridMw[hour] += renewableMw[hour];
        if (!loadMw.empty()) {
            m_netLoads[i].assign(loadMw, gridMw);
        } else if (!gridMw.empty()) {
            m_netLoads[i].assignNegative(gridMw);
        } else {
            m_netLoads[i].assignConstant(0.0);
        }
        if (byHour) m_netMw[i].assign(loadMw.begin(), loadMw.end());
        for (std::size_t hour = 0; byHour && hour < gridMw.size(); ++hour)
            m_netMw[i][hour] -= gridMw[hour];
        m_cases.push_back({limits[i].weight, &m_netLoads[i], m_netMw[i]});
    }
}

} // namespace

SiteAdequacy siteAdequacy(const SiteSupply& supply, std::span<const double> loadMw, double targetAvailability) {
    assert(targetAvailability > 0.0 && targetAvailability <= 1.0);
    assert(supply.gridLimitMw.empty() || supply.gridLimitMw.size() == loadMw.size());
    assert(supply.renewableMw.empty() || supply.renewableMw.size() == loadMw.size());
    const auto hours = static_cast<double>(loadMw.size());
    const double allowedShare = (1.0 - targetAvailability) * (1.0 + kAllowedRounding);
    if (supply.cold.canFail()) return coldAdequacy(supply, loadMw, allowedShare);
    const Flexibility flexible{units::number(supply.flexible), units::number(supply.flexibleLimit) / hours};

    const OutageTable unitsOnly = unitTable(supply);
    OutageTable storageOnly;
    OutageTable onsite = unitsOnly;
    const bool hasStorage = addStorage(storageOnly, supply) && addStorage(onsite, supply);

    const std::vector<DeliveryLevel> path = deliveryLevels(supply.deliveryPath);
    const std::vector<GridLimit> limits = gridLimits(supply);
    const std::vector<GridLimit> noGrid{{1.0, 0.0}};
    const std::span<const double> renewableMw = supply.renewableMw;
    const GridCases loaded(supply, limits, renewableMw, loadMw, !path.empty());
    const GridCases withGrid(supply, limits, renewableMw, {}, false);
    const GridCases withoutGrid(supply, noGrid, renewableMw, {}, false);
    const GridCases gridAlone(supply, limits, {}, {}, false);
    LoadDistribution load;
    LoadDistribution noLoad;
    if (!path.empty()) load.assign(loadMw, {});
    noLoad.assignConstant(0.0);
    const DeliveredLoad delivered{path, loadMw, &load};
    const DeliveredLoad flatDelivered{path, {}, &noLoad};
    const auto firmMw = [&](const OutageTable& table, const GridCases& grid, const Flexibility& flexibility) {
        return ShortageCurve(table, grid.cases(), flexibility, flatDelivered).largestExtraMw(allowedShare);
    };

    const ShortageCurve year(onsite, loaded.cases(), flexible, delivered);
    const FirmWithout without{.nothing = firmMw(onsite, withGrid, flexible),
                              .grid = firmMw(onsite, withoutGrid, flexible),
                              .onsite = firmMw(storageOnly, gridAlone, flexible),
                              .storage = firmMw(unitsOnly, withGrid, flexible),
                              .flexible = firmMw(onsite, withGrid, Flexibility{0.0, 0.0})};
    return describedAdequacy(hours, year.shortShare(0.0), year.unservedMw(0.0), year.largestExtraMw(allowedShare),
                             without, hasStorage);
}

} // namespace model::adequacy
