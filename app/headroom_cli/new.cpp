#include "app/headroom_cli/study.h"
#include "data/catalog/templates.h"
#include "data/project/resolve.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace app::headroom_cli {

namespace {

struct NewArguments {
    std::string project;
    std::string templateName;
    bool isForced{};
};

ExitCode runNew(const NewArguments& arguments, const Console& console) {
    if (!arguments.templateName.empty() && !data::catalog::findTemplate(arguments.templateName)) {
        std::vector<std::string> names;
        for (const auto& entry : data::catalog::templates())
            names.push_back(entry.slug);
        throw BadInput({unknownName("--template", "template", arguments.templateName, names)});
    }
    const auto overwrite = arguments.isForced ? data::project::Overwrite::Replace : data::project::Overwrite::Refuse;
    const auto project = data::project::createFromTemplate(arguments.project, arguments.templateName, overwrite);
    console.show({{"project", text(arguments.project)},
                  {"template", textOrNothing(arguments.templateName)},
                  {"scenarios", Value{project.summary().scenarios}}});
    return ExitCode::Done;
}

} // namespace

void addNew(CommandLine& line) {
    const auto arguments = std::make_shared<NewArguments>();
    auto& command =
        line.add("new", "Writes a project file; refuses to overwrite", "new pjm.headroom --template pjm-2027-shortfall",
                 [arguments](const Console& console) { return runNew(*arguments, console); });
    addProjectOption(command, arguments->project);
    command.add_option("--template", arguments->templateName, "Name from `templates`; without it the defaults");
    command.add_flag("--force", arguments->isForced, "Replace a file of that name");
}

} // namespace app::headroom_cli
