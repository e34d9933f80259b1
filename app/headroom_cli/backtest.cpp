#include "app/headroom_cli/command_line.h"
#include "app/headroom_cli/result_tables.h"
#include "model/evidence/back_test.h"

#include <CLI/CLI.hpp>

namespace app::headroom_cli {

namespace {

Object scoreFields() {
    const auto scores = model::evidence::scoresOf(model::evidence::backTests());
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

ExitCode runBacktest(const Console& console) {
    console.show({{"backtests", backTestList()},
                  {"scores", scoreFields()},
                  {"hindcasts", hindcastList()},
                  {"hindcast_scores", hindcastScoreList()},
                  {"hindcast_parameters", hindcastParameterList()},
                  {"likelihoods", likelihoodList()},
                  {"channel_verdicts", channelVerdictList()}});
    return ExitCode::Done;
}

} // namespace

void addBacktest(CommandLine& line) {
    line.add("backtest",
             "Historical forecasts beside what came, the model run over past years, and what observations say of the "
             "contrarian channels",
             "backtest --format csv", runBacktest);
}

} // namespace app::headroom_cli
