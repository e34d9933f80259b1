// What every door does with a file, the window and the command line alike: read it as a format, judge what it measured,
// and see whether the project has it already.
#pragma once

#include "data/importers/importer.h"

namespace data::project {
class ProjectFile;
}

namespace data::importers {

// As the format parses it, with quarantineBeyondPhysics() done.
ImportResult readImport(const Importer& importer, std::string_view content, const ImportOptions& options);

// A kernel that was faster than its device can compute, or read the fewest experts its routing allows, by more than
// this goes to quarantine with an issue; clocks and datasheets are not more exact.
inline constexpr double kMostRooflineFraction = 1.05;
void quarantineBeyondPhysics(ImportResult& result);

// Whether the project holds the same bytes with the same reading: taking them in again would change nothing. Rows that
// the user released from quarantine count as the same.
bool isInProject(const project::ProjectFile& project, const project::ImportRecord& record, const ImportResult& result);

// The stored rows in whose place rows of these tables, names and columns would go.
std::vector<project::DatasetRow> storedRows(const std::vector<project::DatasetRow>& wanted,
                                            const project::ProjectFile& project);

} // namespace data::importers
