#include "data/importers/import_file.h"

#include "data/calibration/kernel_groups.h"
#include "data/importers/device_names.h"
#include "data/project/project_file.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace data::importers {

using project::DatasetRow;
using project::MeasurementTable;
using project::ProjectFile;
using project::SeriesRecord;

namespace {
std::string rounded(double number, int digits) {
    std::string text = std::to_string(number);
    const std::size_t point = text.find('.');
    return text.substr(0, point == std::string::npos || digits == 0 ? point
                                                                    : point + 1 + static_cast<std::size_t>(digits));
}

void quarantineIn(MeasurementTable& table, ImportResult& result) {
    std::map<std::string, std::optional<model::calibration::DevicePeaks>> peaks;
    for (const auto& call : calibration::kernelMeasurements(table)) {
        const auto known = peaks.try_emplace(call.device);
        if (known.second)
            known.first->second = calibration::devicePeaks(acceleratorId(call.device).value_or(std::string()));
        if (!known.first->second) continue;
        const auto fraction = model::calibration::rooflineFraction(call, *known.first->second);
        if (!fraction || *fraction <= kMostRooflineFraction) continue;
        table.uses[call.row] = project::RowUse::Quarantined;
        --result.rowsTaken;
        ++result.rowsQuarantined;
        result.issues.push_back({{"import.beyond_roofline",
                                  model::units::Severity::Warning,
                                  {},
                                  {rounded(call.timeUs, 2), rounded(*fraction, 2), call.device}},
                                 table.lines[call.row],
                                 "time_us"});
    }
}

bool isSameButForTheImport(const SeriesRecord& stored, SeriesRecord wanted) {
    wanted.importId = stored.importId;
    return isSame(stored, wanted);
}

// A released row is the quarantined row it was.
bool isSameMeasurement(MeasurementTable stored, const MeasurementTable& wanted) {
    stored.importId = wanted.importId;
    for (project::RowUse& use : stored.uses)
        if (use == project::RowUse::Released) use = project::RowUse::Quarantined;
    return stored == wanted;
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

ImportResult readImport(const Importer& importer, std::string_view content, const ImportOptions& options) {
    ImportResult result = importer.parse(content, options);
    quarantineBeyondPhysics(result);
    return result;
}

void quarantineBeyondPhysics(ImportResult& result) {
    for (MeasurementTable& table : result.measurements)
        if (table.kind == "kernel") quarantineIn(table, result);
}

std::vector<DatasetRow> storedRows(const std::vector<DatasetRow>& wanted, const ProjectFile& project) {
    using Cell = std::tuple<std::string, std::string, std::string>;
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

bool isInProject(const ProjectFile& project, const project::ImportRecord& record, const ImportResult& result) {
    std::set<std::string> earlier;
    for (const project::ImportRecord& one : project.imports())
        if (one.sha256 == record.sha256 && one.format == record.format) earlier.insert(one.id);
    if (earlier.empty()) return false;
    const bool hasSeries = std::all_of(result.series.begin(), result.series.end(), [&](const SeriesRecord& one) {
        const auto found = project.series(one.slug);
        return found && isSameButForTheImport(*found, one);
    });
    if (!hasSeries) return false;
    for (const MeasurementTable& wanted : result.measurements) {
        const auto stored = project.measurements(wanted.kind);
        const bool hasTable = std::any_of(stored.begin(), stored.end(), [&](const MeasurementTable& table) {
            return earlier.contains(table.importId) && isSameMeasurement(table, wanted);
        });
        if (!hasTable) return false;
    }
    return sortedWithoutImport(storedRows(result.rows, project)) == sortedWithoutImport(result.rows);
}

} // namespace data::importers
