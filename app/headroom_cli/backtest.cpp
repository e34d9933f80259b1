#include "app/headroom_cli/command_line.h"
#include "app/headroom_cli/result_tables.h"
#include "app/headroom_cli/study.h"
#include "model/evidence/own_back_tests.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace app::headroom_cli {

namespace {

using model::evidence::BackTest;

Object scoreFields(const std::vector<BackTest>& tests) {
    const auto scores = model::evidence::scoresOf(tests);
    return {{"scored", static_cast<std::int64_t>(scores.scored)},
            {"mean_absolute_log_error", scores.meanAbsoluteLogError},
            {"mean_log_error", scores.meanLogError},
            {"mean_absolute_percentage_error", scores.meanAbsolutePercentage},
            {"symmetric_percentage_error", scores.symmetricPercentage},
            {"with_spread", static_cast<std::int64_t>(scores.withSpread)},
            {"covered", static_cast<std::int64_t>(scores.coverage.inside)},
            {"coverage_low", scores.coverage.low},
            {"coverage_high", scores.coverage.high},
            {"mean_skill", number(scores.meanSkill)},
            {"unsourced", static_cast<std::int64_t>(scores.unsourced)}};
}

ExitCode runBacktest(const StudyArguments& arguments, const Console& console) {
    if (arguments.project.empty() && !(arguments.scenario.empty() && arguments.sets.empty()))
        throw BadInput({problemAt(arguments.scenario.empty() ? "--set" : "--scenario", "cli.needs_project", {})});
    const auto tests = arguments.project.empty() ? model::evidence::backTests()
                                                 : model::evidence::allBackTests(openStudy(arguments).scenario);
    console.show({{"backtests", backTestList(tests)},
                  {"scores", scoreFields(tests)},
                  {"hindcasts", hindcastList()},
                  {"hindcast_scores", hindcastScoreList()},
                  {"hindcast_parameters", hindcastParameterList()},
                  {"likelihoods", likelihoodList()},
                  {"channel_verdicts", channelVerdictList()}});
    return ExitCode::Done;
}

} // namespace

void addBacktest(CommandLine& line) {
    const auto arguments = std::make_shared<StudyArguments>();
    auto& command =
        line.add("backtest",
                 "Historical forecasts beside what came, the model run over past years, and what observations say of "
                 "the contrarian channels",
                 "backtest pjm.headroom --format csv",
                 [arguments](const Console& console) { return runBacktest(*arguments, console); });
    command.add_option("PROJECT", arguments->project, "Project file, whose own back-tests stand first");
    addScenarioOption(command, arguments->scenario);
    addSetOption(command, arguments->sets);
}

} // namespace app::headroom_cli
