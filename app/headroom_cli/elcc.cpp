#include "model/adequacy/elcc.h"

#include "app/headroom_cli/command_line.h"
#include "app/headroom_cli/input_file.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace app::headroom_cli {

namespace {

namespace units = model::units;
using model::adequacy::LoadAddition;

struct ElccArguments {
    std::string unitsFile;
    std::string loadFile;
    std::string addFile;
    std::string convention{"flat"};
};

void appendGroups(std::vector<model::adequacy::OutageGroup>& groups,
                  const std::vector<data::importers::UnitRow>& rows) {
    for (const auto& row : rows)
        groups.push_back(groupOf(row, 0.0));
}

ExitCode runElcc(const ElccArguments& arguments, const Console& console) {
    std::vector<Problem> problems;
    std::vector<model::adequacy::OutageGroup> groups;
    appendGroups(groups, readUnitsFile(arguments.unitsFile, "--units", problems));
    const model::adequacy::OutageTable without(groups);
    appendGroups(groups, readUnitsFile(arguments.addFile, "--add", problems));
    const auto loadMw = readLoadFile(arguments.loadFile, problems);
    refuseErrors(problems);
    const model::adequacy::OutageTable with(groups);
    const auto addition = arguments.convention == "flat" ? LoadAddition::Flat : LoadAddition::Scaled;
    const auto found = model::adequacy::effectiveLoadCarryingCapability(without, with, loadMw, addition);
    if (!found) {
        problems.push_back(problemAt("--load", "adequacy.elcc_unbounded", {}));
        problems.back().issue.severity = units::Severity::Warning;
    }
    console.tell(problems);
    const double addedMw = units::number(with.capacity()) - units::number(without.capacity());
    Value elccMw;
    Value share;
    if (found) elccMw = units::number(*found);
    if (found && addedMw > 0.0) share = units::number(*found) / addedMw;
    console.show({{"elcc_mw", elccMw},
                  {"elcc_share", share},
                  {"added_mw", Value{addedMw}},
                  {"convention", text(arguments.convention)}});
    return ExitCode::Done;
}

} // namespace

void addElcc(CommandLine& line) {
    const auto arguments = std::make_shared<ElccArguments>();
    auto& command = line.add("elcc", "How much more load units carry at the adequacy there was without them",
                             "elcc --units units.csv --load load.csv --add new.csv --convention flat",
                             [arguments](const Console& console) { return runElcc(*arguments, console); });
    command.add_option("--units", arguments->unitsFile, "CSV: name,count,capacity_mw,forced_outage_rate,mttr_h")
        ->required();
    command.add_option("--load", arguments->loadFile, "CSV with a column load_mw; any length")->required();
    command.add_option("--add", arguments->addFile, "CSV of the units that are rated, in the form of --units")
        ->required();
    command
        .add_option("--convention", arguments->convention,
                    "flat: the same MW in every hour; scaled: every hour in proportion, MW of the peak")
        ->check(CLI::IsMember({"flat", "scaled"}))
        ->capture_default_str();
}

} // namespace app::headroom_cli
