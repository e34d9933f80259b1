#include "app/moe_bench/number_format.h"

#include <cmath>

namespace moe_bench {

std::uint8_t toE4m3(float value) {
    const std::uint32_t sign = std::bit_cast<std::uint32_t>(value) >> 24 & 0x80u;
    const float size = std::fabs(value);
    if (size >= e4m3Largest) return static_cast<std::uint8_t>(sign | 0x7Eu);
    if (size < 0x1p-6f) { // subnormals are multiples of 2^-9; 8 of them is the first normal number
        return static_cast<std::uint8_t>(sign | (std::bit_cast<std::uint32_t>(size + 0x1.8p14f) & 0xFu));
    }
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(size);
    const std::uint32_t rounded = bits + 0x7FFFFu + (bits >> 20 & 1u);
    return static_cast<std::uint8_t>(sign | ((rounded >> 20) - (120u << 3)));
}

float fromE4m3(std::uint8_t bits) {
    const std::uint32_t size = bits & 0x7Fu;
    if (size == 0x7Fu) return std::bit_cast<float>(0x7FC00000u);
    const float value =
        size < 8u ? static_cast<float>(size) * 0x1p-9f : std::bit_cast<float>((size << 20) + (120u << 23));
    return (bits & 0x80u) != 0u ? -value : value;
}

} // namespace moe_bench
