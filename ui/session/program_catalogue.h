// The catalogue, sources, templates and profiles that come with the program, and the profiles of the open project.
#pragma once

#include "ui/session/catalogue_lookup.h"

#include <map>

namespace data::project {
class ProjectFile;
}

namespace ui::session {

class ProgramCatalogue final : public CatalogueLookup {
public:
    std::vector<CatalogueRow> rows(std::string_view key) const override;
    Entries fields(std::string_view key, std::string_view rowId) const override;
    std::optional<SourceFacts> source(std::string_view id) const override;
    std::vector<SourceFacts> sources() const override;
    std::vector<DatasetFact> dataset() const override;
    std::vector<ImportFacts> imports() const override;
    std::string measurementsVersion() const override;
    std::vector<data::project::MeasurementTable> measurements() const override;
    std::shared_ptr<const model::series::HourlyProfile> profile(const std::string& slug) const override;
    RegionRecords regionRecords() const override;
    std::vector<TemplateFacts> templates() const override;
    std::vector<ScenarioNode> templateScenarios(std::string_view slug) const override;

    // The project whose series come before those of the program; null for none. It must outlive its place here.
    void setProject(const data::project::ProjectFile* project);

private:
    // Of what is now in the open project, or of the program: a change of either makes another name.
    std::string datasetVersion() const;
    std::vector<DatasetFact> readDataset() const;

    const data::project::ProjectFile* m_project{nullptr};
    std::map<std::string, std::vector<CatalogueRow>, std::less<>> m_seriesRows; // of the project, by input
    std::vector<CatalogueRow> m_renewableRows; // the same, for every solar or wind plant
    mutable std::map<std::string, std::shared_ptr<const model::series::HourlyProfile>> m_profiles;
    mutable std::string m_datasetVersion; // of what m_dataset holds; empty: nothing yet
    mutable std::vector<DatasetFact> m_dataset;
};

} // namespace ui::session
