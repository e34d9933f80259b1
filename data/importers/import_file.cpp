#include "data/importers/import_file.h"

#include "data/calibration/kernel_groups.h"
#include "data/importers/device_names.h"
#include "data/importers/registry.h"
#include "data/project/project_file.h"

#include <algorithm>
#include <array>
#include <charconv>
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
    std::array<char, 400> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed, 6);
    const std::string text(buffer.data(), end.ptr);
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

container::OpenedFile openImport(std::string_view content, const ImportOptions& options) {
    const auto answer = [&](const char* key) {
        const auto found = options.answers.find(key);
        return found == options.answers.end() ? std::string() : found->second;
    };
    return container::openFile(content, {answer("member"), answer("sheet"), answer("encoding")}, {}, options.stop);
}

std::optional<ImportResult> stoppedBy(const container::OpenedFile& opened) {
    using container::ContainerQuestion;
    if (!opened.hasFailed && !opened.isStopped && opened.question == ContainerQuestion::None) return std::nullopt;
    ImportResult result;
    result.issues = opened.issues;
    result.isCancelled = opened.isStopped;
    result.member = opened.member;
    if (opened.question != ContainerQuestion::None) {
        const char* key = opened.question == ContainerQuestion::Member ? "member" : "sheet";
        result.questions.push_back({key,
                                    {std::string("question.") + key,
                                     model::units::Severity::Error,
                                     {},
                                     {std::to_string(opened.choices.size())}},
                                    opened.choices});
    }
    return result;
}

ImportOptions innerOptions(ImportOptions options, const container::OpenedFile& opened) {
    if (!opened.innerName.empty()) options.fileName = opened.innerName;
    if (options.fileName.ends_with(".gz")) options.fileName.resize(options.fileName.size() - 3);
    if (!opened.sheet.empty()) options.fileName = stem(options.fileName) + " " + opened.sheet + ".xlsx";
    return options;
}

ImportResult readFile(std::string_view content, std::string_view format, const ImportOptions& options) {
    const container::OpenedFile opened = openImport(content, options);
    if (auto stopped = stoppedBy(opened)) return std::move(*stopped);
    const std::string_view text = opened.read(content);
    const Importer* importer = format.empty() ? recognise(text) : findImporter(format);
    ImportResult result;
    if (importer != nullptr) result = readImport(*importer, text, innerOptions(options, opened));
    result.issues.insert(result.issues.begin(), opened.issues.begin(), opened.issues.end());
    result.member = opened.member;
    return result;
}

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
