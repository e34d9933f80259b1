#include "app/headroom_cli/evaluation.h"
#include "app/headroom_cli/result_tables.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace app::headroom_cli {

namespace {

ExitCode runEvaluate(const StudyArguments& arguments, const Console& console) {
    const Study study = openStudy(arguments);
    const auto outcome = evaluated(study, std::nullopt, console);
    if (console.stop.stop_requested()) return ExitCode::Cancelled;
    Report report{{"scenario", text(study.scenarioSlug)}, {"boundary", text(outcome.boundary)},
                  {"years", yearList(outcome)},           {"summary", summaryOf(outcome)},
                  {"issues", issueList(outcome.issues)},  {"provenance", provenanceOf(study)}};
    if (console.format != Format::Table) report.push_back({"workloads", classList(outcome)}); // too long to look at
    console.show(report);
    return ExitCode::Done;
}

} // namespace

void addEvaluate(CommandLine& line) {
    const auto arguments = std::make_shared<StudyArguments>();
    auto& command = line.add("evaluate", "Demand, supply, headroom, cost and carbon of a scenario, year by year",
                             "evaluate pjm.headroom --set grid.contract_mw=\"1.2 GW\" --format json",
                             [arguments](const Console& console) { return runEvaluate(*arguments, console); });
    addStudyOptions(command, *arguments);
}

} // namespace app::headroom_cli
