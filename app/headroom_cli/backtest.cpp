#include "app/headroom_cli/command_line.h"
#include "app/headroom_cli/result_tables.h"
#include "model/evidence/back_test.h"

#include <CLI/CLI.hpp>

namespace app::headroom_cli {

namespace {

ExitCode runBacktest(const Console& console) {
    const auto tests = model::evidence::backTests();
    const auto scores = model::evidence::scoresOf(tests);
    console.show({{"backtests", backTestList()},
                  {"scores", Object{{"scored", static_cast<std::int64_t>(scores.scored)},
                                    {"mean_absolute_log_error", scores.meanAbsoluteLogError},
                                    {"mean_log_error", scores.meanLogError}}}});
    return ExitCode::Done;
}

} // namespace

void addBacktest(CommandLine& line) {
    line.add("backtest", "Historical forecasts beside what came, with their errors", "backtest --format csv",
             runBacktest);
}

} // namespace app::headroom_cli
