// Numbers as tables of other countries write them: which sign parts the decimals, which the thousands.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace data::importers {

struct NumberSigns {
    char decimal{'.'};    // '.' or ','
    char thousands{'\0'}; // '.', ',', ' ', '\'' or none; a no-break space is a blank
    friend bool operator==(const NumberSigns&, const NumberSigns&) = default;
};

// The whole cell, blanks around it allowed. Thousands must part groups of three, all of them, and no 0 leads:
// "1,234,567.5".
std::optional<double> numberInCell(std::string_view cell, NumberSigns signs);

// The signs that all the cells agree on; nothing when they contradict each other or "1,234" stands alone and could be
// either. Cells that are no numbers in any notation are passed over.
std::optional<NumberSigns> signsOf(std::span<const std::string_view> cells);
// Whether it is a number under some signs.
bool isAnyNumber(std::string_view cell);

} // namespace data::importers
