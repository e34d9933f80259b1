#include "model/adequacy/reinforcement.h"

#include <cassert>

namespace model::adequacy {

namespace {

constexpr double kReachRounding = 1e-12; // of the allowed share

double shortShare(const SiteSupply& supply, std::span<const double> loadMw) {
    return units::number(siteAdequacy(supply, loadMw, 0.5).lole) / static_cast<double>(loadMw.size());
}

} // namespace

Reinforcement unitsToReach(const SiteSupply& supply, std::span<const double> loadMw, std::size_t group,
                           double availability, int most) {
    assert(group < supply.units.size() && availability > 0.0 && availability < 1.0 && !loadMw.empty());
    const double allowed = (1.0 - availability) * (1.0 + kReachRounding);
    SiteSupply more = supply;
    const auto isReached = [&](int added) {
        more.units[group].count = supply.units[group].count + added;
        return shortShare(more, loadMw) <= allowed;
    };
    if (isReached(0)) return {0, false};
    // However many there are: while the common cause has all of them out, only the rest of the site serves.
    const OutageGroup& own = supply.units[group];
    SiteSupply rest = supply;
    rest.units[group].count = 0;
    if (own.commonCause * own.forcedOutageRate * shortShare(rest, loadMw) > allowed) return {std::nullopt, true};
    int refused = 0;
    int reached = 1;
    while (reached < most && !isReached(reached)) {
        refused = reached;
        reached *= 2;
    }
    if (reached >= most) {
        reached = most;
        if (!isReached(most)) return {};
    }
    while (reached - refused > 1) {
        const int middle = (refused + reached) / 2;
        (isReached(middle) ? reached : refused) = middle;
    }
    return {reached, false};
}

} // namespace model::adequacy
