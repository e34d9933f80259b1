// How much more a site needs for an availability, units or batteries, or that no amount of them reaches it.
#pragma once

#include "model/adequacy/simulated_headroom.h"
#include "model/adequacy/site_adequacy.h"

#include <optional>

namespace model::adequacy {

struct Reinforcement {
    std::optional<int> unitsToAdd; // 0: it is reached already; nothing: not with `most`
    // The group's common cause alone is out too often: more units of the group never reach the availability.
    bool isCappedByCommonCause{};
    // The paths alone are: of the delivery, or of the units with the rest of the site, however many units there are.
    bool isCappedByPath{};
};

// Units of `supply.units[group]` to add so that the load is served for the share `availability` of the series' time.
Reinforcement unitsToReach(const SiteSupply& supply, std::span<const double> loadMw, std::size_t group,
                           double availability, int most = 256);

// One battery on the bus, without outages.
struct AddedStorage {
    std::optional<units::Power> power;        // absent: energy / duration
    units::Duration duration{4.0 * units::h}; // at full power; not used with `power`
    double roundTripEfficiency{0.85};
    std::optional<units::Energy> most; // absent: 48 hours of the highest load
};

struct StorageReinforcement {
    std::vector<units::Issue> issues;         // with an error nothing was simulated
    std::optional<units::Energy> energyToAdd; // 0: it is reached already; nothing: not with `most`, or cancelled
    units::Power power;                       // of that
    units::Energy resolution;                 // that much less does not reach it
    bool isCappedByPath{};                    // the delivery path alone is out too often: no battery reaches it
    // With `most` it is not reached, but would be if units did not fail together: such outages last too long.
    bool isCappedByCommonCause{};
    stochastic::Estimate<units::Duration> lole; // with what is added
    std::size_t sampleYears{};                  // of each trial
    std::size_t trials{};
    bool isCancelled{};
};

// Battery to add so that in the simulated years the load is served for the share `availability` of the time.
StorageReinforcement storageToReach(const SiteSupply& supply, std::span<const double> loadMw, double availability,
                                    const AddedStorage& added, const SearchOptions& options,
                                    const std::stop_token& stop = {});

} // namespace model::adequacy
