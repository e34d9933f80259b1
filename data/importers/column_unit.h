// The unit that a column's name states, and the words a name is made of. It guesses no unit that the name does not say.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace data::importers {

// Runs of letters and digits in lower case: "Load (MW)" is load, mw. Letters beyond ASCII stay as they are.
std::vector<std::string> wordsOfName(std::string_view name);
bool hasWord(std::string_view name, std::initializer_list<std::string_view> wanted);
// A symbol of data/units for "load_mw", "demand (MW)", "temperature_c", "price_usd_per_mwh", "ghi_w_m2"; "" when the
// name states none.
std::string unitOfName(std::string_view name);
// A cell that says that there is no value: nothing, EMPTY, MISSING, NA, N/A, NaN, null, -.
bool isMissingMark(std::string_view cell);

} // namespace data::importers
