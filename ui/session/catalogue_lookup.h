// What the window asks of catalogue, sources and templates, as plain values. Filled by whoever knows where they stand.
#pragma once

#include "ui/session/scenario_tree.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ui::session {

struct CatalogueRow {
    std::string id;
    std::string name;
};

struct SourceFacts {
    std::string id;
    std::string shortName; // "Epoch 2024", for a chip
    std::string title;
    std::string address;
    std::string note;
};

struct TemplateFacts {
    std::string slug;
    std::string title;
    std::string story;
};

class CatalogueLookup {
public:
    virtual ~CatalogueLookup() = default;
    // Rows among which the choice `key` ("compute.model.id") may choose; none when it is free text.
    virtual std::vector<CatalogueRow> rows(std::string_view key) const = 0;
    // What choosing that row sets besides the choice itself, keys whole.
    virtual Entries fields(std::string_view key, std::string_view rowId) const = 0;
    virtual std::optional<SourceFacts> source(std::string_view id) const = 0;
    virtual std::shared_ptr<const model::series::HourlyProfile> profile(const std::string& slug) const = 0;
    virtual std::vector<TemplateFacts> templates() const = 0;
    // The scenarios of a template, its base first.
    virtual std::vector<ScenarioNode> templateScenarios(std::string_view slug) const = 0;
};

// Knows nothing: no rows, no sources, no templates.
class EmptyCatalogue final : public CatalogueLookup {
public:
    std::vector<CatalogueRow> rows(std::string_view) const override { return {}; }
    Entries fields(std::string_view, std::string_view) const override { return {}; }
    std::optional<SourceFacts> source(std::string_view) const override { return std::nullopt; }
    std::shared_ptr<const model::series::HourlyProfile> profile(const std::string&) const override { return nullptr; }
    std::vector<TemplateFacts> templates() const override { return {}; }
    std::vector<ScenarioNode> templateScenarios(std::string_view) const override { return {}; }
};

} // namespace ui::session
