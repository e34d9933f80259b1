// Reads the CSV inputs of the adequacy commands into the model's form; every problem with file, line and column.
#pragma once

#include "app/headroom_cli/problem.h"
#include "data/importers/load_csv.h"
#include "data/importers/units_csv.h"
#include "model/adequacy/outage_group.h"

#include <optional>
#include <string>
#include <vector>

namespace app::headroom_cli {

// The content of a file; nothing, and a problem, when it cannot be read.
std::optional<std::string> readInput(const std::string& path, const std::string& option,
                                     std::vector<Problem>& problems);

std::vector<data::importers::UnitRow> readUnitsFile(const std::string& path, const std::string& option,
                                                    std::vector<Problem>& problems);
std::vector<data::importers::HourlyColumn> readHourlyFile(const std::string& path, const std::string& option,
                                                          std::vector<Problem>& problems);

// The same with the time column.
data::importers::HourlyColumns readHourlyTable(const std::string& path, const std::string& option,
                                               std::vector<Problem>& problems);
// The one column there is; a problem when the load file has several.
std::vector<double> onlyColumn(std::vector<data::importers::HourlyColumn>& columns, const std::string& path,
                               std::vector<Problem>& problems);
std::vector<double> readLoadFile(const std::string& path, std::vector<Problem>& problems);
// The row's units with that share of their rate in common.
model::adequacy::OutageGroup groupOf(const data::importers::UnitRow& row, double commonCause);

} // namespace app::headroom_cli
