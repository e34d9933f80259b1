#include "app/headroom_cli/problem.h"

#include "model/units/messages.h"

#include <algorithm>

namespace app::headroom_cli {

using model::units::Severity;

Problem problemAt(std::string option, std::string code, std::vector<std::string> arguments) {
    Problem problem;
    problem.issue = {std::move(code), Severity::Error, std::move(option), std::move(arguments)};
    return problem;
}

std::vector<Problem> problemsOf(const std::vector<model::units::Issue>& issues) {
    std::vector<Problem> problems;
    for (const auto& issue : issues)
        problems.push_back({issue, "", 0, ""});
    return problems;
}

std::vector<Problem> problemsOf(const std::vector<data::project::ImportIssue>& issues, const std::string& file) {
    std::vector<Problem> problems;
    for (const auto& entry : issues)
        problems.push_back({entry.issue, file, entry.line, entry.column});
    return problems;
}

bool hasError(const std::vector<Problem>& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& problem) { return problem.issue.severity == Severity::Error; });
}

void append(std::vector<Problem>& to, std::vector<Problem> more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void refuseErrors(const std::vector<Problem>& problems) {
    if (hasError(problems)) throw BadInput(problems);
}

std::string describe(const Problem& problem) {
    std::string line = problem.file;
    if (problem.line > 0) line += ":" + std::to_string(problem.line);
    const std::string& place = problem.column.empty() ? problem.issue.where : problem.column;
    for (const std::string& part : {place, std::string(word(problem.issue.severity))}) {
        if (part.empty() || part == line) continue;
        line += (line.empty() ? "" : ": ") + part;
    }
    return line + ": " + model::units::describe(problem.issue) + " (" + problem.issue.code + ")";
}

std::string_view word(Severity severity) {
    switch (severity) {
    case Severity::Note:
        return "note";
    case Severity::Warning:
        return "warning";
    case Severity::Error:
        break;
    }
    return "error";
}

} // namespace app::headroom_cli
