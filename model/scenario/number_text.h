// A number as an argument of an issue or of a stored text: the shortest that reads back as the same number.
#pragma once

#include <string>

namespace model::scenario {

std::string numberText(double value);

} // namespace model::scenario
