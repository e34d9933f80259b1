#include "app/headroom_cli/command_line.h"
#include "data/importers/registry.h"

#include <CLI/CLI.hpp>

namespace app::headroom_cli {

namespace {

ExitCode runFormats(const Console& console) {
    List list{{"name", "title", "extensions", "direction"}, {}};
    for (const auto* importer : data::importers::importers()) {
        std::vector<std::string> extensions(importer->extensions().begin(), importer->extensions().end());
        list.rows.push_back({text(importer->name()), text(importer->title()), std::move(extensions), text("import")});
    }
    const auto addExport = [&list](const char* name, const char* title) {
        list.rows.push_back({text(name), text(title), std::vector<std::string>{name}, text("export")});
    };
    addExport("csv", "Comma-separated values, UTF-8");
    addExport("xlsx", "Workbook with typed cells");
    addExport("json", "JSON, full precision");
    console.show({{"formats", std::move(list)}});
    return ExitCode::Done;
}

} // namespace

void addFormats(CommandLine& line) {
    line.add("formats", "The file formats that `import` reads and `export` writes", "formats", runFormats);
}

} // namespace app::headroom_cli
