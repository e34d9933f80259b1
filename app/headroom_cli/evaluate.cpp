#include "app/headroom_cli/evaluation.h"
#include "app/headroom_cli/result_tables.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace app::headroom_cli {

namespace {

struct EvaluateArguments {
    StudyArguments study;
    LossOfLoad losses{LossOfLoad::Simulated};
};

ExitCode runEvaluate(const EvaluateArguments& arguments, const Console& console) {
    const Study study = openStudy(arguments.study);
    const auto outcome = evaluated(study, std::nullopt, console, arguments.losses);
    if (console.stop.stop_requested()) return ExitCode::Cancelled;
    Report report{{"scenario", text(study.scenarioSlug)}, {"boundary", text(outcome.boundary)},
                  {"years", yearList(outcome)},           {"summary", summaryOf(outcome)},
                  {"issues", issueList(outcome.issues)},  {"provenance", provenanceOf(study, outcome)}};
    if (console.format != Format::Table) { // too long to look at
        report.push_back({"workloads", classList(outcome)});
        report.push_back({"simulation", simulationList(outcome)});
        report.push_back({"weather", weatherList(outcome)});
    }
    console.show(report);
    return ExitCode::Done;
}

} // namespace

void addEvaluate(CommandLine& line) {
    const auto arguments = std::make_shared<EvaluateArguments>();
    auto& command = line.add("evaluate", "Demand, supply, headroom, cost and carbon of a scenario, year by year",
                             "evaluate pjm.headroom --set grid.contract_mw=\"1.2 GW\" --format json",
                             [arguments](const Console& console) { return runEvaluate(*arguments, console); });
    addStudyOptions(command, arguments->study);
    addQuickOption(command, arguments->losses);
}

} // namespace app::headroom_cli
