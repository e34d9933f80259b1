#include "ui/session/program_catalogue.h"

#include "ui/session/scenario_records.h"

#include "data/catalog/catalogue.h"
#include "data/catalog/profiles.h"
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

Entries toEntries(const std::vector<data::project::Entry>& stored) {
    return data::project::toModel(stored);
}

} // namespace

std::vector<CatalogueRow> ProgramCatalogue::rows(std::string_view key) const {
    std::vector<CatalogueRow> list;
    for (auto& technology : data::catalog::technologies(key))
        list.push_back({std::move(technology.id), std::move(technology.name)});
    const bool isLoad = key == "grid.region.load_series";
    if (!isLoad && key != "facility.temperature_series") return list;
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
    return SourceFacts{found->id, chipName(*found), found->title, found->url, found->evidence};
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
