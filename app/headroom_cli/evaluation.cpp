#include "app/headroom_cli/evaluation.h"

#include "data/calibration/calibration_stamp.h"
#include "model/scenario/evaluate.h"
#include "model/scenario/record.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <thread>

namespace app::headroom_cli {

namespace {

// Calendar years of the study.
void refuseYearOutside(const Study& study, int year) {
    const int first = static_cast<int>(study.scenario.frame.firstYear.value);
    const int last = static_cast<int>(study.scenario.frame.lastYear.value);
    if (year >= first && year <= last) return;
    throw BadInput(
        {problemAt("--year", "cli.year_outside", {std::to_string(year), std::to_string(first), std::to_string(last)})});
}

} // namespace

void addQuickOption(CLI::App& command, LossOfLoad& losses) {
    command.add_flag_callback(
        "--quick", [&losses] { losses = LossOfLoad::Quick; },
        "Loss of load of years with batteries by a rule instead of up to 10,000 simulated years");
}

model::scenario::Outcome evaluated(const Study& study, std::optional<int> hourlyYear, const Console& console,
                                   LossOfLoad losses) {
    if (hourlyYear) refuseYearOutside(study, *hourlyYear);
    model::scenario::EvaluateOptions options{hourlyYear, console.stop};
    if (losses == LossOfLoad::Simulated) {
        options.simulation = model::scenario::AdequacySimulation{};
        options.simulation->threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    }
    auto outcome = model::scenario::evaluate(study.scenario, options);
    if (outcome.years.empty() && !console.stop.stop_requested()) throw BadInput(problemsOf(outcome.issues));
    console.tell(problemsOf(outcome.issues));
    return outcome;
}

Object provenanceOf(const Study& study, const model::scenario::Outcome& outcome) {
    const bool isSimulated = std::any_of(outcome.years.begin(), outcome.years.end(),
                                         [](const auto& year) { return year.loleMethod == "simulated"; });
    const Value seed = isSimulated ? whole(model::scenario::AdequacySimulation{}.seed) : Value{};
    return {{"program_version", text(HEADROOM_VERSION)},
            {"dataset_hash", text(study.project.summary().datasetHash)},
            {"scenario_hash", text(model::scenario::scenarioHash(study.scenario))},
            {"calibration_id", textOrNothing(data::calibration::calibrationId(study.scenario))},
            {"seed", seed}};
}

} // namespace app::headroom_cli
