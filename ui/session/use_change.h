// Which rows of one import's measurements may be used from now on: rows let out of quarantine, or put back.
#pragma once

#include "data/project/measurement_table.h"

#include <string>
#include <vector>

namespace ui::session {

struct UseChange {
    std::string importId;
    std::string kind;
    std::vector<data::project::RowUse> uses; // of every row
    friend bool operator==(const UseChange&, const UseChange&) = default;
};
using UseChanges = std::vector<UseChange>;

} // namespace ui::session
