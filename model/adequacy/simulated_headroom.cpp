#include "model/adequacy/simulated_headroom.h"

#include "model/adequacy/amount_search.h"
#include "model/adequacy/outage_levels.h"
#include "model/adequacy/site_simulation.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace model::adequacy {

namespace {

constexpr double kHeadroomSteps = 5'000.0; // of the resolution in the site's size
constexpr double kBandErrors = 1.96;       // 95 %

// More than this cannot be served in any state.
double mostServedMw(const SiteSupply& supply) {
    double mostMw = 0.0;
    for (const OutageGroup& group : supply.units)
        mostMw += group.count * fullUnitMw(group);
    if (const auto passes = fullPass(supply.unitPath)) mostMw = std::min(mostMw, units::number(*passes));
    mostMw += units::number(supply.flexible);
    for (const SiteStorage& storage : supply.storage)
        mostMw += units::number(storage.power);
    if (!supply.gridLimitMw.empty()) mostMw += std::ranges::max(supply.gridLimitMw);
    if (!supply.renewableMw.empty()) mostMw += std::ranges::max(supply.renewableMw);
    return mostMw;
}

} // namespace

SimulatedHeadroom simulatedHeadroom(const SiteSupply& supply, std::span<const double> loadMw, double targetAvailability,
                                    const SearchOptions& options, const std::stop_token& stop) {
    assert(targetAvailability > 0.0 && targetAvailability < 1.0 && !loadMw.empty());
    SimulatedHeadroom result;
    SimulationSystem system = simulationOf(supply, loadMw);
    const std::vector<double> ownMw = system.loadMw.front();
    result.issues = checkSystem(system);
    if (units::hasError(result.issues)) return result;
    const double allowedHours = (1.0 - targetAvailability) * static_cast<double>(loadMw.size());
    const auto [lowest, highest] = std::ranges::minmax(loadMw);
    const double mostMw = mostServedMw(supply);
    const double resolutionMw = (mostMw + std::max(std::abs(lowest), std::abs(highest))) / kHeadroomSteps;
    AmountSearch search(
        [&](double extraMw) -> const SimulationSystem& {
            std::ranges::transform(ownMw, system.loadMw.front().begin(), [&](double mw) { return mw + extraMw; });
            return system;
        },
        {-highest, mostMw - lowest + resolutionMw}, options, stop);
    const double guessMw = units::number(siteAdequacy(supply, loadMw, targetAvailability).headroom);
    const auto largest = [&](double errors, double aboutMw) {
        const auto isAllowed = [&](const AmountSearch::Hours& hours) {
            return hours.value + errors * hours.standardError <= allowedHours;
        };
        return search.lastAccepted(isAllowed, aboutMw, resolutionMw);
    };
    const double headroomMw = largest(0.0, guessMw);
    result.headroom = units::of<units::Power>(headroomMw);
    result.low = units::of<units::Power>(std::min(headroomMw, largest(kBandErrors, headroomMw)));
    result.high = units::of<units::Power>(std::max(headroomMw, largest(-kBandErrors, headroomMw)));
    result.resolution = units::of<units::Power>(resolutionMw);
    const AmountSearch::Hours hours = search.at(headroomMw);
    result.lole = {units::of<units::Duration>(hours.value), units::of<units::Duration>(hours.standardError)};
    result.sampleYears = options.years;
    result.trials = search.trials();
    result.isCancelled = search.isCancelled();
    return result;
}

} // namespace model::adequacy
