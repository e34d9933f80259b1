// Reads the three-region RTS-GMLC system from the CSV tables that the PRAS example was turned into, for verify --data.
#pragma once

#include "app/headroom_cli/problem.h"
#include "model/adequacy/simulation_system.h"

#include <string>
#include <vector>

namespace app::headroom_cli {

// The tables (generators.csv, regions_load_ts.csv and so on) stand in the folder itself or in pras/rts_gmlc below it.
// Every problem is collected with file, line and column; with an error the system is not to be used.
model::adequacy::SimulationSystem readRtsGmlc(const std::string& folder, std::vector<Problem>& problems);

} // namespace app::headroom_cli
