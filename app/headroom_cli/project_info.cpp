#include "app/headroom_cli/result_tables.h"
#include "app/headroom_cli/study.h"
#include "data/project/resolve.h"
#include "model/scenario/record.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace app::headroom_cli {

namespace {

List scenarioList(const data::project::ProjectFile& project) {
    const auto records = project.scenarios();
    const auto profiles = data::project::profileLookup(project);
    List list{{"name", "title", "parent", "note", "inputs_stored", "scenario_hash"}, {}};
    for (const auto& record : records) {
        const auto resolved = data::project::resolve(records, record.slug, profiles);
        list.rows.push_back({record.slug, record.name, textOrNothing(record.parentSlug), textOrNothing(record.note),
                             whole(record.entries.size()), model::scenario::scenarioHash(resolved.scenario)});
    }
    return list;
}

List importList(const data::project::ProjectFile& project) {
    List list{{"import_id", "format", "file", "sha256", "rows_read", "rows_taken", "rows_quarantined"}, {}};
    for (const auto& entry : project.imports())
        list.rows.push_back({entry.id, entry.format, entry.fileName, entry.sha256, whole(entry.rowsRead),
                             whole(entry.rowsTaken), whole(entry.rowsQuarantined)});
    return list;
}

Report infoOf(const data::project::ProjectFile& project) {
    const auto summary = project.summary();
    return {{"program_version", text(summary.programVersion)},
            {"schema_version", static_cast<std::int64_t>(summary.schemaVersion)},
            {"template", textOrNothing(summary.templateName)},
            {"scenarios", scenarioList(project)},
            {"series", Value{summary.series}},
            {"imports", importList(project)},
            {"dataset_rows", whole(summary.datasetRows)},
            {"dataset_hash", text(summary.datasetHash)}};
}

// Opening has checked the file; this looks at what the scenarios say.
std::vector<model::units::Issue> scenarioIssues(const data::project::ProjectFile& project) {
    const auto records = project.scenarios();
    const auto profiles = data::project::profileLookup(project);
    std::vector<model::units::Issue> issues;
    for (const auto& record : records) {
        const auto resolved = data::project::resolve(records, record.slug, profiles);
        for (const auto& found : {resolved.issues, model::scenario::check(resolved.scenario)})
            for (auto issue : found) {
                issue.where = record.slug + ": " + issue.where;
                issues.push_back(std::move(issue));
            }
    }
    return issues;
}

ExitCode runInfo(const std::string& path, const Console& console) {
    console.show(infoOf(openToRead(path)));
    return ExitCode::Done;
}

ExitCode runCheck(const std::string& path, const Console& console) {
    const auto project = openToRead(path);
    const auto issues = scenarioIssues(project);
    Report report = infoOf(project);
    report.push_back({"integrity", text("ok")});
    report.push_back({"issues", issueList(issues)});
    console.show(report);
    console.tell(problemsOf(issues));
    return model::units::hasError(issues) ? ExitCode::CheckFailed : ExitCode::Done;
}

} // namespace

void addProjectInfo(CommandLine& line) {
    const auto path = std::make_shared<std::string>();
    auto& info = line.add("info", "What a project file holds", "info pjm.headroom --format json",
                          [path](const Console& console) { return runInfo(*path, console); });
    addProjectOption(info, *path);
    auto& check = line.add("check", "Checks a project file and its scenarios in full", "check pjm.headroom",
                           [path](const Console& console) { return runCheck(*path, console); });
    addProjectOption(check, *path);
}

} // namespace app::headroom_cli
