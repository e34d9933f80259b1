// Reads the CSV inputs of the adequacy commands into the model's form; every problem with file, line and column.
#pragma once

#include "app/headroom_cli/problem.h"
#include "data/importers/load_csv.h"
#include "data/importers/units_csv.h"

#include <optional>
#include <string>
#include <vector>

namespace app::headroom_cli {

// The content of a file; nothing, and a problem, when it cannot be read.
std::optional<std::string> readInput(const std::string& path, const std::string& option,
                                     std::vector<Problem>& problems);

std::vector<data::importers::UnitRow> readUnitsFile(const std::string& path, std::vector<Problem>& problems);
std::vector<data::importers::HourlyColumn> readHourlyFile(const std::string& path, const std::string& option,
                                                          std::vector<Problem>& problems);

} // namespace app::headroom_cli
