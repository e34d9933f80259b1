#include "app/headroom_cli/command_line.h"
#include "app/headroom_cli/result_tables.h"
#include "model/evidence/verification.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <ostream>

namespace app::headroom_cli {

namespace {

ExitCode runVerify(const Console& console) {
    using model::evidence::CaseStatus;
    const auto cases = model::evidence::verify();
    const auto with = [&cases](CaseStatus status) {
        return std::count_if(cases.begin(), cases.end(),
                             [status](const auto& entry) { return entry.status == status; });
    };
    console.show({{"cases", verificationList(cases)}});
    const auto failed = with(CaseStatus::Failed);
    console.messages << with(CaseStatus::Passed) << " passed, " << failed << " failed, " << with(CaseStatus::Skipped)
                     << " skipped\n";
    return failed == 0 ? ExitCode::Done : ExitCode::CheckFailed;
}

} // namespace

void addVerify(CommandLine& line) {
    line.add("verify", "Reproduces the published cases; ends with 1 when one fails", "verify", runVerify);
}

} // namespace app::headroom_cli
