#include "app/headroom_cli/command_line.h"
#include "app/headroom_cli/input_file.h"
#include "model/adequacy/adequacy_indices.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace app::headroom_cli {

namespace {

namespace units = model::units;
using data::importers::HourlyColumn;
using data::importers::UnitRow;

struct AdequacyArguments {
    std::string unitsFile;
    std::string loadFile;
    std::string storageFile;
    std::string interfacesFile;
    std::string capacityFile;
    double importMw{};
    double commonCause{};
    std::string method{"exact"};
    int years{};
    std::uint64_t seed{};
    int threads{};
};

struct AdequacyInput {
    std::vector<model::adequacy::OutageGroup> groups;
    std::vector<double> loadMw;
    std::vector<double> additionalMw; // empty: none
};

// What the exact method cannot answer.
void refuseSimulation(const AdequacyArguments& arguments, std::vector<Problem>& problems) {
    if (arguments.method != "exact")
        problems.push_back(problemAt("--method", "cli.method_not_there", {arguments.method}));
    if (!arguments.storageFile.empty())
        problems.push_back(problemAt("--storage", "cli.needs_simulation", {"--storage"}));
    if (!arguments.interfacesFile.empty())
        problems.push_back(problemAt("--interfaces", "cli.needs_simulation", {"--interfaces"}));
}

void checkNumbers(const AdequacyArguments& arguments, std::vector<Problem>& problems) {
    if (!std::isfinite(arguments.importMw) || arguments.importMw < 0.0)
        problems.push_back(problemAt("--import-mw", "table.negative", {fmt::format("{}", arguments.importMw), "MW"}));
    if (!(arguments.commonCause >= 0.0 && arguments.commonCause <= 1.0))
        problems.push_back(problemAt("--common-cause", "table.out_of_range",
                                     {fmt::format("{}", arguments.commonCause), "0", "1", ""}));
}

// Hourly capacity of a unit that never fails is available for certain; one that can fail needs the simulation.
void addVarying(const HourlyColumn& column, std::vector<UnitRow>& rows, AdequacyInput& input, const std::string& file,
                std::vector<Problem>& problems) {
    const auto refuse = [&](const char* code, std::vector<std::string> arguments) {
        auto problem = problemAt("--capacity-series", code, std::move(arguments));
        problem.file = file;
        problem.column = column.name;
        problems.push_back(std::move(problem));
    };
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&column](const UnitRow& r) { return r.name == column.name; });
    if (row == rows.end()) return refuse("cli.no_such_unit", {column.name});
    if (row->forcedOutageRate > 0.0 || !row->states.empty()) return refuse("cli.varying_unit_fails", {column.name});
    if (column.mw.size() != input.loadMw.size())
        return refuse("cli.series_lengths", {std::to_string(column.mw.size()), std::to_string(input.loadMw.size())});
    input.additionalMw.resize(input.loadMw.size(), 0.0);
    for (std::size_t i = 0; i < column.mw.size(); ++i)
        input.additionalMw[i] += column.mw[i];
    rows.erase(row);
}

AdequacyInput readAll(const AdequacyArguments& arguments, std::vector<Problem>& problems) {
    AdequacyInput input;
    refuseSimulation(arguments, problems);
    checkNumbers(arguments, problems);
    auto rows = readUnitsFile(arguments.unitsFile, "--units", problems);
    input.loadMw = readLoadFile(arguments.loadFile, problems);
    if (!arguments.capacityFile.empty()) {
        const auto columns = readHourlyFile(arguments.capacityFile, "--capacity-series", problems);
        refuseErrors(problems); // a unit whose row was refused would be missed here
        for (const auto& column : columns)
            addVarying(column, rows, input, arguments.capacityFile, problems);
    }
    for (const UnitRow& row : rows) {
        if (row.annualHoursLimit || !row.commonCauseGroup.empty()) {
            auto problem = problemAt("", "cli.column_needs_simulation", {row.name});
            problem.issue.severity = units::Severity::Warning;
            problem.file = arguments.unitsFile;
            problem.column = row.annualHoursLimit ? "annual_hours_limit" : "common_cause_group";
            problems.push_back(std::move(problem));
        }
        input.groups.push_back(groupOf(row, arguments.commonCause));
    }
    refuseErrors(problems);
    return input;
}

template<class Q>
Value quantity(const std::optional<Q>& value) {
    return value ? Value{units::number(*value)} : Value{};
}

ExitCode runAdequacy(const AdequacyArguments& arguments, const Console& console) {
    std::vector<Problem> problems;
    const AdequacyInput input = readAll(arguments, problems);
    const model::adequacy::OutageTable table(input.groups);
    const auto found =
        model::adequacy::adequacyIndices(table, input.loadMw, {arguments.importMw * units::MW, input.additionalMw});
    if (!table.isExact()) {
        problems.push_back(problemAt("--units", "cli.outages_gathered", {}));
        problems.back().issue.severity = units::Severity::Warning;
    }
    console.tell(problems);
    console.show({{"hours", whole(found.hours)},
                  {"capacity_mw", Value{units::number(table.capacity())}},
                  {"exact", Object{{"lole_hours_per_year", units::number(found.lole)},
                                   {"lole_days_per_year", number(found.loleDays)},
                                   {"eue_mwh_per_year", units::number(found.eue)},
                                   {"neue_ppm", number(found.neuePpm)},
                                   {"lolf_events_per_year", number(found.lolfEvents)},
                                   {"mean_event_hours", quantity(found.meanEvent)}}}});
    return ExitCode::Done;
}

} // namespace

void addAdequacy(CommandLine& line) {
    const auto arguments = std::make_shared<AdequacyArguments>();
    auto& command = line.add("adequacy", "Loss of load of units against an hourly load, per pass of the load",
                             "adequacy --units units.csv --load load.csv --format json",
                             [arguments](const Console& console) { return runAdequacy(*arguments, console); });
    command.add_option("--units", arguments->unitsFile, "CSV: name,count,capacity_mw,forced_outage_rate,mttr_h")
        ->required();
    command.add_option("--load", arguments->loadFile, "CSV with a column load_mw; any length")->required();
    command.add_option("--storage", arguments->storageFile, "CSV of batteries (needs the simulation)");
    command.add_option("--interfaces", arguments->interfacesFile,
                       "CSV of limits between regions (needs the simulation)");
    command.add_option("--capacity-series", arguments->capacityFile,
                       "CSV with hourly MW of units that vary, by name; exact only for units without outages");
    command.add_option("--import-mw", arguments->importMw, "Available in every hour without outage");
    command.add_option("--common-cause", arguments->commonCause, "Share of each class's rate that takes all its units");
    command.add_option("--method", arguments->method, "How the indices are found")
        ->check(CLI::IsMember({"exact", "monte-carlo", "both"}))
        ->capture_default_str();
    command.add_option("--years", arguments->years, "Years to simulate (simulation only)");
    command.add_option("--seed", arguments->seed, "Seed of the simulation");
    command.add_option("--threads", arguments->threads, "Threads of the simulation");
}

} // namespace app::headroom_cli
