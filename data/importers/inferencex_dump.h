// The CSV of measured rows that AIConfigurator keeps, most of them from InferenceX's data base. A part of the format
// "inferencex" (inferencex.h), not one of its own.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

double inferencexDumpConfidence(std::string_view head);
void readInferencexDump(std::string_view content, const ImportOptions& options, ImportResult& result);

} // namespace data::importers
