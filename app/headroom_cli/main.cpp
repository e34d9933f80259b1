#include "app/headroom_cli/command_line.h"
#include "app/headroom_cli/interrupt.h"
#include "data/project/project_error.h"
#include "data/store/whole_file.h"
#include "model/units/messages.h"

#include <CLI/CLI.hpp>

#include <iostream>

using namespace app::headroom_cli;

namespace {

void addCommands(CommandLine& line) {
    for (const auto add :
         {addTemplates, addNew, addProjectInfo, addParameters, addEvaluate, addDispatch, addAdequacy, addElcc, addFirm,
          addFlexibleLoad, addImport, addFormats, addExport, addClaims, addBacktest, addCalibrate, addVerify})
        add(line);
}

int ended(ExitCode code) {
    return static_cast<int>(code);
}

int usage(const CLI::App& program, const CLI::ParseError& error) {
    return program.exit(error, std::cout, std::cerr) == 0 ? ended(ExitCode::Done) : ended(ExitCode::BadInput);
}

int refusedProject(const data::project::ProjectError& error) {
    std::cerr << model::units::describe(error.issue()) << " (" << error.issue().code << ")\n";
    const bool isUsage = dynamic_cast<const data::project::ProjectExists*>(&error) != nullptr;
    return ended(isUsage ? ExitCode::BadInput : ExitCode::CannotOpen);
}

} // namespace

int main(int argc, char** argv) {
    CLI::App program("Data-center and grid capacity planning from a shell.", "headroom-cli");
    program.set_version_flag("--version", "headroom-cli " HEADROOM_VERSION);
    program.require_subcommand(1);
    CommandLine line(program);
    try {
        addCommands(line);
        program.parse(argc, argv);
        const Interrupt interrupt;
        return ended(line.runTyped({std::cout, std::cerr, Format::Table, interrupt.token()}));
    } catch (const CLI::ParseError& error) {
        return usage(program, error);
    } catch (const BadInput& error) {
        for (const Problem& problem : error.problems())
            std::cerr << describe(problem) << '\n';
    } catch (const data::project::ProjectError& error) {
        return refusedProject(error);
    } catch (const data::store::FileError& error) {
        std::cerr << error.what() << '\n';
    } catch (const std::exception& error) {
        std::cerr << "headroom-cli ended unexpectedly: " << error.what() << '\n';
    }
    return ended(ExitCode::BadInput);
}
