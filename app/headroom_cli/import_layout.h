// The options of `import` that describe a table no format knows, as a layout.
#pragma once

#include "app/headroom_cli/problem.h"
#include "data/importers/table_import.h"

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace app::headroom_cli {

struct LayoutArguments {
    std::string profile;     // file to read
    std::string saveProfile; // file to write
    std::string delimiter;   // one sign, or "tab"
    std::string decimal;
    std::string thousands; // "" as the decimal sign implies, "none"
    std::optional<std::size_t> skippedRows;
    std::optional<std::size_t> headerRow; // line of the header from 1; 0: there is none
    std::string repeatedHour;
    std::string kind;
};

void addLayoutOptions(CLI::App& command, LayoutArguments& arguments);
// Whether any of them asks for a layout.
bool isLayoutGiven(const LayoutArguments& arguments);
// The profile, or else what the file suggests, changed by the options and mappings.
data::importers::TableLayout layoutOf(const LayoutArguments& arguments, const std::string& content,
                                      const data::importers::ImportOptions& options, std::vector<Problem>& problems);
void saveLayout(const LayoutArguments& arguments, const data::importers::TableLayout& layout);

} // namespace app::headroom_cli
