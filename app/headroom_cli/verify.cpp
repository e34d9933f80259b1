#include "app/headroom_cli/command_line.h"
#include "app/headroom_cli/result_tables.h"
#include "app/headroom_cli/rts_gmlc_folder.h"
#include "model/evidence/verification.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <ostream>
#include <thread>

namespace app::headroom_cli {

namespace {

model::evidence::OutsideData readData(const std::string& folder, const Console& console) {
    model::evidence::OutsideData data;
    data.threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    if (folder.empty()) return data;
    std::vector<Problem> problems;
    data.rtsGmlc = readRtsGmlc(folder, problems);
    if (!hasError(problems)) append(problems, problemsOf(model::adequacy::checkSystem(*data.rtsGmlc)));
    refuseErrors(problems);
    console.tell(problems);
    return data;
}

ExitCode runVerify(const std::string& dataFolder, const Console& console) {
    using model::evidence::CaseStatus;
    const auto cases = model::evidence::verify(readData(dataFolder, console));
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
    const auto folder = std::make_shared<std::string>();
    auto& command =
        line.add("verify", "Reproduces the published cases; ends with 1 when one fails", "verify --data adequacy",
                 [folder](const Console& console) { return runVerify(*folder, console); });
    command.add_option("--data", *folder,
                       "Folder with the RTS-GMLC tables, in pras/rts_gmlc; without it those cases are skipped");
}

} // namespace app::headroom_cli
