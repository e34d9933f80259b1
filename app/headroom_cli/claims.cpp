#include "app/headroom_cli/command_line.h"
#include "app/headroom_cli/result_tables.h"

#include <CLI/CLI.hpp>

namespace app::headroom_cli {

void addClaims(CommandLine& line) {
    line.add("claims", "The claims of the founding documents, computed, each with its two verdicts",
             "claims --format json", [](const Console& console) {
                 console.show({{"claims", claimList()}, {"figures", claimFigureList()}});
                 return ExitCode::Done;
             });
}

} // namespace app::headroom_cli
