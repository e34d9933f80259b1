// Sequential Monte Carlo: loss-of-load indices with their standard errors from sample-years drawn hour after hour.
#pragma once

#include "model/adequacy/adequacy_indices.h"
#include "model/adequacy/simulation_system.h"
#include "model/stochastic/estimate.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>

namespace model::adequacy {

struct SimulationProgress {
    std::size_t years{}; // taken into the figures
    std::size_t mostYears{};
    stochastic::Estimate<units::Duration> lole;
    stochastic::Estimate<units::Energy> eue;
};

struct SimulationOptions {
    std::size_t years{10'000}; // at most
    std::uint64_t seed{1};
    int threads{1};
    // Ends early once every target given is met, though not before 1,000 years of which 30 had a loss; looked at after
    // each block of years, at the same years on any number of threads.
    std::optional<double> eueRelativeError; // standard error / value
    std::optional<double> loleRelativeError;
    std::stop_token stop; // ends within a sample-year of each thread, with the figures so far
    std::function<void(const SimulationProgress&)>
        progress; // after each block, by one thread at a time, not the caller's
};

// Over the sample-years. The p-quantile is the least value that at least the share p of the years do not exceed.
struct YearlySpread {
    double shareOfNone{};
    double p50{};
    double p90{};
    double p99{};
};

// Of one region of several. What it goes without is its part of the system's, by the rule of TransferLimits::split: it
// keeps its own supply, helps with what it has over, and the regions that cannot be helped further share by shortage.
// The energies sum to the system's; hours and events do not, as regions are short together.
struct SimulatedRegion {
    stochastic::Estimate<units::Duration> lole;
    stochastic::Estimate<units::Energy> eue;
    std::optional<stochastic::Estimate<>> neuePpm; // of its load; absent without
    stochastic::Estimate<> lolfEvents;
};

// Per pass of the load. The clock is continuous: units fail and are repaired at any moment, the load and the series
// step on the hour, and each stretch between two changes counts with its length. Hence lole, loleDays and eue have the
// expectations of AdequacyIndices, and lolf counts each entry into shortage, within the hour too (an hourly chain finds
// fewer: 1.92 instead of 2.02 a year on RTS-79). Years are independent, each from steady state and full batteries.
struct SimulatedAdequacy {
    std::vector<units::Issue> issues; // with an error nothing was simulated
    std::size_t hours{};
    std::size_t sampleYears{};
    bool isCancelled{};
    bool isConverged{}; // ended on its targets

    stochastic::Estimate<units::Duration> lole;
    // Of the days' hours of least margin, as in AdequacyIndices, the regions together; absent unless whole days.
    std::optional<stochastic::Estimate<>> loleDays;
    std::optional<stochastic::Estimate<>> daysWithLoss; // days with any loss at all; absent unless whole days
    stochastic::Estimate<units::Energy> eue;
    std::optional<stochastic::Estimate<>> neuePpm; // absent without load
    stochastic::Estimate<> lolfEvents;
    std::optional<stochastic::Estimate<units::Duration>> meanEvent; // LOLE / LOLF; absent without events

    std::vector<SimulatedRegion> regions; // in their order; none where there is only one

    YearlySpread lossHours;
    YearlySpread unservedMwh;
    YearlySpread events;
};

// Units fail as OutageGroup says, so that both methods answer the same question where both can. The remainder of a
// planned outage is one window a year that begins in any hour; its beginning may start an event, which the exact method
// leaves out. Batteries never appear in the exact method.
SimulatedAdequacy simulate(const SimulationSystem& system, const SimulationOptions& options);

} // namespace model::adequacy
