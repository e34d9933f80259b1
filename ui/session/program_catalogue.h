// The catalogue, sources, templates and profiles that come with the program, for the window.
#pragma once

#include "ui/session/catalogue_lookup.h"

namespace ui::session {

class ProgramCatalogue final : public CatalogueLookup {
public:
    std::vector<CatalogueRow> rows(std::string_view key) const override;
    Entries fields(std::string_view key, std::string_view rowId) const override;
    std::optional<SourceFacts> source(std::string_view id) const override;
    std::shared_ptr<const model::series::HourlyProfile> profile(const std::string& slug) const override;
    std::vector<TemplateFacts> templates() const override;
    std::vector<ScenarioNode> templateScenarios(std::string_view slug) const override;
};

} // namespace ui::session
