#include "app/headroom_cli/command_line.h"

#include <CLI/CLI.hpp>

#include <ostream>

namespace app::headroom_cli {

namespace {
constexpr const char* kFormats[] = {"table", "csv", "json"};

Format formatOf(const std::string& name) {
    if (name == "json") return Format::Json;
    return name == "csv" ? Format::Csv : Format::Table;
}
} // namespace

void Console::show(const Report& report) const {
    write(report, format, results);
    if (!results.flush()) throw BadInput({problemAt("", "cli.cannot_write_results", {})});
}

void Console::tell(const std::vector<Problem>& problems) const {
    for (const Problem& problem : problems)
        messages << describe(problem) << '\n';
}

CLI::App& CommandLine::add(const std::string& name, const std::string& description, const std::string& example,
                           Command command) {
    CLI::App* declared = m_program.add_subcommand(name, description);
    declared->footer("Example:\n  headroom-cli " + example);
    declared->add_option("--format", m_format, "How the result is written to standard output")
        ->check(CLI::IsMember(std::vector<std::string>(std::begin(kFormats), std::end(kFormats))))
        ->capture_default_str();
    declared->callback([this, command = std::move(command)] { m_typed = command; });
    return *declared;
}

ExitCode CommandLine::runTyped(Console console) const {
    console.format = formatOf(m_format);
    return m_typed(console);
}

} // namespace app::headroom_cli
