// The IEEE RTS-79 test system, built from its published tables, and a reader for the reference tables beside it.
#pragma once

#include "model/adequacy/outage_group.h"

#include <string>
#include <vector>

namespace tests {

std::vector<model::adequacy::OutageGroup> rts79Units();
// 8,736 hours from Monday of week 1: peak x weekly x daily x hourly share, not rounded.
std::vector<double> rts79LoadMw();

// Rows of numbers of a CSV file under its header line.
std::vector<std::vector<double>> readNumbers(const std::string& path);

} // namespace tests
