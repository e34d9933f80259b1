// The scenario that a command speaks of: project file, scenario by name, and --set on top of it.
#pragma once

#include "app/headroom_cli/command_line.h"
#include "data/project/project_file.h"
#include "model/scenario/scenario.h"

#include <string>
#include <vector>

namespace app::headroom_cli {

struct StudyArguments {
    std::string project;
    std::string scenario; // empty: the first
    std::vector<std::string> sets;
};
// PROJECT, --scenario and --set of a command.
void addStudyOptions(CLI::App& command, StudyArguments& arguments);
void addProjectOption(CLI::App& command, std::string& project);
void addScenarioOption(CLI::App& command, std::string& scenario);
void addSetOption(CLI::App& command, std::vector<std::string>& sets);

struct Study {
    data::project::ProjectFile project; // read only
    std::string scenarioSlug;
    model::scenario::Scenario scenario;
};

data::project::ProjectFile openToRead(const std::string& path);
// Throws ProjectError when the file cannot be opened, BadInput with every problem of scenario name, keys and values.
Study openStudy(const StudyArguments& arguments);

// Applies KEY=VALUE, values with or without a unit; what cannot be applied is a problem and changes nothing.
std::vector<Problem> applySets(model::scenario::Scenario& scenario, const std::vector<std::string>& sets);

// " Did you mean "X"?" for the candidate nearest to the text, nothing when none is near.
std::string suggestion(const std::string& text, const std::vector<std::string>& candidates);
// "There is no scenario named X" with a suggestion or the list of names.
Problem unknownName(const std::string& option, const std::string& kind, const std::string& name,
                    const std::vector<std::string>& candidates);

} // namespace app::headroom_cli
