#include "app/headroom_cli/adequacy_input.h"

#include "app/headroom_cli/input_file.h"
#include "data/importers/interfaces_csv.h"
#include "data/importers/storage_csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace app::headroom_cli {

namespace {

namespace units = model::units;
using data::importers::HourlyColumn;
using data::importers::UnitRow;
using model::adequacy::SimulationSystem;

// Regions are the columns of the load; with one column the name of a row's region does not matter.
class Regions {
public:
    explicit Regions(const std::vector<HourlyColumn>& load) {
        for (const auto& column : load)
            m_names.push_back(column.name);
    }

    const std::vector<std::string>& names() const { return m_names; }
    std::size_t indexOf(const std::string& name, const std::string& file, const std::string& column,
                        std::vector<Problem>& problems) const {
        if (m_names.size() <= 1) return 0;
        const auto found = std::find(m_names.begin(), m_names.end(), name);
        if (found != m_names.end()) return static_cast<std::size_t>(found - m_names.begin());
        auto problem = problemAt("", "cli.no_such_region", {name, fmt::format("{}", fmt::join(m_names, ", "))});
        problem.file = file;
        problem.column = column;
        problems.push_back(std::move(problem));
        return 0;
    }

private:
    std::vector<std::string> m_names;
};

void checkNumbers(const AdequacyFiles& files, std::vector<Problem>& problems) {
    if (!std::isfinite(files.importMw) || files.importMw < 0.0)
        problems.push_back(problemAt("--import-mw", "table.negative", {fmt::format("{}", files.importMw), "MW"}));
    if (!(files.commonCause >= 0.0 && files.commonCause <= 1.0))
        problems.push_back(
            problemAt("--common-cause", "table.out_of_range", {fmt::format("{}", files.commonCause), "0", "1"}));
}

void warnOfColumn(const AdequacyFiles& files, const char* code, const std::string& unit, const char* column,
                  std::vector<Problem>& problems) {
    auto problem = problemAt("", code, {unit});
    problem.issue.severity = units::Severity::Warning;
    problem.file = files.units;
    problem.column = column;
    problems.push_back(std::move(problem));
}

// Rows of one common_cause_group; see readSystem.
void joinGroup(const std::string& name, const std::vector<std::size_t>& rows, double beta, SimulationSystem& system) {
    double count = 0.0;
    double rates = 0.0;
    double repairs = 0.0;
    for (const std::size_t row : rows) {
        const auto& outages = system.units[row].outages;
        count += outages.count;
        rates += outages.count * outages.forcedOutageRate;
        repairs += outages.count * units::number(outages.repair);
    }
    if (count <= 0.0) return;
    const double shared = beta * rates / count;
    for (const std::size_t row : rows) {
        auto& outages = system.units[row].outages;
        outages.commonCause = 0.0;
        outages.forcedOutageRate = std::max(0.0, (outages.forcedOutageRate - shared) / (1.0 - shared));
    }
    system.commonCauses.push_back({name, shared, repairs / count * units::h, rows});
}

void addUnits(const AdequacyFiles& files, CommonCauseScope scope, const Regions& regions, SimulationSystem& system,
              std::vector<Problem>& problems) {
    std::map<std::string, std::vector<std::size_t>> groups;
    for (const UnitRow& row : readUnitsFile(files.units, "--units", problems)) {
        if (!row.commonCauseGroup.empty() && scope == CommonCauseScope::Class)
            warnOfColumn(files, "cli.column_left_out", row.name, "common_cause_group", problems);
        if (!row.commonCauseGroup.empty()) groups[row.commonCauseGroup].push_back(system.units.size());
        system.units.push_back({row.name,
                                groupOf(row, files.commonCause),
                                regions.indexOf(row.region, files.units, "region", problems),
                                {}});
        if (row.annualHoursLimit) system.units.back().hoursLimit = *row.annualHoursLimit * units::h;
    }
    if (scope == CommonCauseScope::Group && files.commonCause > 0.0 && files.commonCause <= 1.0)
        for (const auto& [name, rows] : groups)
            joinGroup(name, rows, files.commonCause, system);
}

void addStorage(const AdequacyFiles& files, const Regions& regions, SimulationSystem& system,
                std::vector<Problem>& problems) {
    if (files.storage.empty()) return;
    const auto content = readInput(files.storage, "--storage", problems);
    if (!content) return;
    const auto found = data::importers::readStorage(*content);
    append(problems, problemsOf(found.issues, files.storage));
    for (const auto& row : found.rows)
        system.storage.push_back({row.name, row.count, row.powerMw * units::MW, units::of<units::Energy>(row.energyMwh),
                                  row.roundTripEfficiency, row.forcedOutageRate, row.mttrHours * units::h,
                                  regions.indexOf(row.region, files.storage, "region", problems)});
}

void addInterfaces(const AdequacyFiles& files, const Regions& regions, SimulationSystem& system,
                   std::vector<Problem>& problems) {
    if (files.interfaces.empty()) return;
    const auto content = readInput(files.interfaces, "--interfaces", problems);
    if (!content) return;
    const auto found = data::importers::readInterfaces(*content);
    append(problems, problemsOf(found.issues, files.interfaces));
    for (const auto& row : found.rows)
        system.interfaces.push_back({regions.indexOf(row.from, files.interfaces, "from", problems),
                                     regions.indexOf(row.to, files.interfaces, "to", problems),
                                     row.forwardMw * units::MW, row.backwardMw * units::MW, row.name,
                                     row.forcedOutageRate, row.mttrHours * units::h});
}

// A column holds the MW of all units of its row together.
void addCapacities(const AdequacyFiles& files, SimulationSystem& system, std::vector<Problem>& problems) {
    if (files.capacitySeries.empty()) return;
    for (const auto& column : readHourlyFile(files.capacitySeries, "--capacity-series", problems)) {
        const auto refuse = [&](const char* code, std::vector<std::string> arguments) {
            auto problem = problemAt("--capacity-series", code, std::move(arguments));
            problem.file = files.capacitySeries;
            problem.column = column.name;
            problems.push_back(std::move(problem));
        };
        const auto unit = std::find_if(system.units.begin(), system.units.end(),
                                       [&column](const auto& row) { return row.name == column.name; });
        const std::size_t hours = system.loadMw.empty() ? 0 : system.loadMw.front().size();
        if (unit == system.units.end())
            refuse("cli.no_such_unit", {column.name});
        else if (column.mw.size() != hours)
            refuse("cli.series_lengths", {std::to_string(column.mw.size()), std::to_string(hours)});
        else
            for (const double mw : column.mw)
                unit->availableMw.push_back(mw / std::max(1, unit->outages.count));
    }
}

bool canFail(const model::adequacy::OutageGroup& outages) {
    return outages.forcedOutageRate > 0.0 || !outages.states.empty() || outages.plannedOutageRate > 0.0;
}

} // namespace

AdequacySystem readSystem(const AdequacyFiles& files, CommonCauseScope scope, std::vector<Problem>& problems) {
    SimulationSystem system;
    checkNumbers(files, problems);
    auto load = readHourlyFile(files.load, "--load", problems);
    const Regions regions(load);
    for (auto& column : load)
        system.loadMw.push_back(std::move(column.mw));
    addUnits(files, scope, regions, system, problems);
    addStorage(files, regions, system, problems);
    addInterfaces(files, regions, system, problems);
    refuseErrors(problems); // a unit whose row was refused would be missed below
    addCapacities(files, system, problems);
    if (files.importMw > 0.0 && system.loadMw.size() > 1)
        problems.push_back(problemAt("--import-mw", "cli.import_of_regions", {}));
    else if (files.importMw > 0.0)
        system.imports.push_back({"import", 0, files.importMw * units::MW, {}, 0.0, {}});
    return {std::move(system), regions.names()};
}

void tellWhatExactLeavesOut(const AdequacyFiles& files, const SimulationSystem& system,
                            std::vector<Problem>& problems) {
    for (const auto& unit : system.units)
        if (unit.hoursLimit)
            warnOfColumn(files, "cli.hours_limit_not_exact", unit.name, "annual_hours_limit", problems);
}

void refuseWhatExactCannot(const AdequacyFiles& files, const SimulationSystem& system, std::vector<Problem>& problems) {
    if (!files.storage.empty()) problems.push_back(problemAt("--storage", "cli.needs_simulation", {"--storage"}));
    if (!files.interfaces.empty())
        problems.push_back(problemAt("--interfaces", "cli.needs_simulation", {"--interfaces"}));
    if (system.loadMw.size() > 1) {
        auto problem = problemAt("--load", "cli.several_regions", {std::to_string(system.loadMw.size())});
        problem.file = files.load;
        problems.push_back(std::move(problem));
    }
    if (!system.commonCauses.empty())
        problems.push_back(problemAt("--units", "cli.needs_simulation", {"common_cause_group"}));
    for (const auto& unit : system.units) {
        if (unit.availableMw.empty() || !canFail(unit.outages)) continue;
        auto problem = problemAt("--capacity-series", "cli.varying_unit_fails", {unit.name});
        problem.file = files.capacitySeries;
        problem.column = unit.name;
        problems.push_back(std::move(problem));
    }
}

ExactInput exactInput(const SimulationSystem& system) {
    ExactInput input;
    for (const auto& unit : system.units) {
        if (unit.availableMw.empty()) {
            input.groups.push_back(unit.outages);
            continue;
        }
        input.additionalMw.resize(unit.availableMw.size(), 0.0);
        for (std::size_t i = 0; i < unit.availableMw.size(); ++i)
            input.additionalMw[i] += unit.outages.count * unit.availableMw[i];
    }
    return input;
}

} // namespace app::headroom_cli
