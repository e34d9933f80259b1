#include "app/headroom_cli/result_tables.h"
#include "app/headroom_cli/study.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace app::headroom_cli {

namespace {

ExitCode runParameters(const StudyArguments& arguments, const Console& console) {
    if (arguments.project.empty() && !arguments.scenario.empty())
        throw BadInput({problemAt("--scenario", "cli.needs_project", {})});
    const auto scenario =
        arguments.project.empty() ? model::scenario::standardScenario() : openStudy(arguments).scenario;
    console.show({{"parameters", parameterList(scenario)}});
    return ExitCode::Done;
}

} // namespace

void addParameters(CommandLine& line) {
    const auto arguments = std::make_shared<StudyArguments>();
    auto& command = line.add("parameters", "Every input: key, value, unit, default, range, prior, source",
                             "parameters pjm.headroom --scenario base --format csv",
                             [arguments](const Console& console) { return runParameters(*arguments, console); });
    command.add_option("PROJECT", arguments->project, "Project file; without it the defaults");
    addScenarioOption(command, arguments->scenario);
}

} // namespace app::headroom_cli
