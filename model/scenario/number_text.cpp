#include "model/scenario/number_text.h"

#include <charconv>

namespace model::scenario {

std::string numberText(double value) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return {buffer, end};
}

} // namespace model::scenario
