// Headroom by simulation: the largest flat load that a site with batteries and sequences takes, and how well the
// sample-years know it. The exact figure for sites without batteries is siteAdequacy's.
#pragma once

#include "model/adequacy/simulation.h"
#include "model/adequacy/site_adequacy.h"

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace model::adequacy {

struct SearchProgress {
    std::size_t trials{}; // simulated
    double amount{};      // of the last one: MW added, or MWh installed
    stochastic::Estimate<units::Duration> lole;
};

// For searches that simulate the same sample-years again and again, each time with another amount of something. The
// outages are the same in all trials, so that the trials differ by the amount alone.
struct SearchOptions {
    std::size_t years{2'000}; // of each trial
    std::uint64_t seed{1};
    int threads{1};
    std::function<void(const SearchProgress&)> progress; // after each trial
};

struct SimulatedHeadroom {
    std::vector<units::Issue> issues; // with an error nothing was simulated
    units::Power headroom;            // below 0: to be removed
    // Where LOLE + 1.96 standard errors, and LOLE - 1.96, meet the allowed hours; of the same sample-years. A trial
    // without any loss has no error of its own and counts as known.
    units::Power low;
    units::Power high;
    units::Power resolution;                    // each of the three is an allowed load, and this much more is not
    stochastic::Estimate<units::Duration> lole; // with the headroom added
    std::size_t sampleYears{};                  // of each trial
    std::size_t trials{};
    bool isCancelled{}; // the figures are those of the search so far
};

// The share of unserved hours stays <= 1 - `targetAvailability`, in (0, 1). `loadMw` as in siteAdequacy.
SimulatedHeadroom simulatedHeadroom(const SiteSupply& supply, std::span<const double> loadMw, double targetAvailability,
                                    const SearchOptions& options, const std::stop_token& stop = {});

} // namespace model::adequacy
