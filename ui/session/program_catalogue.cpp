#include "ui/session/program_catalogue.h"

#include "ui/session/scenario_records.h"
#include "ui/session/series_use.h"

#include "data/catalog/catalogue.h"
#include "data/catalog/profiles.h"
#include "data/catalog/region_records.h"
#include "data/catalog/templates.h"
#include "data/project/resolve.h"

namespace ui::session {

namespace {

// A chip holds two words: publisher's first word and year, or what kind of input it is.
std::string chipName(const data::catalog::Source& source) {
    if (source.id == "assumed") return "assumed";
    if (source.id == "your-input") return "your input";
    if (source.id == "computed") return "computed";
    const std::size_t end = source.publisher.find_first_of(" ,;(");
    const std::string first = source.publisher.substr(0, end);
    if (first.empty()) return source.id;
    return source.year.empty() ? first : first + " " + source.year;
}

SourceFacts toFacts(const data::catalog::Source& source) {
    return {source.id, chipName(source), source.title, source.url, source.evidence};
}

Entries toEntries(const std::vector<data::project::Entry>& stored) {
    return data::project::toModel(stored);
}

} // namespace

std::vector<CatalogueRow> ProgramCatalogue::rows(std::string_view key) const {
    std::vector<CatalogueRow> list;
    for (auto& technology : data::catalog::technologies(key))
        list.push_back({std::move(technology.id), std::move(technology.name)});
    if (isRenewableSeries(key)) return m_renewableRows;
    const bool isLoad = key == regionLoadKey;
    if (!isLoad && key != temperatureKey) return list;
    if (const auto own = m_seriesRows.find(key); own != m_seriesRows.end())
        list.insert(list.end(), own->second.begin(), own->second.end());
    const std::string_view kind = isLoad ? "load-" : "temperature-";
    for (const std::string_view slug : data::catalog::profileNames())
        if (slug.starts_with(kind)) list.push_back({std::string(slug), std::string(slug.substr(kind.size()))});
    return list;
}

Entries ProgramCatalogue::fields(std::string_view key, std::string_view rowId) const {
    const auto stored = data::catalog::entriesOf(key, rowId);
    if (!stored) return {};
    Entries entries;
    for (auto& entry : toEntries(*stored))
        if (entry.key != key) entries.push_back(std::move(entry));
    return entries;
}

std::optional<SourceFacts> ProgramCatalogue::source(std::string_view id) const {
    const auto* found = data::catalog::findSource(id);
    if (found == nullptr) return std::nullopt;
    return toFacts(*found);
}

std::vector<SourceFacts> ProgramCatalogue::sources() const {
    std::vector<SourceFacts> list;
    for (const auto& source : data::catalog::sources())
        list.push_back(toFacts(source));
    return list;
}

std::string ProgramCatalogue::datasetVersion() const {
    if (m_project == nullptr) return "program";
    const auto summary = m_project->summary();
    std::string version = "project " + summary.datasetHash;
    for (const auto& list : {summary.series, summary.imports})
        for (const std::string& name : list)
            version += '\n' + name;
    return version;
}

std::vector<DatasetFact> ProgramCatalogue::dataset() const {
    if (const std::string version = datasetVersion(); version != m_datasetVersion) {
        m_dataset = readDataset();
        m_datasetVersion = version;
    }
    return m_dataset;
}

std::vector<DatasetFact> ProgramCatalogue::readDataset() const {
    std::map<std::string, std::string> fileNames;
    if (m_project != nullptr)
        for (const auto& import : m_project->imports())
            fileNames[import.id] = import.fileName;
    std::vector<DatasetFact> facts;
    for (auto& row : m_project != nullptr ? m_project->datasetRows() : data::catalog::datasetRows())
        facts.push_back({std::move(row.table), std::move(row.rowId), std::move(row.column), std::move(row.value),
                         std::move(row.unit), std::move(row.evidence), std::move(row.source), fileNames[row.importId]});
    if (m_project == nullptr) return facts;
    for (const std::string& slug : m_project->summary().series)
        if (const auto series = m_project->series(slug))
            facts.push_back({"series", slug, "hours", std::to_string(series->size() - series->missing()), series->unit,
                             series->evidence, series->source, fileNames[series->importId]});
    return facts;
}

std::vector<ImportFacts> ProgramCatalogue::imports() const {
    std::vector<ImportFacts> list;
    if (m_project == nullptr) return list;
    std::map<std::string, std::vector<std::string>> slugs;
    for (const std::string& slug : m_project->summary().series)
        if (const auto series = m_project->series(slug)) slugs[series->importId].push_back(slug);
    for (auto& import : m_project->imports())
        list.push_back({import.id, import.fileName, import.format, import.sha256, import.timeUtcSeconds,
                        import.rowsRead, import.rowsTaken, import.rowsQuarantined, slugs[import.id], import.importerVersion,
                        import.licence, import.evidence, std::move(import.issues)});
    return list;
}

std::string ProgramCatalogue::measurementsVersion() const {
    return m_project != nullptr ? m_project->measurementsVersion() : std::string();
}

std::vector<data::project::MeasurementTable> ProgramCatalogue::measurements() const {
    return m_project != nullptr ? m_project->measurements() : std::vector<data::project::MeasurementTable>{};
}

std::shared_ptr<const model::series::HourlyProfile> ProgramCatalogue::profile(const std::string& slug) const {
    const auto known = m_profiles.find(slug);
    if (known != m_profiles.end()) return known->second;
    auto profile =
        m_project != nullptr ? data::project::profileLookup(*m_project)(slug) : data::project::builtInProfile(slug);
    m_profiles[slug] = profile;
    return profile;
}

void ProgramCatalogue::setProject(const data::project::ProjectFile* project) {
    m_project = project;
    m_profiles.clear();
    m_datasetVersion.clear();
    m_seriesRows.clear();
    m_renewableRows.clear();
    if (project == nullptr) return;
    for (const std::string& slug : project->summary().series) {
        const auto series = project->series(slug);
        const std::string key = series ? inputServedBy(*series) : std::string();
        const bool isRenewable = series && canBeRenewable(*series);
        if (key.empty() && !isRenewable) continue;
        for (const int year : usableYears(*series)) {
            const CatalogueRow row{seriesName(slug, year), series->name + ", " + std::to_string(year)};
            if (!key.empty()) m_seriesRows[key].push_back(row);
            if (isRenewable) m_renewableRows.push_back(row);
        }
    }
}

RegionRecords ProgramCatalogue::regionRecords() const {
    RegionRecords records{data::catalog::elccRatings(), data::catalog::loadForecasts(), {}};
    for (const auto& record : model::grid::realisationRecords()) {
        const auto* source = data::catalog::findSource(record.source);
        records.realisations.push_back({record, source != nullptr ? source->title : std::string(record.source)});
    }
    return records;
}

std::vector<TemplateFacts> ProgramCatalogue::templates() const {
    std::vector<TemplateFacts> list;
    for (const auto& entry : data::catalog::templates())
        list.push_back({entry.slug, entry.title, entry.story});
    return list;
}

std::vector<ScenarioNode> ProgramCatalogue::templateScenarios(std::string_view slug) const {
    const auto found = data::catalog::findTemplate(slug);
    return found ? nodesFrom(found->scenarios) : std::vector<ScenarioNode>{};
}

} // namespace ui::session
