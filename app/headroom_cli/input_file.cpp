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

std::vector<data::importers::UnitRow> readUnitsFile(const std::string& path, const std::string& option,
                                                    std::vector<Problem>& problems) {
    const auto content = readInput(path, option, problems);
    if (!content) return {};
    auto found = data::importers::readUnits(*content);
    append(problems, problemsOf(found.issues, path));
    return std::move(found.rows);
}

data::importers::HourlyColumns readHourlyTable(const std::string& path, const std::string& option,
                                               std::vector<Problem>& problems) {
    const auto content = readInput(path, option, problems);
    if (!content) return {};
    auto found = data::importers::readHourlyColumns(*content);
    append(problems, problemsOf(found.issues, path));
    return found;
}

std::vector<data::importers::HourlyColumn> readHourlyFile(const std::string& path, const std::string& option,
                                                          std::vector<Problem>& problems) {
    return readHourlyTable(path, option, problems).columns;
}

std::vector<double> onlyColumn(std::vector<data::importers::HourlyColumn>& columns, const std::string& path,
                               std::vector<Problem>& problems) {
    if (columns.size() == 1) return std::move(columns.front().mw);
    if (columns.empty()) return {};
    std::string names;
    for (const auto& column : columns)
        names += (names.empty() ? "" : ", ") + column.name;
    auto problem = problemAt("--load", "cli.several_regions", {names});
    problem.file = path;
    problems.push_back(std::move(problem));
    return {};
}

std::vector<double> readLoadFile(const std::string& path, std::vector<Problem>& problems) {
    auto columns = readHourlyFile(path, "--load", problems);
    return onlyColumn(columns, path, problems);
}

model::adequacy::OutageGroup groupOf(const data::importers::UnitRow& row, double commonCause) {
    constexpr double kWeeksPerYear = 52.0;
    model::adequacy::OutageGroup group;
    group.count = row.count;
    group.capacity = row.capacityMw * model::units::MW;
    group.forcedOutageRate = row.forcedOutageRate;
    group.repair = row.mttrHours * model::units::h;
    group.commonCause = commonCause;
    group.plannedOutageRate = row.plannedOutageRate.value_or(row.maintenanceWeeks.value_or(0.0) / kWeeksPerYear);
    for (const auto& state : row.states)
        group.states.push_back({state.mw * model::units::MW, state.probability});
    return group;
}

} // namespace app::headroom_cli
