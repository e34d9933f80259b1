// What is wrong with what the user gave, and where: file, line, column, key. Several are reported at once.
#pragma once

#include "data/project/import_record.h"
#include "model/units/issue.h"

#include <cstddef>
#include <exception>
#include <string>
#include <vector>

namespace app::headroom_cli {

struct Problem {
    model::units::Issue issue; // `where` is the key or option
    std::string file;          // empty: the command line
    std::size_t line{};        // 0: the whole file
    std::string column;
};

// The command cannot go on; carries everything found so far. Nothing was changed.
class BadInput : public std::exception {
public:
    explicit BadInput(std::vector<Problem> problems) : m_problems(std::move(problems)) {}
    const std::vector<Problem>& problems() const { return m_problems; }
    const char* what() const noexcept override { return "bad input"; }

private:
    std::vector<Problem> m_problems;
};

Problem problemAt(std::string option, std::string code, std::vector<std::string> arguments);
std::vector<Problem> problemsOf(const std::vector<model::units::Issue>& issues);
std::vector<Problem> problemsOf(const std::vector<data::project::ImportIssue>& issues, const std::string& file);
bool hasError(const std::vector<Problem>& problems);
void append(std::vector<Problem>& to, std::vector<Problem> more);
// Throws BadInput when one of them is an error.
void refuseErrors(const std::vector<Problem>& problems);

// "units.csv:3: forced_outage_rate: error: 1.2 is more than 1. … (table.probability_over_one)"
std::string describe(const Problem& problem);
std::string_view word(model::units::Severity severity); // note, warning, error

} // namespace app::headroom_cli
