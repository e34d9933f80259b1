// A system made ready for simulation: its outage processes, its hourly margins, and how deep an outage each stretch of
// hours bears. Not yet a year; shared by all threads.
#pragma once

#include "model/adequacy/limited_units.h"
#include "model/adequacy/simulation_system.h"
#include "model/adequacy/storage_fleet.h"
#include "model/adequacy/transfer_limits.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace model::adequacy {

inline constexpr std::size_t kPlanBlockHours = 24;

// A way of being out: how much of the unit, and up to which uniform number it is chosen.
struct OutageChoice {
    double share{1.0};
    double upTo{1.0};
};

// Full and out in turn, each for an exponential time, in steady state from the start; or, with `windowHours`, out once
// in a window that begins at any hour with equal chance and goes on at the start of the year when it meets its end.
struct OutageProcess {
    std::uint32_t stream{};
    double outProbability{};
    double outAbove{}; // an exponential of mean 1 is above it with that probability
    double upHours{};
    double outHours{};
    double windowHours{};
    // Row of `failuresUntil`: up until a failure of that hour's rate, out as above, at first out with outProbability.
    std::optional<std::size_t> hazard;
    std::vector<OutageChoice> choices; // of a unit with states of its own; empty: fully out
    // What is lost while fully out, or a bound on it: [region], MW.
    struct Loss {
        std::size_t region{};
        double mw{};
    };
    std::vector<Loss> losses;
    std::optional<std::size_t> dependent; // absent: the loss is exact and depends on nothing else
};

// Something whose loss depends on more than its own process: on the hour, on a cause, on what is stored, on the
// other blocks of its path, or on where it is needed.
struct Dependent {
    enum class Kind { Unit, Cause, Storage, Blocks, Line } kind{Kind::Unit};
    std::size_t region{};             // Unit
    double fullMw{};                  // Unit without a series
    std::optional<std::size_t> row;   // Unit: whose hourly MW it has
    bool isLimited{};                 // Unit: in no margin, one of `limited`
    std::vector<std::size_t> partial; // Unit: the causes that take a share of it
    std::vector<std::size_t> members; // Cause: the dependents that it takes
    double takes{1.0};                // Cause: the share of each
    std::size_t storage{};            // Storage: index in the fleet
    std::size_t path{};               // Blocks: which path, which of its stages, and how many of its blocks
    std::size_t stage{};
    int blocks{};
    std::size_t line{}; // Line: index of the interface
};

// Stages in series of an import, behind a region's units, or in front of a region's load.
struct PlannedPath {
    enum class Of { Import, Units, Load } of{Of::Import};
    std::vector<DeliveryStage> stages;
    std::size_t region{};
    double fullMw{};
    std::optional<std::size_t> row;    // of the import's series
    std::optional<std::size_t> source; // the import as a dependent, where it can fail
    double heldBackMw{};               // of what units bring, and out of the margin
};

struct SimulationPlan {
    explicit SimulationPlan(const SimulationSystem& system);

    std::size_t regions{};
    std::size_t hours{};
    std::size_t blocks{};
    std::size_t unitRows{}; // those of `seriesMw` that are no imports
    double loadEnergyMwh{};
    double toleranceMw{};         // short by less is served
    std::vector<double> marginMw; // [hour x regions + region]: everything up, less the load
    std::vector<bool> isWorstOfDay;
    // [block x sets + set]: the outage that the set of regions bears in every hour of the block.
    std::vector<double> bearableMw;
    std::vector<OutageProcess> processes;
    std::vector<Dependent> dependents;
    std::vector<std::vector<double>> seriesMw; // by row of units, imports after them; empty where constant
    std::vector<PlannedPath> paths;
    // [path][hour]: the load, or the units with everything up; empty for those of imports.
    std::vector<std::vector<double>> throughMw;
    TransferLimits limits;
    StorageFleet fleet;
    LimitedUnits limited;
    std::vector<std::vector<double>> failuresUntil; // [hazard][hour]: expected since the start, had it been up
    std::vector<double> regionLoadMwh;
    double expectedTransitions{}; // a year
};

} // namespace model::adequacy
