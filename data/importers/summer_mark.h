// Words by which a table says of a row whether it is summer time. Not a zone.
#pragma once

#include <optional>
#include <string_view>

namespace data::importers {

// 1, yes, true, summer, DST, and letters such as EDT or CEST: summer. 0, no, false, winter, standard, EST, CET: not.
std::optional<bool> summerMark(std::string_view cell);

} // namespace data::importers
