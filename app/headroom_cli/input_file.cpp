#include "app/headroom_cli/input_file.h"

#include "data/store/whole_file.h"

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace app::headroom_cli {

std::optional<std::string> readInput(const std::string& path, const std::string& option,
                                     std::vector<Problem>& problems) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    std::string reason;
    if (error)
        reason = error.message();
    else if (!std::filesystem::is_regular_file(status))
        reason = std::filesystem::exists(status) ? "not a regular file" : "no such file";
    if (reason.empty()) return data::store::readWholeFile(std::filesystem::canonical(path)).bytes;
    auto problem = problemAt(option, "cli.cannot_read", {path, reason});
    problem.file = path;
    problems.push_back(std::move(problem));
    return std::nullopt;
}

std::vector<data::importers::UnitRow> readUnitsFile(const std::string& path, std::vector<Problem>& problems) {
    const auto content = readInput(path, "--units", problems);
    if (!content) return {};
    auto found = data::importers::readUnits(*content);
    append(problems, problemsOf(found.issues, path));
    return std::move(found.rows);
}

std::vector<data::importers::HourlyColumn> readHourlyFile(const std::string& path, const std::string& option,
                                                          std::vector<Problem>& problems) {
    const auto content = readInput(path, option, problems);
    if (!content) return {};
    auto found = data::importers::readHourlyColumns(*content);
    append(problems, problemsOf(found.issues, path));
    return std::move(found.columns);
}

} // namespace app::headroom_cli
