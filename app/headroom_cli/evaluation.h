// Evaluates the scenario of a command and says where the result comes from.
#pragma once

#include "app/headroom_cli/study.h"
#include "model/scenario/outcome.h"

#include <optional>

namespace app::headroom_cli {

// For the years with batteries: simulated, or the quick rule that the window shows while it simulates.
enum class LossOfLoad { Simulated, Quick };
void addQuickOption(CLI::App& command, LossOfLoad& losses); // --quick

// Issues are told on the console; throws BadInput when they leave no year to show.
model::scenario::Outcome evaluated(const Study& study, std::optional<int> hourlyYear, const Console& console,
                                   LossOfLoad losses);
// With the seed, when something was simulated.
Object provenanceOf(const Study& study, const model::scenario::Outcome& outcome);

} // namespace app::headroom_cli
