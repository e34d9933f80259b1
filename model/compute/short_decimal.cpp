#include "model/compute/short_decimal.h"

#include <array>
#include <charconv>
#include <cmath>

namespace model::compute {

std::string shortDecimal(double value) {
    std::array<char, 400> text{};
    const double size = std::abs(value);
    // Large numbers keep their integer digits instead of an exponent.
    const auto written = size >= 1000.0 ? std::to_chars(text.begin(), text.end(), value, std::chars_format::fixed, 0)
                                        : std::to_chars(text.begin(), text.end(), value, std::chars_format::general, 4);
    return std::string(text.data(), written.ptr);
}

} // namespace model::compute
