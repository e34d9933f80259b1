// Everything the search box can find: the inputs of the active scenario, the panels, the commands.
#pragma once

#include "ui/fields/inspector_presenter.h"
#include "ui/shell/action_table.h"
#include "ui/shell/palette_index.h"

namespace ui::shell {

std::vector<PaletteEntry> paletteEntries(const fields::InspectorPresenter& inputs, const ActionSet& actions);
// The command of an entry of that kind.
Command commandOf(const PaletteEntry& entry);

} // namespace ui::shell
