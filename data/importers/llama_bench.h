// Results of llama.cpp's llama-bench in each notation it prints: CSV, JSON, JSON Lines and SQL text.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// A row is one test of one sequence: prompt tokens alone, generated tokens alone, or both after each other, with rates
// of the whole machine. Columns change with the version and are matched by name. SQL is read as text, never run.
const Importer& llamaBench();

} // namespace data::importers
