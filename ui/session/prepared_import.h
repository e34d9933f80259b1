// A file that was read and parsed, ready to be taken into a project: the record, its contents, what they can serve. It
// has changed nothing yet.
#pragma once

#include "data/importers/importer.h"

#include <string>
#include <string_view>
#include <vector>

namespace data::project {
class ProjectFile;
}

namespace ui::session {

// One year of an imported series as the value of an input.
struct SeriesUse {
    std::string key;    // of the input
    std::string series; // "pjm-demand@2024"
    std::string name;   // of the series, for people
    int year{};
};

struct PreparedImport {
    data::project::ImportRecord record;
    data::importers::ImportResult result; // series and rows bear the record's id
    std::vector<SeriesUse> uses;          // the latest year of a series first
};

PreparedImport prepareImport(data::importers::ImportResult result, std::string_view fileName, std::string_view content,
                             std::int64_t timeUtcSeconds);
// Whether the project holds the same bytes with the same reading.
bool isInProject(const data::project::ProjectFile& project, const PreparedImport& import);
// Gives the import another id when the project has one of that name.
void makeIdFree(PreparedImport& import, const data::project::ProjectFile& project);

// What an import would take the place of.
struct Replaced {
    std::vector<data::project::SeriesRecord> series;
    std::vector<data::project::DatasetRow> rows;
};
Replaced replacedBy(const PreparedImport& import, const data::project::ProjectFile& project);

} // namespace ui::session
