#include "model/adequacy/reinforcement.h"

#include "model/adequacy/amount_search.h"
#include "model/adequacy/outage_levels.h"
#include "model/adequacy/site_simulation.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace model::adequacy {

namespace {

constexpr double kReachRounding = 1e-12;   // of the allowed share
constexpr double kStorageSteps = 4'096.0;  // of the resolution in `most`
constexpr double kMostStorageHours = 48.0; // of the highest load

double shortShare(const SiteSupply& supply, std::span<const double> loadMw) {
    return units::number(siteAdequacy(supply, loadMw, 0.5).lole) / static_cast<double>(loadMw.size());
}

// With all the supply that there could be in front of the path.
bool deliveryIsTooLittle(const SiteSupply& supply, std::span<const double> loadMw, double allowed) {
    if (supply.deliveryPath.empty()) return false;
    OutageGroup ample;
    ample.capacity = units::of<units::Power>(std::max(0.0, std::ranges::max(loadMw)));
    SiteSupply behind;
    behind.units = {ample};
    behind.deliveryPath = supply.deliveryPath;
    behind.flexible = supply.flexible;
    behind.flexibleLimit = supply.flexibleLimit;
    return shortShare(behind, loadMw) > allowed;
}

// With so many units of the group, none of them ever out, that they serve all of the load and the reserve.
bool pathIsTooLittle(const SiteSupply& supply, std::span<const double> loadMw, std::size_t group, double allowed) {
    if (supply.unitPath.empty()) return deliveryIsTooLittle(supply, loadMw, allowed);
    const double unitMw = fullUnitMw(supply.units[group]);
    if (!(unitMw > 0.0)) return false;
    SiteSupply ample = supply;
    OutageGroup& units = ample.units[group];
    units = {};
    units.capacity = units::of<units::Power>(unitMw);
    const double wantedMw = std::max(0.0, std::ranges::max(loadMw)) +
                            supply.spinningReserveUnits * units::number(largestUnit(supply.units));
    units.count = static_cast<int>(std::ceil(wantedMw / unitMw)) + supply.unitsOnMaintenance;
    return shortShare(ample, loadMw) > allowed;
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
    if (isReached(0)) return {0, false, false};
    if (pathIsTooLittle(supply, loadMw, group, allowed)) return {std::nullopt, false, true};
    // However many there are: while the common cause has all of them out, only the rest of the site serves.
    const OutageGroup& own = supply.units[group];
    SiteSupply rest = supply;
    rest.units[group].count = 0;
    if (own.commonCause * own.forcedOutageRate * shortShare(rest, loadMw) > allowed) return {std::nullopt, true, false};
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
    return {reached, false, false};
}

namespace {

// The system with a battery of an energy more or less.
class StorageTrial {
public:
    StorageTrial(SimulationSystem system, const AddedStorage& added) : m_system(std::move(system)), m_added(added) {
        m_system.storage.emplace_back();
        m_system.storage.back().name = "added battery";
        m_system.storage.back().roundTripEfficiency = added.roundTripEfficiency;
    }
    const SimulationSystem& with(double energyMwh) {
        SimulatedStorage& battery = m_system.storage.back();
        battery.energy = units::of<units::Energy>(energyMwh);
        battery.power = powerOf(energyMwh);
        return m_system;
    }
    units::Power powerOf(double energyMwh) const {
        return m_added.power.value_or(units::of<units::Energy>(energyMwh) / m_added.duration);
    }

private:
    SimulationSystem m_system;
    AddedStorage m_added;
};

bool hasCommonCause(const SiteSupply& supply) {
    return std::ranges::any_of(supply.units, [](const OutageGroup& group) { return group.commonCause > 0.0; });
}

} // namespace

StorageReinforcement storageToReach(const SiteSupply& supply, std::span<const double> loadMw, double availability,
                                    const AddedStorage& added, const SearchOptions& options,
                                    const std::stop_token& stop) {
    assert(availability > 0.0 && availability < 1.0 && !loadMw.empty());
    assert(added.power || units::number(added.duration) > 0.0);
    StorageReinforcement result;
    result.sampleYears = options.years;
    const double allowed = 1.0 - availability;
    const double allowedHours = allowed * static_cast<double>(loadMw.size());
    const double highestMw = std::max(0.0, std::ranges::max(loadMw));
    const double mostMwh = added.most ? units::number(*added.most) : kMostStorageHours * highestMw;
    result.resolution = units::of<units::Energy>(mostMwh / kStorageSteps);
    StorageTrial trial(simulationOf(supply, loadMw), added);
    result.issues = checkSystem(trial.with(mostMwh));
    if (units::hasError(result.issues)) return result;
    result.isCappedByPath = deliveryIsTooLittle(supply, loadMw, allowed * (1.0 + kReachRounding));
    if (result.isCappedByPath) return result;

    SearchOptions seen = options; // the search is for the least: in amounts below 0
    if (options.progress)
        seen.progress = [&options](SearchProgress progress) {
            progress.amount = std::abs(progress.amount);
            options.progress(progress);
        };
    const auto systemWith = [&trial](double amount) -> const SimulationSystem& { return trial.with(-amount); };
    AmountSearch search(systemWith, {-mostMwh, 0.0}, seen, stop);
    const auto isReached = [&](const AmountSearch::Hours& hours) {
        return hours.value <= allowedHours * (1.0 + kReachRounding);
    };
    const auto finish = [&](double energyMwh) {
        const AmountSearch::Hours hours = search.at(-energyMwh);
        result.lole = {units::of<units::Duration>(hours.value), units::of<units::Duration>(hours.standardError)};
        result.trials = search.trials();
        result.isCancelled = search.isCancelled();
        if (result.isCancelled || !isReached(hours)) return;
        result.energyToAdd = units::of<units::Energy>(energyMwh);
        result.power = energyMwh > 0.0 ? trial.powerOf(energyMwh) : units::Power{};
    };
    if (isReached(search.at(0.0)) || search.isCancelled()) {
        finish(0.0);
    } else if (isReached(search.at(-mostMwh))) {
        finish(-search.lastAccepted(isReached, -mostMwh / 16.0, units::number(result.resolution)));
    } else {
        finish(mostMwh);
        if (result.isCancelled || !hasCommonCause(supply)) return result;
        SiteSupply apart = supply;
        for (OutageGroup& group : apart.units)
            group.commonCause = 0.0;
        StorageTrial apartTrial(simulationOf(apart, loadMw), added);
        AmountSearch once([&](double amount) -> const SimulationSystem& { return apartTrial.with(-amount); },
                          {-mostMwh, 0.0}, seen, stop);
        const AmountSearch::Hours hours = once.at(-mostMwh);
        result.isCancelled = once.isCancelled();
        result.isCappedByCommonCause = !result.isCancelled && isReached(hours);
    }
    return result;
}

} // namespace model::adequacy
