// Evaluates the scenario of a command and says where the result comes from.
#pragma once

#include "app/headroom_cli/study.h"
#include "model/scenario/outcome.h"

#include <optional>

namespace app::headroom_cli {

// Issues are told on the console; throws BadInput when they leave no year to show.
model::scenario::Outcome evaluated(const Study& study, std::optional<int> hourlyYear, const Console& console);
Object provenanceOf(const Study& study);

} // namespace app::headroom_cli
