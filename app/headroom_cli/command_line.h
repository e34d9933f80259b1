// What every command shares: where it writes, how it is declared, how it ends.
#pragma once

#include "app/headroom_cli/problem.h"
#include "app/headroom_cli/report_writer.h"

#include <functional>
#include <iosfwd>
#include <stop_token>
#include <string>

namespace CLI {
class App;
}

namespace app::headroom_cli {

enum class ExitCode { Done = 0, CheckFailed = 1, BadInput = 2, CannotOpen = 3, Cancelled = 4 };

struct Console {
    std::ostream& results;  // standard output
    std::ostream& messages; // standard error
    Format format{Format::Table};
    std::stop_token stop;

    void show(const Report& report) const; // throws BadInput when the results cannot be written
    void tell(const std::vector<Problem>& problems) const;
};

using Command = std::function<ExitCode(const Console&)>;

// The commands declared so far, and the one that was typed.
class CommandLine {
public:
    explicit CommandLine(CLI::App& program) : m_program(program) {}
    // A command with its --format and --help; the example stands below its help. Its options are added to the result.
    CLI::App& add(const std::string& name, const std::string& description, const std::string& example, Command command);
    // The command that was typed, with its format.
    ExitCode runTyped(Console console) const;

private:
    CLI::App& m_program;
    Command m_typed;
    std::string m_format{"table"};
};

// One file each.
void addAdequacy(CommandLine& line);
void addBacktest(CommandLine& line);
void addCalibrate(CommandLine& line);
void addClaims(CommandLine& line);
void addDispatch(CommandLine& line);
void addElcc(CommandLine& line);
void addEvaluate(CommandLine& line);
void addExport(CommandLine& line);
void addFirm(CommandLine& line);
void addFlexibleLoad(CommandLine& line);
void addFormats(CommandLine& line);
void addImport(CommandLine& line);
void addNew(CommandLine& line);
void addParameters(CommandLine& line);
void addProjectInfo(CommandLine& line); // info and check
void addTemplates(CommandLine& line);
void addVerify(CommandLine& line);

} // namespace app::headroom_cli
