// What the window asks of catalogue, sources and templates, as plain values. Filled by whoever knows where they stand.
#pragma once

#include "data/project/import_record.h"
#include "data/project/measurement_table.h"
#include "model/grid/elcc_cover.h"
#include "model/grid/load_forecast.h"
#include "model/grid/load_realisation.h"
#include "ui/session/scenario_tree.h"

#include <cstdint>
#include <memory>
#include <optional>
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

// One value of the dataset with what stands behind it.
struct DatasetFact {
    std::string table;
    std::string row;
    std::string field;
    std::string value; // as the source gave it
    std::string unit;
    std::string evidence;
    std::string source;
    std::string fileName; // of the import it came with; "" for the program's own
};

// One file that was taken into the open project.
struct ImportFacts {
    std::string id;
    std::string fileName;
    std::string format;
    std::string sha256;
    std::int64_t timeUtcSeconds{};
    std::size_t rowsRead{};
    std::size_t rowsTaken{};
    std::size_t rowsQuarantined{};
    std::vector<std::string> series; // slugs
    std::string importerVersion{};
    std::string licence{};
    std::string evidence{};
    std::vector<data::project::ImportIssue> issues{};
};

// What has been published for the region behind a contract and for regions like it.
struct RealisationFact {
    model::grid::RealisationRecord record;
    std::string sourceTitle;
};
struct RegionRecords {
    std::vector<model::grid::ElccRating> ratings;
    std::vector<model::grid::ForecastRow> forecasts;
    std::vector<RealisationFact> realisations;
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
    virtual std::vector<SourceFacts> sources() const = 0;
    // The values of the open project, without one those of the program; imported series as one row each.
    virtual std::vector<DatasetFact> dataset() const = 0;
    virtual std::vector<ImportFacts> imports() const = 0;
    // Measured rows of the open project; another version whenever they, or their uses, are others.
    virtual std::string measurementsVersion() const { return {}; }
    virtual std::vector<data::project::MeasurementTable> measurements() const { return {}; }
    virtual std::shared_ptr<const model::series::HourlyProfile> profile(const std::string& slug) const = 0;
    virtual RegionRecords regionRecords() const = 0;
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
    std::vector<SourceFacts> sources() const override { return {}; }
    std::vector<DatasetFact> dataset() const override { return {}; }
    std::vector<ImportFacts> imports() const override { return {}; }
    std::shared_ptr<const model::series::HourlyProfile> profile(const std::string&) const override { return nullptr; }
    RegionRecords regionRecords() const override { return {}; }
    std::vector<TemplateFacts> templates() const override { return {}; }
    std::vector<ScenarioNode> templateScenarios(std::string_view) const override { return {}; }
};

} // namespace ui::session
