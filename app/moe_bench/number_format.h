// Exact conversions between float and the 16- and 8-bit formats of the layer; round to nearest, ties to even.
#pragma once

#include <bit>
#include <cstdint>

namespace moe_bench {

inline constexpr float e4m3Largest = 448.0f;

// Finite values only.
inline std::uint16_t toBf16(float value) {
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
    return static_cast<std::uint16_t>((bits + 0x7FFFu + (bits >> 16 & 1u)) >> 16);
}

inline float fromBf16(std::uint16_t bits) {
    return std::bit_cast<float>(std::uint32_t{bits} << 16);
}

inline float roundBf16(float value) {
    return fromBf16(toBf16(value));
}

// OCP FP8 e4m3 (no infinity); beyond ±448 saturates. Finite values only.
std::uint8_t toE4m3(float value);
float fromE4m3(std::uint8_t bits);

} // namespace moe_bench
