#include "app/headroom_cli/study.h"

#include "data/catalog/catalogue.h"
#include "data/project/resolve.h"
#include "data/units/unit_text.h"
#include "model/scenario/parameter.h"
#include "model/scenario/record.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace app::headroom_cli {

namespace {

namespace scenarios = model::scenario;

std::vector<std::string> keysOf(scenarios::Scenario& scenario) {
    std::vector<std::string> keys;
    for (const auto& input : scenarios::inputs(scenario))
        keys.push_back(input.key);
    return keys;
}

// Choosing a row of the catalogue brings its figures along.
std::vector<Problem> applyWords(scenarios::Scenario& scenario, const std::string& key, const std::string& words) {
    if (const auto fields = data::catalog::entriesOf(key, words))
        return problemsOf(scenarios::apply(scenario, data::project::toModel(*fields)));
    std::vector<std::string> ids;
    for (const auto& row : data::catalog::technologies(key))
        ids.push_back(row.id);
    if (!ids.empty()) return {unknownName(key, "row of the catalogue", words, ids)};
    return problemsOf(scenarios::apply(scenario, {{key, words}}));
}

std::vector<Problem> applyNumber(const scenarios::Input& input, const std::string& words) {
    std::vector<model::units::Issue> issues;
    const auto value = data::units::parseWithUnit(words, input.row->unit, issues);
    if (value) {
        input.setValue(*value);
        return {};
    }
    for (auto& issue : issues)
        issue.where = input.key;
    if (issues.empty()) issues.push_back({"input.not_a_number", model::units::Severity::Error, input.key, {words}});
    return problemsOf(issues);
}

std::vector<Problem> applySet(scenarios::Scenario& scenario, const std::string& set) {
    const std::size_t equals = set.find('=');
    if (equals == std::string::npos || equals == 0) return {problemAt("--set", "cli.not_key_value", {set})};
    const std::string key = set.substr(0, equals);
    const std::string words = set.substr(equals + 1);
    const auto input = scenarios::find(scenario, key);
    const bool isElement = words == "added" || words == "removed";
    if (!input && isElement && scenarios::apply(scenario, {{key, words}}).empty()) return {};
    if (!input) return {problemAt(key, "input.unknown_key", {key, suggestion(key, keysOf(scenario))})};
    if (input->row == nullptr) return applyWords(scenario, key, words);
    if (input->isTrajectory() && scenarios::parseKnots(words)) return applyWords(scenario, key, words);
    return applyNumber(*input, words);
}

std::size_t editDistance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

// How far a candidate is from what was typed: an ending that fits whole ("contract_mw") counts as near.
std::size_t farness(const std::string& typed, const std::string& candidate) {
    if (typed.size() >= 3 && candidate.ends_with("." + typed)) return 1;
    return editDistance(typed, candidate);
}

std::string chosenScenario(const std::vector<data::project::ScenarioRecord>& records, const std::string& wanted) {
    std::vector<std::string> slugs;
    for (const auto& record : records)
        slugs.push_back(record.slug);
    if (wanted.empty() && !slugs.empty()) return slugs.front();
    if (std::find(slugs.begin(), slugs.end(), wanted) != slugs.end()) return wanted;
    throw BadInput({unknownName("--scenario", "scenario", wanted, slugs)});
}

} // namespace

void addProjectOption(CLI::App& command, std::string& project) {
    command.add_option("PROJECT", project, "Project file (.headroom)")->required();
}

void addScenarioOption(CLI::App& command, std::string& scenario) {
    command.add_option("--scenario", scenario, "Scenario by its short name; without it the project's first");
}

void addStudyOptions(CLI::App& command, StudyArguments& arguments) {
    addProjectOption(command, arguments.project);
    addScenarioOption(command, arguments.scenario);
    addSetOption(command, arguments.sets);
}

void addSetOption(CLI::App& command, std::vector<std::string>& sets) {
    command
        .add_option("--set", sets,
                    "KEY=VALUE, with or without a unit: grid.contract_mw@2027=\"1.2 GW\"; may be repeated")
        ->type_size(1)
        ->allow_extra_args(false);
}

data::project::ProjectFile openToRead(const std::string& path) {
    data::project::OpenOptions options;
    options.access = data::project::Access::ReadOnly;
    return data::project::ProjectFile::open(path, options);
}

Study openStudy(const StudyArguments& arguments) {
    auto project = openToRead(arguments.project);
    const auto records = project.scenarios();
    const auto slug = chosenScenario(records, arguments.scenario);
    const auto profiles = data::project::profileLookup(project);
    auto resolved = data::project::resolve(records, slug, profiles);
    auto problems = problemsOf(resolved.issues);
    append(problems, applySets(resolved.scenario, arguments.sets));
    append(problems, problemsOf(scenarios::check(resolved.scenario)));
    refuseErrors(problems);
    scenarios::attachProfiles(resolved.scenario, profiles);
    return {std::move(project), slug, std::move(resolved.scenario)};
}

std::vector<Problem> applySets(scenarios::Scenario& scenario, const std::vector<std::string>& sets) {
    std::vector<Problem> problems;
    for (const std::string& set : sets)
        append(problems, applySet(scenario, set));
    return problems;
}

std::string suggestion(const std::string& text, const std::vector<std::string>& candidates) {
    const auto nearest =
        std::min_element(candidates.begin(), candidates.end(), [&text](const std::string& a, const std::string& b) {
            return farness(text, a) < farness(text, b);
        });
    if (nearest == candidates.end() || farness(text, *nearest) > std::max<std::size_t>(2, text.size() / 3)) return "";
    return " Did you mean \"" + *nearest + "\"?";
}

Problem unknownName(const std::string& option, const std::string& kind, const std::string& name,
                    const std::vector<std::string>& candidates) {
    std::string hint = suggestion(name, candidates);
    if (hint.empty() && !candidates.empty()) {
        for (const std::string& candidate : candidates)
            hint += (hint.empty() ? " Choose one of: " : ", ") + candidate;
        hint += ".";
    }
    return problemAt(option, "cli.unknown_name", {kind, name, hint});
}

} // namespace app::headroom_cli
