#include "data/catalog/templates.h"

#include "data/catalog/catalogue.h"
#include "data/catalog/embedded.h"
#include "data/csv/csv_table.h"

#include <algorithm>
#include <cassert>

namespace data::catalog {

namespace {

constexpr std::string_view kTemplateFolder = "templates/";

project::ScenarioRecord& scenarioOf(Template& result, const std::string& slug) {
    const auto found = std::find_if(result.scenarios.begin(), result.scenarios.end(),
                                    [&](const auto& scenario) { return scenario.slug == slug; });
    if (found != result.scenarios.end()) return *found;
    auto& added = result.scenarios.emplace_back();
    added.slug = slug;
    if (result.scenarios.size() > 1) added.parentSlug = result.scenarios.front().slug;
    return added;
}

// Rows that say something about the template or a scenario, not an input of it.
bool takeHeading(Template& result, project::ScenarioRecord& scenario, const std::string& key,
                 const std::string& value) {
    if (key == "template.title")
        result.title = value;
    else if (key == "template.story")
        result.story = value;
    else if (key == "scenario.name")
        scenario.name = value;
    else if (key == "scenario.parent")
        scenario.parentSlug = value;
    else if (key == "scenario.note")
        scenario.note = value;
    else if (key == "scenario.colour")
        scenario.colour = value;
    else
        return false;
    return true;
}

void takeInput(Template& result, const std::string& slug, const std::string& key, const std::string& value,
               const std::string& evidence, const std::string& source) {
    auto& entries = scenarioOf(result, slug).entries;
    if (const auto fields = entriesOf(key, value)) {
        entries.insert(entries.end(), fields->begin(), fields->end());
    } else if (const auto number = csv::parseNumber(value, false)) {
        entries.push_back({key, *number});
    } else {
        entries.push_back({key, value});
    }
    result.inputSources.push_back({"input_sources", key, slug, value, {}, evidence, source, {}});
}

Template read(std::string_view slug, std::string_view text) {
    Template result;
    result.slug = slug;
    const auto table = csv::readTable(text);
    assert(table.issues.empty());
    const auto cell = [&](std::size_t row, std::string_view name) {
        const auto column = table.column(name);
        assert(column);
        return std::string(csv::trimmed(table.cell(row, *column)));
    };
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string scenario = cell(row, "scenario");
        const std::string key = cell(row, "key");
        const std::string value = cell(row, "value");
        if (!takeHeading(result, scenarioOf(result, scenario), key, value))
            takeInput(result, scenario, key, value, cell(row, "evidence"), cell(row, "source"));
    }
    return result;
}

} // namespace

std::vector<Template> templates() {
    std::vector<Template> all;
    for (const auto& file : embeddedFiles())
        if (file.path.starts_with(kTemplateFolder))
            all.push_back(read(file.path.substr(kTemplateFolder.size(), file.path.size() - kTemplateFolder.size() - 4),
                               file.text));
    // The first one is what a new user sees.
    std::stable_partition(all.begin(), all.end(), [](const Template& t) { return t.slug == "pjm-2027-shortfall"; });
    return all;
}

std::optional<Template> findTemplate(std::string_view slug) {
    for (auto& candidate : templates())
        if (candidate.slug == slug) return candidate;
    return std::nullopt;
}

} // namespace data::catalog
