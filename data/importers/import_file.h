// What every door does with a file, the window and the command line alike: read it as a format, judge what it measured,
// and see whether the project has it already.
#pragma once

#include "data/container/opened_file.h"
#include "data/importers/importer.h"

namespace data::project {
class ProjectFile;
}

namespace data::importers {

// What the formats read of a file's bytes: see container/opened_file.h. Answers it understands: member, sheet,
// encoding.
container::OpenedFile openImport(std::string_view content, const ImportOptions& options);
// The questions, issues and the name of the part as a result without series; nothing when the text can be read on.
std::optional<ImportResult> stoppedBy(const container::OpenedFile& opened);
// The options for the text of such a file: named after the part that is read.
ImportOptions innerOptions(ImportOptions options, const container::OpenedFile& opened);
// Opens the file, recognises its format unless one is named, and reads it. Format "": it is not recognised, or the
// questions of the container come first.
ImportResult readFile(std::string_view content, std::string_view format, const ImportOptions& options);

// As the format parses a text, with quarantineBeyondPhysics() done.
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
