#include "model/adequacy/site_adequacy.h"

#include "model/adequacy/load_distribution.h"
#include "model/adequacy/outage_levels.h"
#include "model/adequacy/outage_table.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace model::adequacy {

namespace {

constexpr double kServedTolerance = 1e-9;  // of the MW at hand: a load that close to what is available is served
constexpr double kAllowedRounding = 1e-12; // of the allowed share

// A state of the grid: how probable, and what the load is net of it.
struct GridCase {
    double weight;
    const LoadDistribution* netLoad;
};

struct Flexibility {
    double powerMw;
    double shareOfHours; // in which it may be called
};

// One supply against one load: shares of time short, and the largest flat MW on top of it.
class ShortageCurve {
public:
    ShortageCurve(const OutageTable& onsite, std::span<const GridCase> cases, const Flexibility& flexible);
    double shortShare(double extraMw) const; // P(x)
    double unservedMw(double extraMw) const; // mean over time
    double largestExtraMw(double allowedShare) const;

private:
    double shortShareWithoutFlexible(double extraMw, double enough = 1.0) const; // P0(x)
    double unservedMwWithoutFlexible(double extraMw) const;
    bool isAllowed(double extraMw, double allowedShare) const;
    double nextStepMw(double extraMw) const;

    const OutageTable& m_onsite;
    std::span<const GridCase> m_cases;
    Flexibility m_flexible;
    double m_capacityMw;
    double m_toleranceMw;
    double m_lowestMw;
    double m_highestMw;
};

ShortageCurve::ShortageCurve(const OutageTable& onsite, std::span<const GridCase> cases, const Flexibility& flexible)
    : m_onsite(onsite), m_cases(cases), m_flexible(flexible), m_capacityMw(units::number(onsite.capacity())),
      m_lowestMw(cases.front().netLoad->lowestMw()), m_highestMw(cases.front().netLoad->highestMw()) {
    for (const GridCase& gridCase : cases) {
        m_lowestMw = std::min(m_lowestMw, gridCase.netLoad->lowestMw());
        m_highestMw = std::max(m_highestMw, gridCase.netLoad->highestMw());
    }
    const double largestNetMw = std::max(std::abs(m_lowestMw), std::abs(m_highestMw));
    m_toleranceMw = kServedTolerance * (m_capacityMw + largestNetMw + std::max(0.0, flexible.powerMw));
}

// States that serve all hours come first and those that serve none last; only those between are looked up. Stops as
// soon as the sum is above `enough`.
double ShortageCurve::shortShareWithoutFlexible(double extraMw, double enough) const {
    const std::span<const double> outageMw = m_onsite.outageMw();
    const std::span<const double> probability = m_onsite.probability();
    const double firmMw = m_capacityMw - extraMw + m_toleranceMw;
    double total = 0.0;
    for (const auto& [weight, netLoad] : m_cases) {
        const auto firstShort = std::ranges::upper_bound(outageMw, firmMw - netLoad->highestMw()) - outageMw.begin();
        const auto allShort = std::ranges::upper_bound(outageMw, firmMw - netLoad->lowestMw()) - outageMw.begin();
        const auto last = static_cast<std::size_t>(allShort);
        const double weightOfHour = weight / netLoad->hours();
        if (last < outageMw.size()) total += weight * m_onsite.probabilityAtLeast()[last];
        for (auto i = static_cast<std::size_t>(firstShort); i < last && total <= enough; ++i)
            total += weightOfHour * probability[i] * netLoad->hoursAbove(firmMw - outageMw[i]);
    }
    return total;
}

double ShortageCurve::unservedMwWithoutFlexible(double extraMw) const {
    const std::span<const double> outageMw = m_onsite.outageMw();
    double total = 0.0;
    for (const auto& [weight, netLoad] : m_cases) {
        double energyMwh = 0.0;
        for (std::size_t i = 0; i < outageMw.size(); ++i)
            energyMwh += m_onsite.probability()[i] * netLoad->energyAboveMwh(m_capacityMw - outageMw[i] - extraMw);
        total += weight * energyMwh / netLoad->hours();
    }
    return total;
}

double ShortageCurve::shortShare(double extraMw) const {
    const double without = shortShareWithoutFlexible(extraMw);
    if (m_flexible.powerMw <= 0.0 || without <= 0.0) return without;
    const double called = std::min(1.0, m_flexible.shareOfHours / without);
    return (1.0 - called) * without + called * shortShareWithoutFlexible(extraMw - m_flexible.powerMw);
}

double ShortageCurve::unservedMw(double extraMw) const {
    const double without = unservedMwWithoutFlexible(extraMw);
    const double share = shortShareWithoutFlexible(extraMw);
    if (m_flexible.powerMw <= 0.0 || share <= 0.0) return without;
    const double called = std::min(1.0, m_flexible.shareOfHours / share);
    return (1.0 - called) * without + called * unservedMwWithoutFlexible(extraMw - m_flexible.powerMw);
}

bool ShortageCurve::isAllowed(double extraMw, double allowedShare) const {
    if (m_flexible.powerMw <= 0.0) return shortShareWithoutFlexible(extraMw, allowedShare) <= allowedShare;
    const double relieved = shortShareWithoutFlexible(extraMw - m_flexible.powerMw, allowedShare);
    if (relieved > allowedShare) return false; // P is never below it
    const double without = shortShareWithoutFlexible(extraMw);
    if (without <= std::max(allowedShare, m_flexible.shareOfHours)) return true;
    const double called = m_flexible.shareOfHours / without;
    return (1.0 - called) * without + called * relieved <= allowedShare;
}

// The smallest x >= extraMw at which P(x) is about to step up: an available MW less a net load, flexible load called or
// not. Given without the tolerance.
double ShortageCurve::nextStepMw(double extraMw) const {
    double next = std::numeric_limits<double>::infinity();
    for (const GridCase& gridCase : m_cases) {
        for (const double outageMw : m_onsite.outageMw()) {
            const double availableMw = m_capacityMw - outageMw;
            for (const double shedMw : {0.0, m_flexible.powerMw}) {
                const double servedMw = availableMw + shedMw;
                const double netMw = gridCase.netLoad->largestUpTo(servedMw + m_toleranceMw - extraMw);
                next = std::min(next, servedMw - netMw);
                if (m_flexible.powerMw <= 0.0) break;
            }
        }
    }
    return next;
}

// P is a staircase: bisection finds the last allowed step, whose edge is then taken exactly.
double ShortageCurve::largestExtraMw(double allowedShare) const {
    const double leastMw = std::max(0.0, m_capacityMw - m_onsite.outageMw().back());
    double allowed = leastMw - m_highestMw;
    double refused = m_capacityMw + std::max(0.0, m_flexible.powerMw) - m_lowestMw + 2.0 * m_toleranceMw;
    while (refused - allowed > m_toleranceMw) {
        const double middle = 0.5 * (allowed + refused);
        (isAllowed(middle, allowedShare) ? allowed : refused) = middle;
    }
    const double edge = nextStepMw(allowed);
    return std::isfinite(edge) ? edge : allowed;
}

OutageTable unitTable(const SiteSupply& supply) {
    auto groups = supply.units;
    takeForMaintenance(groups, supply.unitsOnMaintenance);
    OutageTable table(groups);
    if (supply.spinningReserveUnits > 0)
        table.holdBack(static_cast<double>(supply.spinningReserveUnits) * largestUnit(groups));
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

std::vector<GridCase> gridCases(double outageRate, const LoadDistribution& up, const LoadDistribution& down) {
    if (outageRate <= 0.0) return {{1.0, &up}};
    return {{1.0 - outageRate, &up}, {outageRate, &down}};
}

} // namespace

SiteAdequacy siteAdequacy(const SiteSupply& supply, std::span<const double> loadMw, double targetAvailability) {
    assert(targetAvailability > 0.0 && targetAvailability <= 1.0);
    assert(supply.gridLimitMw.empty() || supply.gridLimitMw.size() == loadMw.size());
    const auto hours = static_cast<double>(loadMw.size());
    const double allowedShare = (1.0 - targetAvailability) * (1.0 + kAllowedRounding);
    const bool hasGrid = !supply.gridLimitMw.empty();
    const double gridOut = hasGrid ? supply.gridOutageRate : 0.0;
    const Flexibility flexible{units::number(supply.flexible), units::number(supply.flexibleLimit) / hours};

    const OutageTable unitsOnly = unitTable(supply);
    OutageTable storageOnly;
    OutageTable onsite = unitsOnly;
    const bool hasStorage = addStorage(storageOnly, supply) && addStorage(onsite, supply);

    LoadDistribution netLoad;
    LoadDistribution fullLoad;
    LoadDistribution flatWithGrid;
    LoadDistribution flat;
    netLoad.assign(loadMw, supply.gridLimitMw);
    if (gridOut > 0.0) fullLoad.assign(loadMw, {});
    flat.assignConstant(0.0);
    if (hasGrid) flatWithGrid.assignNegative(supply.gridLimitMw);
    const std::vector<GridCase> loaded = gridCases(gridOut, netLoad, fullLoad);
    const std::vector<GridCase> withGrid =
        hasGrid ? gridCases(gridOut, flatWithGrid, flat) : std::vector<GridCase>{{1.0, &flat}};
    const std::vector<GridCase> withoutGrid{{1.0, &flat}};
    const auto firmMw = [&](const OutageTable& table, std::span<const GridCase> cases, const Flexibility& flexibility) {
        return ShortageCurve(table, cases, flexibility).largestExtraMw(allowedShare);
    };

    const ShortageCurve year(onsite, loaded, flexible);
    const double joint = firmMw(onsite, withGrid, flexible);
    const double grid = joint - firmMw(onsite, withoutGrid, flexible);
    const double fromUnits = joint - firmMw(storageOnly, withGrid, flexible);
    const double storage = joint - firmMw(unitsOnly, withGrid, flexible);
    const double shed = joint - firmMw(onsite, withGrid, Flexibility{0.0, 0.0});
    const auto power = [](double mw) { return units::of<units::Power>(mw); };
    SiteAdequacy result;
    result.lole = units::of<units::Duration>(hours * year.shortShare(0.0));
    result.eue = units::of<units::Energy>(hours * year.unservedMw(0.0));
    result.headroom = power(year.largestExtraMw(allowedShare));
    result.jointFirm = power(joint);
    result.gridFirm = power(grid);
    result.onsiteFirm = power(fromUnits);
    result.storageFirm = power(storage);
    result.flexibleFirm = power(shed);
    result.interaction = power(joint - grid - fromUnits - storage - shed);
    result.method = hasStorage ? LoleMethod::Quick : LoleMethod::Exact;
    return result;
}

} // namespace model::adequacy
