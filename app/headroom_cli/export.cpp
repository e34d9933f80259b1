#include "app/headroom_cli/evaluation.h"
#include "app/headroom_cli/result_tables.h"
#include "data/exporters/table_writer.h"
#include "model/evidence/own_back_tests.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>

namespace app::headroom_cli {

namespace {

struct ExportArguments {
    StudyArguments study;
    std::string table;
    std::optional<int> year;
    std::string file;
    bool isList{};
    LossOfLoad losses{LossOfLoad::Simulated};
};

List summaryList(const model::scenario::Outcome& outcome) {
    List list{{}, {{}}};
    for (auto& [name, value] : summaryOf(outcome)) {
        list.columns.push_back(name);
        list.rows.front().push_back(value);
    }
    return list;
}

// A table of results: what it is called, what it holds, how it is made.
struct ResultTable {
    const char* name;
    const char* title;
    List (*make)(const ExportArguments& arguments, const Console& console);
};

model::scenario::Outcome outcomeOf(const ExportArguments& arguments, const Console& console) {
    return evaluated(openStudy(arguments.study), std::nullopt, console, arguments.losses);
}

List hoursOf(const ExportArguments& arguments, const Console& console) {
    if (!arguments.year) throw BadInput({problemAt("--year", "cli.year_needed", {arguments.table})});
    const Study study = openStudy(arguments.study);
    return hourList(evaluated(study, arguments.year, console, LossOfLoad::Quick), study.scenario);
}

constexpr ResultTable kResultTables[] = {
    {"years", "Results by year", [](const ExportArguments& a, const Console& c) { return yearList(outcomeOf(a, c)); }},
    {"summary", "Summary of the results",
     [](const ExportArguments& a, const Console& c) { return summaryList(outcomeOf(a, c)); }},
    {"workloads", "Tasks and tokens by workload and year",
     [](const ExportArguments& a, const Console& c) { return classList(outcomeOf(a, c)); }},
    {"simulation", "Loss of load by simulation beside the other method",
     [](const ExportArguments& a, const Console& c) { return simulationList(outcomeOf(a, c)); }},
    {"weather", "Loss of load of each year in each weather year",
     [](const ExportArguments& a, const Console& c) { return weatherList(outcomeOf(a, c)); }},
    {"hours", "Hourly dispatch of the year given with --year", hoursOf},
    {"parameters", "Every input of the scenario",
     [](const ExportArguments& a, const Console&) { return parameterList(openStudy(a.study).scenario); }},
    {"claims", "Claims of the founding documents", [](const ExportArguments&, const Console&) { return claimList(); }},
    {"backtests", "Historical forecasts",
     [](const ExportArguments& a, const Console&) {
         return backTestList(model::evidence::allBackTests(openStudy(a.study).scenario));
     }},
    {"serving_check", "Energy of a token against measured deployments",
     [](const ExportArguments&, const Console&) { return servingCheckList(); }},
    {"serving_errors", "Errors of that comparison by group",
     [](const ExportArguments&, const Console&) { return servingErrorList(); }},
    {"verification", "Published cases",
     [](const ExportArguments&, const Console&) { return verificationList(model::evidence::verify()); }},
};

std::set<std::string> datasetTables(const data::project::ProjectFile& project) {
    std::set<std::string> names;
    for (const auto& row : project.datasetRows())
        names.insert(row.table);
    return names;
}

List datasetList(const data::project::ProjectFile& project, const std::string& table) {
    List list{{"row", "column", "value", "unit", "evidence", "source", "import_id"}, {}};
    for (const auto& row : project.datasetRows(table))
        list.rows.push_back({row.rowId, row.column, row.value, textOrNothing(row.unit), textOrNothing(row.evidence),
                             textOrNothing(row.source), textOrNothing(row.importId)});
    return list;
}

List seriesList(const data::project::SeriesRecord& series) {
    List list{{"utc_seconds", "value_" + series.unit}, {}};
    for (std::size_t i = 0; i < series.size(); ++i)
        list.rows.push_back({series.startUtcSeconds + series.stepSeconds * static_cast<std::int64_t>(i),
                             series.valid[i] != 0 ? Value{series.values[i]} : Value{}});
    return list;
}

List tableNames(const data::project::ProjectFile& project) {
    List list{{"name", "title"}, {}};
    for (const ResultTable& table : kResultTables)
        list.rows.push_back({text(table.name), text(table.title)});
    for (const auto& name : datasetTables(project))
        list.rows.push_back({name, text("Dataset rows with their sources")});
    for (const auto& slug : project.summary().series)
        list.rows.push_back({"series:" + slug, text("Imported series")});
    return list;
}

List tableNamed(const ExportArguments& arguments, const data::project::ProjectFile& project, const Console& console) {
    for (const ResultTable& table : kResultTables)
        if (arguments.table == table.name) return table.make(arguments, console);
    if (datasetTables(project).contains(arguments.table)) return datasetList(project, arguments.table);
    if (arguments.table.starts_with("series:"))
        if (const auto series = project.series(arguments.table.substr(7))) return seriesList(*series);
    std::vector<std::string> names;
    for (const auto& row : tableNames(project).rows)
        names.push_back(std::get<std::string>(row.front()));
    throw BadInput({unknownName("--table", "table", arguments.table, names)});
}

void refuseMissing(const ExportArguments& arguments) {
    std::vector<Problem> problems;
    if (arguments.table.empty()) problems.push_back(problemAt("--table", "cli.option_needed", {"--table"}));
    if (arguments.file.empty()) problems.push_back(problemAt("-o", "cli.option_needed", {"-o"}));
    const auto ending = std::filesystem::path(arguments.file).extension();
    if (!arguments.file.empty() && ending != ".csv" && ending != ".xlsx" && ending != ".json")
        problems.push_back(problemAt("-o", "cli.unknown_ending", {arguments.file}));
    refuseErrors(problems);
}

ExitCode runExport(const ExportArguments& arguments, const Console& console) {
    if (!arguments.isList) refuseMissing(arguments);
    const auto project = openToRead(arguments.study.project);
    if (arguments.isList) {
        console.show({{"tables", tableNames(project)}});
        return ExitCode::Done;
    }
    const List list = tableNamed(arguments, project, console);
    if (console.stop.stop_requested()) return ExitCode::Cancelled;
    data::exporters::writeTable(arguments.file, tableOf(arguments.table, list));
    console.show({{"table", text(arguments.table)},
                  {"file", text(arguments.file)},
                  {"rows", whole(list.rows.size())},
                  {"columns", whole(list.columns.size())}});
    return ExitCode::Done;
}

} // namespace

void addExport(CommandLine& line) {
    const auto arguments = std::make_shared<ExportArguments>();
    auto& command = line.add("export", "Writes a result or dataset table to a file",
                             "export pjm.headroom --table years -o years.xlsx",
                             [arguments](const Console& console) { return runExport(*arguments, console); });
    addStudyOptions(command, arguments->study);
    addQuickOption(command, arguments->losses);
    command.add_option("--table", arguments->table, "Name from --list");
    command.add_option("--year", arguments->year, "Calendar year, for hours");
    command.add_option("-o,--output", arguments->file, "File ending in .csv, .xlsx or .json");
    command.add_flag("--list", arguments->isList, "Name the tables instead");
}

} // namespace app::headroom_cli
