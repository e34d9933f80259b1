// A number as an argument of an issue: at most four significant digits, never in the C locale.
#pragma once

#include <string>

namespace model::compute {

std::string shortDecimal(double value);

} // namespace model::compute
