#include "app/headroom_cli/import_layout.h"

#include "app/headroom_cli/input_file.h"
#include "data/importers/layout_profile.h"
#include "data/importers/layout_proposal.h"
#include "data/importers/measurement_fields.h"
#include "data/store/whole_file.h"

#include <CLI/CLI.hpp>

namespace app::headroom_cli {

namespace {
using data::importers::ColumnRole;
using data::importers::ImportOptions;
using data::importers::TableLayout;

// The sign that an option names; nothing, and a problem, when it is none of those allowed.
std::optional<char> signOf(const std::string& option, const std::string& text, std::string_view allowed,
                           std::vector<Problem>& problems) {
    if (text == "tab" && allowed.find('\t') != std::string_view::npos) return '\t';
    if (text.size() == 1 && allowed.find(text[0]) != std::string_view::npos) return text[0];
    problems.push_back(problemAt(option, "cli.not_a_sign", {text}));
    return std::nullopt;
}

void applyNumbers(const LayoutArguments& arguments, TableLayout& layout, std::vector<Problem>& problems) {
    if (arguments.decimal.empty() && arguments.thousands.empty()) return;
    data::importers::NumberSigns signs = layout.numbers.value_or(data::importers::NumberSigns{});
    if (!arguments.decimal.empty()) {
        signs.decimal = signOf("--decimal", arguments.decimal, ".,", problems).value_or('.');
        signs.thousands = signs.decimal == '.' ? ',' : '.';
    }
    if (arguments.thousands == "none")
        signs.thousands = '\0';
    else if (!arguments.thousands.empty())
        signs.thousands = signOf("--thousands", arguments.thousands, ".,' ", problems).value_or('\0');
    if (signs.thousands == signs.decimal)
        problems.push_back(problemAt("--thousands", "cli.not_a_sign", {arguments.thousands}));
    layout.numbers = signs;
}

// What the options say of the text itself, before columns can be looked at.
void applyText(const LayoutArguments& arguments, TableLayout& layout, std::vector<Problem>& problems) {
    if (!arguments.delimiter.empty())
        layout.delimiter = signOf("--delimiter", arguments.delimiter, ",;\t| ", problems).value_or(',');
    if (arguments.skippedRows) layout.skippedLines = *arguments.skippedRows;
    if (!arguments.headerRow) return;
    layout.hasHeader = *arguments.headerRow > 0;
    if (layout.hasHeader) layout.skippedLines = *arguments.headerRow - 1;
}

std::optional<TableLayout> profileOf(const std::string& path, std::vector<Problem>& problems) {
    const auto text = readInput(path, "--profile", problems);
    if (!text) return std::nullopt;
    auto read = data::importers::readProfile(*text);
    append(problems, problemsOf(read.issues, path));
    return std::move(read.layout);
}
} // namespace

void addLayoutOptions(CLI::App& command, LayoutArguments& arguments) {
    command.add_option("--profile", arguments.profile, "Saved description of a table");
    command.add_option("--save-profile", arguments.saveProfile, "Keeps the description of this table in a file");
    command.add_option("--delimiter", arguments.delimiter, "Sign between the columns of a table: , ; | or tab");
    command.add_option("--decimal", arguments.decimal, "Decimal sign of a table: . or ,");
    command.add_option("--thousands", arguments.thousands, "Sign between thousands, or none");
    command.add_option("--skip-rows", arguments.skippedRows, "Lines before the header");
    command.add_option("--header-row", arguments.headerRow, "Line of the header, from 1; 0 where there is none");
    command.add_option("--dst", arguments.repeatedHour,
                       "Which of autumn's two hours a row is in: in_order, first or second");
    command.add_option("--kind", arguments.kind, "Rows are measurements: kernel, serving or power");
}

bool isLayoutGiven(const LayoutArguments& arguments) {
    return !arguments.profile.empty() || !arguments.saveProfile.empty() || !arguments.delimiter.empty() ||
           !arguments.decimal.empty() || !arguments.thousands.empty() || arguments.skippedRows || arguments.headerRow ||
           !arguments.repeatedHour.empty() || !arguments.kind.empty();
}

TableLayout layoutOf(const LayoutArguments& arguments, const std::string& content, const ImportOptions& options,
                     std::vector<Problem>& problems) {
    TableLayout layout;
    if (!arguments.profile.empty()) {
        layout = profileOf(arguments.profile, problems).value_or(TableLayout{});
        applyText(arguments, layout, problems);
    } else {
        layout = data::importers::proposeLayout(content, options).layout;
        const TableLayout proposed = layout;
        applyText(arguments, layout, problems);
        if (!(layout == proposed)) layout = data::importers::proposeColumns(content, layout, options);
    }
    applyNumbers(arguments, layout, problems);
    if (!arguments.repeatedHour.empty()) {
        const auto rule = data::importers::repeatedHour(arguments.repeatedHour);
        if (rule)
            layout.repeatedHour = *rule;
        else
            problems.push_back(unknownName("--dst", "rule", arguments.repeatedHour, {"in_order", "first", "second"}));
    }
    if (!arguments.kind.empty()) {
        layout.measurementKind = arguments.kind;
        if (data::importers::findKind(arguments.kind) == nullptr)
            problems.push_back(unknownName("--kind", "kind", arguments.kind, {"kernel", "serving", "power"}));
        for (auto& column : layout.columns) // fields are named, never proposed
            column.role = column.role == ColumnRole::Measured ? ColumnRole::Measured : ColumnRole::Ignored;
    }
    for (const auto& mapping : options.mappings)
        data::importers::applyMapping(layout, mapping);
    return layout;
}

void saveLayout(const LayoutArguments& arguments, const TableLayout& layout) {
    if (arguments.saveProfile.empty()) return;
    data::store::writeWholeFile(arguments.saveProfile, data::importers::writeProfile(layout));
}

} // namespace app::headroom_cli
