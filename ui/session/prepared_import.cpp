#include "ui/session/prepared_import.h"

#include "ui/session/series_use.h"

#include "data/importers/import_file.h"
#include "data/importers/registry.h"
#include "data/project/project_file.h"

#include <algorithm>

namespace ui::session {

using data::project::DatasetRow;
using data::project::ProjectFile;
using data::project::SeriesRecord;

namespace {

std::vector<SeriesUse> usesOf(const std::vector<SeriesRecord>& series) {
    std::vector<SeriesUse> uses;
    for (const SeriesRecord& one : series) {
        const std::string key = inputServedBy(one);
        if (key.empty()) continue;
        const std::vector<int> years = usableYears(one);
        for (auto year = years.rbegin(); year != years.rend(); ++year)
            uses.push_back({key, seriesName(one.slug, *year), one.name, *year});
    }
    return uses;
}

} // namespace

PreparedImport prepareImport(data::importers::ImportResult result, std::string_view fileName, std::string_view content,
                             std::int64_t timeUtcSeconds) {
    PreparedImport import;
    import.record = data::importers::record(result, fileName, content, timeUtcSeconds);
    data::importers::markWith(result, import.record.id);
    import.uses = usesOf(result.series);
    import.result = std::move(result);
    return import;
}

bool isInProject(const ProjectFile& project, const PreparedImport& import) {
    return data::importers::isInProject(project, import.record, import.result);
}

void makeIdFree(PreparedImport& import, const ProjectFile& project) {
    const auto stored = project.imports();
    const std::string wish = import.record.id;
    const auto isTaken = [&] {
        return std::any_of(stored.begin(), stored.end(),
                           [&](const auto& record) { return record.id == import.record.id; });
    };
    for (int number = 2; isTaken(); ++number)
        import.record.id = wish + "-" + std::to_string(number);
    data::importers::markWith(import.result, import.record.id);
}

Replaced replacedBy(const PreparedImport& import, const ProjectFile& project) {
    Replaced replaced;
    for (const SeriesRecord& one : import.result.series)
        if (auto stored = project.series(one.slug)) replaced.series.push_back(std::move(*stored));
    replaced.rows = data::importers::storedRows(import.result.rows, project);
    return replaced;
}

} // namespace ui::session
