// The files of the adequacy command as one system: regions, units, batteries, limits, hourly capacities. Every problem
// is collected with file, line and column.
#pragma once

#include "app/headroom_cli/problem.h"
#include "model/adequacy/adequacy_indices.h"
#include "model/adequacy/simulation_system.h"

#include <string>
#include <vector>

namespace app::headroom_cli {

struct AdequacyFiles {
    std::string units;
    std::string load;
    std::string storage; // "" for each that was not given
    std::string interfaces;
    std::string capacitySeries;
    double importMw{};
    double commonCause{}; // beta
};

enum class CommonCauseScope {
    Class, // beta takes the units of a row together; the column common_cause_group is left out, with a warning
    Group  // of rows that name a common_cause_group, beta takes all units of the group together
};

struct AdequacySystem {
    model::adequacy::SimulationSystem system;
    std::vector<std::string> regions; // the columns of the load
};

// Of a group, the share beta of its units' mean outage rate is common to all of them, repaired in their mean time; each
// unit's own outages make up the rest of its rate.
AdequacySystem readSystem(const AdequacyFiles& files, CommonCauseScope scope, std::vector<Problem>& problems);

// What of the system the exact method cannot take, one problem each.
void refuseWhatExactCannot(const AdequacyFiles& files, const model::adequacy::SimulationSystem& system,
                           std::vector<Problem>& problems);

// Warns of the hours limits, which the exact method does not keep.
void tellWhatExactLeavesOut(const AdequacyFiles& files, const model::adequacy::SimulationSystem& system,
                            std::vector<Problem>& problems);

struct ExactInput {
    std::vector<model::adequacy::OutageGroup> groups;
    std::vector<double> additionalMw; // of units that vary and never fail; empty: none
};
// Of a system that the exact method can take.
ExactInput exactInput(const model::adequacy::SimulationSystem& system);

} // namespace app::headroom_cli
