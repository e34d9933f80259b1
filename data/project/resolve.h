// From stored records to the model's Scenario and back: parents applied first, hourly profiles attached.
#pragma once

#include "data/project/project_file.h"
#include "model/scenario/record.h"
#include "model/scenario/weather_years.h"

#include <memory>
#include <string>
#include <vector>

namespace data::project {

using model::scenario::ProfileLookup;

// A profile that comes with the program, or nothing.
std::shared_ptr<const model::series::HourlyProfile> builtInProfile(const std::string& slug);
// One calendar year of an imported series ("pjm@2024"; without a year its last year with at least half of its hours),
// gaps repaired; nothing when there is no such series or a gap cannot be repaired.
std::shared_ptr<const model::series::HourlyProfile> projectProfile(const ProjectFile& project, const std::string& slug);
// The project's own series first, then those of the program. The project must outlive the function.
ProfileLookup profileLookup(const ProjectFile& project);

struct Resolved {
    model::scenario::Scenario scenario;
    std::vector<model::units::Issue> issues; // entries that could not be applied, an unknown scenario or parent
};
// The scenario of that slug with everything its ancestors say.
Resolved resolve(const std::vector<ScenarioRecord>& records, const std::string& slug, const ProfileLookup& profiles);

std::vector<model::scenario::Entry> toModel(const std::vector<Entry>& entries);
std::vector<Entry> fromModel(const std::vector<model::scenario::Entry>& entries);

// A project of a template ("" : one scenario "base" with the defaults), already saved.
ProjectFile createFromTemplate(const std::filesystem::path& path, const std::string& templateSlug, Overwrite overwrite,
                               const OpenOptions& options = {});

} // namespace data::project
