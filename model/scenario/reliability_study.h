// What only a search over simulations can say of one year: the headroom with batteries, and how large a battery the
// next nine takes. Seconds to minutes; not a part of evaluate().
#pragma once

#include "model/adequacy/reinforcement.h"
#include "model/scenario/scenario.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace model::scenario {

struct ReliabilityOptions {
    std::size_t sampleYears{2'000}; // of each trial
    std::uint64_t seed{1};
    int threads{1};
    double batteryHours{4.0}; // energy over power of a battery to be added
    std::stop_token stop;
    std::function<void(double share)> progress; // a guess: how many trials a search takes is not known before
};

struct BatteryForNines {
    double availability{};
    adequacy::StorageReinforcement found;
};

struct ReliabilityStudy {
    bool isKnownYear{true}; // of the study, with load
    double peakMw{};
    double targetAvailability{};
    double otherHeadroomMw{}; // by the exact method, or by the rule where there are batteries
    bool hasBatteries{};
    adequacy::SimulatedHeadroom headroom;
    std::vector<BatteryForNines> batteries; // two to five nines; fewer when cancelled
    bool isCancelled{};
};

ReliabilityStudy studyReliability(const Scenario& scenario, int year, const ReliabilityOptions& options);

} // namespace model::scenario
