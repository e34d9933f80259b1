#include "data/importers/summer_mark.h"

#include "data/csv/csv_reader.h"
#include "data/units/ascii_text.h"

#include <algorithm>
#include <array>

namespace data::importers {

std::optional<bool> summerMark(std::string_view cell) {
    constexpr std::array<std::string_view, 21> kSummer{"1",    "yes",  "y",   "true", "t",    "summer", "dst",
                                                       "edt",  "cdt",  "mdt", "pdt",  "adt",  "ndt",    "cest",
                                                       "eest", "west", "bst", "mesz", "aedt", "lhdt",   "nzdt"};
    constexpr std::array<std::string_view, 23> kWinter{
        "0",   "no",  "n",   "false", "f",   "winter", "standard", "st",   "est",  "cst",  "mst", "pst",
        "ast", "nst", "cet", "eet",   "wet", "gmt",    "mez",      "aest", "lhst", "nzst", "std"};
    const std::string word = units::asciiLower(csv::trimmed(cell));
    if (std::find(kSummer.begin(), kSummer.end(), word) != kSummer.end()) return true;
    if (std::find(kWinter.begin(), kWinter.end(), word) != kWinter.end()) return false;
    return std::nullopt;
}

} // namespace data::importers
