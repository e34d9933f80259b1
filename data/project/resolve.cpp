#include "data/project/resolve.h"

#include "data/catalog/catalogue.h"
#include "data/catalog/profiles.h"
#include "data/catalog/templates.h"
#include "data/csv/csv_reader.h"
#include "data/importers/gap_repair.h"

#include <algorithm>

namespace data::project {

namespace {

const ScenarioRecord* recordOf(const std::vector<ScenarioRecord>& records, const std::string& slug) {
    const auto found =
        std::find_if(records.begin(), records.end(), [&](const ScenarioRecord& record) { return record.slug == slug; });
    return found == records.end() ? nullptr : &*found;
}

// The scenario and its ancestors, the oldest first. A parent that is missing or a circle ends the list with an issue.
std::vector<const ScenarioRecord*> lineage(const std::vector<ScenarioRecord>& records, const std::string& slug,
                                           std::vector<model::units::Issue>& issues) {
    std::vector<const ScenarioRecord*> line;
    for (std::string next = slug; !next.empty();) {
        const ScenarioRecord* record = recordOf(records, next);
        if (record == nullptr || std::find(line.begin(), line.end(), record) != line.end()) {
            issues.push_back({"project.no_such_scenario", model::units::Severity::Error, "scenario", {next}});
            break;
        }
        line.push_back(record);
        next = record->parentSlug;
    }
    std::reverse(line.begin(), line.end());
    return line;
}

struct SeriesName {
    std::string slug;
    std::optional<int> year;
};
SeriesName seriesName(const std::string& text) {
    const std::size_t at = text.rfind('@');
    if (at == std::string::npos) return {text, std::nullopt};
    const auto year = csv::parseNumber(std::string_view(text).substr(at + 1), false);
    if (!year) return {text, std::nullopt};
    return {text.substr(0, at), static_cast<int>(*year)};
}

} // namespace

std::shared_ptr<const model::series::HourlyProfile> builtInProfile(const std::string& slug) {
    auto profile = catalog::builtInProfile(slug);
    if (!profile) return nullptr;
    return std::make_shared<const model::series::HourlyProfile>(std::move(*profile));
}

std::shared_ptr<const model::series::HourlyProfile> projectProfile(const ProjectFile& project,
                                                                   const std::string& slug) {
    const auto name = seriesName(slug);
    const auto series = project.series(name.slug);
    if (!series) return nullptr;
    const auto covered = importers::yearsCovered(*series);
    if (!name.year && covered.empty()) return nullptr;
    const int year = name.year.value_or(covered.empty() ? 0 : covered.back());
    auto hours = importers::yearOfHours(*series, year, series->unit);
    if (!hours.values) return nullptr;
    const auto actual = isTypicalYear(*series) ? std::vector<int>() : covered;
    return std::make_shared<const model::series::HourlyProfile>(
        model::series::HourlyProfile{series->unit, series->source, year, std::move(*hours.values), actual});
}

ProfileLookup profileLookup(const ProjectFile& project) {
    return [&project](const std::string& slug) {
        auto profile = projectProfile(project, slug);
        return profile ? profile : builtInProfile(slug);
    };
}

std::vector<model::scenario::Entry> toModel(const std::vector<Entry>& entries) {
    std::vector<model::scenario::Entry> result;
    result.reserve(entries.size());
    for (const Entry& entry : entries)
        result.push_back({entry.key, entry.value});
    return result;
}

std::vector<Entry> fromModel(const std::vector<model::scenario::Entry>& entries) {
    std::vector<Entry> result;
    result.reserve(entries.size());
    for (const auto& entry : entries)
        result.push_back({entry.key, entry.value});
    return result;
}

Resolved resolve(const std::vector<ScenarioRecord>& records, const std::string& slug, const ProfileLookup& profiles) {
    Resolved resolved{model::scenario::standardScenario(), {}};
    for (const ScenarioRecord* record : lineage(records, slug, resolved.issues)) {
        auto issues = model::scenario::apply(resolved.scenario, toModel(record->entries));
        resolved.issues.insert(resolved.issues.end(), issues.begin(), issues.end());
    }
    model::scenario::attachProfiles(resolved.scenario, profiles);
    return resolved;
}

ProjectFile createFromTemplate(const std::filesystem::path& path, const std::string& templateSlug, Overwrite overwrite,
                               const OpenOptions& options) {
    auto project = ProjectFile::create(path, overwrite, templateSlug, options);
    if (const auto found = catalog::findTemplate(templateSlug)) {
        project.writeScenarios(found->scenarios);
        project.writeDatasetRows(found->inputSources);
    } else {
        project.writeScenarios({{"base", "Base", {}, {}, {}, {}}});
    }
    project.writeDatasetRows(catalog::datasetRows());
    project.save();
    return project;
}

} // namespace data::project
