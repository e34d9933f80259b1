// What the equipment between two points passes: feeders, transformers, switchgear, UPS as stages in series, each of
// equal blocks in parallel. Not a source: it only limits.
#pragma once

#include "model/units/quantities.h"

#include <optional>
#include <span>
#include <vector>

namespace model::adequacy {

struct DeliveryStage {
    int count{1};
    units::Power block;        // that one block passes
    double forcedOutageRate{}; // share of time
    units::Duration repair;    // mean; often months for a transformer; 0: not known, then no frequencies
    double commonCause{};      // beta (OutageGroup): takes all blocks of the stage at once
};

// The path passes the least, over its stages, of blocks up x block. Stages and blocks fail independently but for the
// common causes. Without stages it passes everything, and has no levels.
struct DeliveryLevel {
    double passesMw{};
    double probability{};
    double atMost{};               // probability of passing that or less
    double atMostEntriesPerHour{}; // expected entries into that, in continuous time
};
std::vector<DeliveryLevel> deliveryLevels(std::span<const DeliveryStage> stages); // ascending

// Whether every stage that can fail has a repair time.
bool hasFrequency(std::span<const DeliveryStage> stages);
// With nothing out; nothing without stages.
std::optional<units::Power> fullPass(std::span<const DeliveryStage> stages);

struct DeliveryAvailability {
    std::vector<double> stages;                 // share of time in which this stage passes the load
    double path{1.0};                           // all of them at once
    double pathOut{};                           // 1 - path, right where it is small
    std::optional<double> interruptionsPerHour; // absent without repair times
};
DeliveryAvailability deliveryAvailability(std::span<const DeliveryStage> stages, const units::Power& load);

} // namespace model::adequacy
