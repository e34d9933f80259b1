// Scenarios between the project file's records and the window's tree.
#pragma once

#include "ui/session/scenario_tree.h"

#include "data/project/scenario_record.h"

namespace ui::session {

std::vector<ScenarioNode> nodesFrom(const std::vector<data::project::ScenarioRecord>& records);
// Parents before their children.
std::vector<data::project::ScenarioRecord> recordsFrom(const ScenarioTree& tree);

} // namespace ui::session
