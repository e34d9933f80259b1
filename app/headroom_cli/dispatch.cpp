#include "app/headroom_cli/evaluation.h"
#include "app/headroom_cli/result_tables.h"

#include "model/scenario/exact_dispatch.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

namespace app::headroom_cli {

namespace {

struct DispatchArguments {
    StudyArguments study;
    int year{};
    bool isCompared{};
};

Value orNothing(const std::optional<double>& number) {
    return number ? Value{*number} : Value{};
}

// The dispatch of the year against the exact optimum.
ExitCode compare(const DispatchArguments& arguments, const Study& study, const Console& console) {
    const auto& frame = study.scenario.frame;
    if (arguments.year < frame.firstYear.value || arguments.year > frame.lastYear.value)
        throw BadInput({problemAt("--year", "cli.year_outside",
                                  {std::to_string(arguments.year), fmt::format("{:.0f}", frame.firstYear.value),
                                   fmt::format("{:.0f}", frame.lastYear.value)})});
    model::scenario::ExactDispatchOptions options;
    options.stop = console.stop;
    options.progress = [&console, shown = -1](double share) mutable {
        const int percent = static_cast<int>(100.0 * share);
        if (percent / 10 == shown / 10) return;
        shown = percent;
        console.messages << "solving: " << percent << " %\n";
    };
    const auto found = model::scenario::compareWithExact(study.scenario, arguments.year, options);
    using End = model::scenario::ExactDispatch::End;
    if (found.end == End::Cancelled) return ExitCode::Cancelled;
    if (found.end == End::NothingToPlan)
        throw BadInput({problemAt("--compare", "cli.nothing_to_plan", {std::to_string(arguments.year)})});
    console.show({{"scenario", text(study.scenarioSlug)},
                  {"year", static_cast<std::int64_t>(arguments.year)},
                  {"hours", static_cast<std::int64_t>(found.hours)},
                  {"plan_cost_usd", found.planUsd},
                  {"optimum_cost_usd", orNothing(found.committedUsd)},
                  {"optimum_saves_share", orNothing(found.committedGap())},
                  {"bound_cost_usd", orNothing(found.relaxedUsd)},
                  {"bound_saves_share", orNothing(found.relaxedGap())}});
    return found.end == End::Done ? ExitCode::Done : ExitCode::CheckFailed;
}

ExitCode runDispatch(const DispatchArguments& arguments, const Console& console) {
    const Study study = openStudy(arguments.study);
    if (arguments.isCompared) return compare(arguments, study, console);
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
    command.add_flag("--compare", arguments->isCompared,
                     "Instead of the hours: cost as planned, and of the exact optimum (seconds to a minute)");
}

} // namespace app::headroom_cli
