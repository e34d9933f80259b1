// The three contrarian channels in all eight combinations, and what each does by itself and together with the others:
// edge substitutes cloud, supply binds, longer thinking is worth no more. Planning model, section 9.
#pragma once

#include "model/scenario/scenario.h"

#include <array>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace model::scenario {

enum class Channel { Edge = 1, Supply = 2, Reasoning = 4 };

// One combination, in the last year of the study.
struct ContrarianRun {
    unsigned channels{}; // bits of Channel that are on
    double facilityEnergyMwh{}, facilityPeakMw{}, headroomMw{};
    std::optional<double> energyMultiple;
    std::optional<int> gapYear;
    bool has(Channel channel) const { return (channels & static_cast<unsigned>(channel)) != 0; }
};

// Of one channel or of several together: Yates' contrast of the logarithm of the energy, or of the plain megawatts.
struct ContrarianEffect {
    unsigned channels{}; // one bit: main effect; several: interaction
    double logEnergy{};  // mean change of ln(facility energy) when it is on
    double peakMw{};     // mean change of the facility peak
    double headroomMw{}; // and of the headroom
};

struct ContrarianStudy {
    std::vector<ContrarianRun> runs;       // by the bits, 0 to 7; fewer when stopped
    std::vector<ContrarianEffect> effects; // by the bits, 1 to 7; empty when stopped
    bool assumedEdge{};                    // no class gave an edge share: 80 % by 2028, as the claim has it
    bool assumedReasoning{}; // no class gave a token multiplier: fourfold within three years (agents over chat)
};

// On: edge tasks replace cloud tasks in full, supply caps demand, worth stays. Off: edge adds, no cap, worth grows with
// the tokens of a task. All else as in the scenario. `progress` is called with the share done.
ContrarianStudy contrarianStudy(const Scenario& scenario, std::stop_token stop = {},
                                const std::function<void(double)>& progress = {});

// The scenario of one combination.
Scenario withChannels(const Scenario& scenario, unsigned channels);

} // namespace model::scenario
