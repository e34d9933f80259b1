#include "ui/session/prepared_import.h"

#include "ui/session/series_use.h"

#include "data/importers/registry.h"
#include "data/project/project_file.h"

#include <algorithm>
#include <set>
#include <tuple>

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

bool isSameButForTheImport(const SeriesRecord& stored, SeriesRecord wanted) {
    wanted.importId = stored.importId;
    return isSame(stored, wanted);
}

using Cell = std::tuple<std::string, std::string, std::string>;
std::vector<DatasetRow> storedRows(const std::vector<DatasetRow>& wanted, const ProjectFile& project) {
    std::set<Cell> cells;
    std::set<std::string> tables;
    for (const DatasetRow& row : wanted) {
        cells.insert({row.table, row.rowId, row.column});
        tables.insert(row.table);
    }
    std::vector<DatasetRow> found;
    for (const std::string& table : tables)
        for (DatasetRow& row : project.datasetRows(table))
            if (cells.contains({row.table, row.rowId, row.column})) found.push_back(std::move(row));
    return found;
}

// In the order of the file, which is that of the cells' names.
std::vector<DatasetRow> sortedWithoutImport(std::vector<DatasetRow> rows) {
    for (DatasetRow& row : rows)
        row.importId.clear();
    std::sort(rows.begin(), rows.end(), [](const DatasetRow& a, const DatasetRow& b) {
        return std::tie(a.table, a.rowId, a.column) < std::tie(b.table, b.rowId, b.column);
    });
    return rows;
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
    const auto stored = project.imports();
    const bool isKnown = std::any_of(stored.begin(), stored.end(), [&](const auto& record) {
        return record.sha256 == import.record.sha256 && record.format == import.record.format;
    });
    if (!isKnown) return false;
    const auto& wanted = import.result.series;
    const bool hasSeries = std::all_of(wanted.begin(), wanted.end(), [&](const SeriesRecord& one) {
        const auto found = project.series(one.slug);
        return found && isSameButForTheImport(*found, one);
    });
    return hasSeries &&
           sortedWithoutImport(storedRows(import.result.rows, project)) == sortedWithoutImport(import.result.rows);
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
    replaced.rows = storedRows(import.result.rows, project);
    return replaced;
}

} // namespace ui::session
