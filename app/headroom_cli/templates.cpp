#include "data/catalog/templates.h"
#include "app/headroom_cli/command_line.h"

#include <CLI/CLI.hpp>

namespace app::headroom_cli {

namespace {

ExitCode runTemplates(const Console& console) {
    List list{{"name", "title", "story"}, {}};
    for (const auto& entry : data::catalog::templates())
        list.rows.push_back({entry.slug, entry.title, entry.story});
    console.show({{"templates", std::move(list)}});
    return ExitCode::Done;
}

} // namespace

void addTemplates(CommandLine& line) {
    line.add("templates", "The example projects that `new` can start from", "templates", runTemplates);
}

} // namespace app::headroom_cli
