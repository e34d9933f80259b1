#include "app/headroom_cli/evaluation.h"
#include "app/headroom_cli/result_tables.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace app::headroom_cli {

namespace {

struct DispatchArguments {
    StudyArguments study;
    int year{};
};

ExitCode runDispatch(const DispatchArguments& arguments, const Console& console) {
    const Study study = openStudy(arguments.study);
    const auto outcome = evaluated(study, arguments.year, console, LossOfLoad::Quick);
    if (console.stop.stop_requested()) return ExitCode::Cancelled;
    console.show({{"scenario", text(study.scenarioSlug)},
                  {"year", static_cast<std::int64_t>(arguments.year)},
                  {"hours", hourList(outcome, study.scenario)},
                  {"provenance", provenanceOf(study, outcome)}});
    return ExitCode::Done;
}

} // namespace

void addDispatch(CommandLine& line) {
    const auto arguments = std::make_shared<DispatchArguments>();
    auto& command = line.add("dispatch", "Who serves which hour of one year, without outages",
                             "dispatch pjm.headroom --year 2028 --format csv",
                             [arguments](const Console& console) { return runDispatch(*arguments, console); });
    addStudyOptions(command, arguments->study);
    command.add_option("--year", arguments->year, "Calendar year of the study")->required();
}

} // namespace app::headroom_cli
