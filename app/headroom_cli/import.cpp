#include "app/headroom_cli/import_layout.h"
#include "app/headroom_cli/input_file.h"
#include "app/headroom_cli/study.h"
#include "data/importers/import_file.h"
#include "data/importers/registry.h"
#include "model/units/messages.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <memory>

namespace app::headroom_cli {

namespace {

using data::importers::ImportOptions;
using data::importers::ImportResult;

struct ImportArguments {
    std::string project;
    std::string file;
    std::string format;
    bool isDry{};
    std::string timeZone;
    std::string device;
    std::string licence;
    std::vector<std::string> maps;
    std::vector<std::string> answers;
    std::string member;
    std::string sheet;
    std::string encoding;
    LayoutArguments layout;
};

// COLUMN=FIELD:UNIT; the unit may be left out.
void addMap(const std::string& words, ImportOptions& options, std::vector<Problem>& problems) {
    const std::size_t equals = words.find('=');
    if (equals == std::string::npos || equals == 0) {
        problems.push_back(problemAt("--map", "cli.not_a_map", {words}));
        return;
    }
    const std::string target = words.substr(equals + 1);
    const std::size_t colon = target.find(':');
    options.mappings.push_back(
        {words.substr(0, equals), target.substr(0, colon), colon == std::string::npos ? "" : target.substr(colon + 1)});
}

ImportOptions optionsOf(const ImportArguments& arguments, const Console& console, std::vector<Problem>& problems) {
    ImportOptions options;
    options.fileName = arguments.file;
    options.stop = console.stop;
    if (!arguments.timeZone.empty()) options.answers["time_zone"] = arguments.timeZone;
    if (!arguments.device.empty()) options.answers["device"] = arguments.device;
    if (!arguments.member.empty()) options.answers["member"] = arguments.member;
    if (!arguments.sheet.empty()) options.answers["sheet"] = arguments.sheet;
    if (!arguments.encoding.empty()) options.answers["encoding"] = arguments.encoding;
    for (const std::string& answer : arguments.answers) {
        const std::size_t equals = answer.find('=');
        if (equals == std::string::npos || equals == 0)
            problems.push_back(problemAt("--answer", "cli.not_key_value", {answer}));
        else
            options.answers[answer.substr(0, equals)] = answer.substr(equals + 1);
    }
    for (const std::string& map : arguments.maps)
        addMap(map, options, problems);
    return options;
}

std::vector<std::string> formatNames() {
    std::vector<std::string> names;
    for (const auto* importer : data::importers::importers())
        names.emplace_back(importer->name());
    names.emplace_back("table");
    return names;
}

void refuseUnknownFormat(const ImportArguments& arguments, std::vector<Problem>& problems) {
    const auto names = formatNames();
    if (arguments.format.empty() || std::find(names.begin(), names.end(), arguments.format) != names.end()) return;
    problems.push_back(unknownName("--as", "format", arguments.format, names));
}

// The file as a format of the program reads it, or by the layout that the options describe.
ImportResult readByArguments(const ImportArguments& arguments, const std::string& content,
                             const ImportOptions& options) {
    std::vector<Problem> problems;
    if (arguments.format == "table" || isLayoutGiven(arguments.layout)) {
        const auto layout = layoutOf(arguments.layout, content, options, problems);
        refuseErrors(problems);
        auto result = data::importers::importTable(content, layout, options);
        if (result.isUsable()) saveLayout(arguments.layout, withAnswers(layout, options.answers));
        return result;
    }
    auto result = data::importers::readFile(content, arguments.format, options);
    const bool isUnknown = result.format.empty() && result.questions.empty() && !result.isCancelled;
    const bool isOpened = std::none_of(result.issues.begin(), result.issues.end(), [](const auto& entry) {
        return entry.issue.severity == model::units::Severity::Error;
    });
    if (!isUnknown || !isOpened) return result;
    std::string list;
    for (const std::string& name : formatNames())
        list += (list.empty() ? "" : ", ") + name;
    problems.push_back(problemAt("--as", "cli.format_not_recognised", {arguments.file, list}));
    refuseErrors(problems);
    return result;
}

List importIssues(const ImportResult& result) {
    List list{{"code", "severity", "line", "column", "message"}, {}};
    for (const auto& entry : result.issues)
        list.rows.push_back({entry.issue.code, text(word(entry.issue.severity)),
                             entry.line > 0 ? whole(entry.line) : Value{}, textOrNothing(entry.column),
                             model::units::describe(entry.issue)});
    return list;
}

List repairList(const ImportResult& result) {
    List list{{"code", "message", "rows"}, {}};
    for (const auto& repair : result.repairs)
        list.rows.push_back({repair.words.code, model::units::describe(repair.words), whole(repair.rows)});
    return list;
}

List questionList(const ImportResult& result) {
    List list{{"key", "question", "choices"}, {}};
    for (const auto& question : result.questions)
        list.rows.push_back({question.key, model::units::describe(question.words), question.choices});
    return list;
}

List measurementList(const ImportResult& result) {
    List list{{"kind", "rows", "quarantined", "columns"}, {}};
    for (const auto& table : result.measurements) {
        std::vector<std::string> columns;
        for (const auto& column : table.columns)
            columns.push_back(column.name);
        list.rows.push_back({text(table.kind), whole(table.rows()), whole(table.quarantined()), columns});
    }
    return list;
}

List seriesList(const ImportResult& result) {
    List list{{"name", "unit", "steps", "missing"}, {}};
    for (const auto& series : result.series)
        list.rows.push_back({series.slug, series.unit, whole(series.size()), whole(series.missing())});
    return list;
}

Report reportOf(const ImportResult& result, const std::string& importId) {
    return {{"format", text(result.format)},         {"member", textOrNothing(result.member)},
            {"import_id", textOrNothing(importId)},  {"rows_read", whole(result.rowsRead)},
            {"rows_taken", whole(result.rowsTaken)}, {"rows_quarantined", whole(result.rowsQuarantined)},
            {"series", seriesList(result)},          {"measurements", measurementList(result)},
            {"repairs", repairList(result)},         {"questions", questionList(result)},
            {"issues", importIssues(result)}};
}

std::int64_t nowUtcSeconds() {
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(sinceEpoch).count();
}

// The id of the import, or of the earlier one when the project has the same already and nothing changes.
std::string store(const std::string& path, const std::string& file, const std::string& content,
                  const std::string& licence, ImportResult& result) {
    auto project = data::project::ProjectFile::open(path);
    auto record = data::importers::record(result, file, content, nowUtcSeconds());
    record.licence = licence;
    if (data::importers::isInProject(project, record, result)) {
        for (const auto& earlier : project.imports())
            if (earlier.sha256 == record.sha256 && earlier.format == record.format) return earlier.id;
    }
    data::importers::markWith(result, record.id);
    project.writeImport(record, result.series, result.rows, result.measurements);
    project.save();
    return record.id;
}

std::vector<Problem> openQuestions(const ImportArguments& arguments, const ImportResult& result) {
    std::vector<Problem> problems;
    for (const auto& question : result.questions) {
        auto problem = problemAt("", "cli.question", {model::units::describe(question.words), question.key});
        problem.file = arguments.file;
        problems.push_back(std::move(problem));
    }
    return problems;
}

ExitCode runImport(const ImportArguments& arguments, const Console& console) {
    std::vector<Problem> problems;
    const auto options = optionsOf(arguments, console, problems);
    openToRead(arguments.project);
    const auto content = readInput(arguments.file, "FILE", problems);
    refuseUnknownFormat(arguments, problems);
    refuseErrors(problems);
    auto result = readByArguments(arguments, *content, options);
    if (result.isCancelled) return ExitCode::Cancelled;
    const bool isStored = result.isUsable() && !arguments.isDry;
    const auto importId =
        isStored ? store(arguments.project, arguments.file, *content, arguments.licence, result) : std::string();
    console.show(reportOf(result, importId));
    console.tell(problemsOf(result.issues, arguments.file));
    console.tell(openQuestions(arguments, result));
    return result.isUsable() ? ExitCode::Done : ExitCode::BadInput;
}

} // namespace

void addImport(CommandLine& line) {
    const auto arguments = std::make_shared<ImportArguments>();
    auto& command = line.add("import", "Takes a file into a project; asks what only you can know",
                             "import pjm.headroom load.csv --time-zone America/New_York",
                             [arguments](const Console& console) { return runImport(*arguments, console); });
    addProjectOption(command, arguments->project);
    command.add_option("FILE", arguments->file, "File to import")->required();
    command.add_option("--as", arguments->format, "Format from `formats`; without it the file is recognised");
    command.add_flag("--dry-run", arguments->isDry, "Report only; change nothing");
    command.add_option("--time-zone", arguments->timeZone, "Zone of the time stamps: America/New_York, UTC-05:00");
    command.add_option("--device", arguments->device, "Accelerator that was measured, where the file does not say");
    command.add_option("--licence", arguments->licence, "Note on the terms of the file, kept with the import");
    command.add_option("--member", arguments->member, "File of a ZIP that is meant");
    command.add_option("--sheet", arguments->sheet, "Sheet of a workbook that is meant");
    command.add_option("--encoding", arguments->encoding, "utf-8, utf-16le, utf-16be or windows-1252");
    addLayoutOptions(command, arguments->layout);
    command
        .add_option(
            "--map", arguments->maps,
            "COLUMN=FIELD:UNIT; may be repeated. For a table FIELD is time, date, clock, year, month, day, hour, "
            "summer, series, ignore or the name of a series")
        ->type_size(1)
        ->allow_extra_args(false);
    command.add_option("--answer", arguments->answers, "KEY=VALUE for a question; may be repeated")
        ->type_size(1)
        ->allow_extra_args(false);
}

} // namespace app::headroom_cli
