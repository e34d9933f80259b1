#include "model/stochastic/random_stream.h"

#include <Random123/philox.h>

#include <bit>

namespace model::stochastic {

namespace {

// u = (word + 1/2) / 2^32 = 2^k z with z in [0.707, 1.414); ln z = 2 artanh((z - 1) / (z + 1)); right to 5e-12 of
// itself; in plain arithmetic, without branches, so that every machine finds the same and several at once.
[[gnu::always_inline]] inline double minusLogarithm(std::uint32_t word) {
    constexpr std::uint64_t kMantissaOfOne = 0x3FF0'0000'0000'0000;
    constexpr std::uint64_t kBitsOfRootHalf = 0x3FE6'A09E'667F'3BCD;
    constexpr std::uint64_t kExponents = 0xFFF0'0000'0000'0000;
    constexpr std::uint64_t kTwoTo52 = 0x4330'0000'0000'0000; // its last bits count ones
    constexpr double kLogarithmOf2 = 0.69314718055994530942;
    const double u = std::bit_cast<double>(kMantissaOfOne | static_cast<std::uint64_t>(word) << 20) - (1.0 - 0x1p-33);
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(u);
    const std::uint64_t above = bits - kBitsOfRootHalf + (std::uint64_t{1024} << 52); // exponent k + 1024
    const double k = std::bit_cast<double>(kTwoTo52 | above >> 52) - (0x1p52 + 1024.0);
    const double z = std::bit_cast<double>(bits - ((above & kExponents) - (std::uint64_t{1024} << 52)));
    const double s = (z - 1.0) / (z + 1.0);
    const double q = s * s;
    // artanh(s) / s for q = s^2 up to 0.0295: the polynomial through its Chebyshev points, in pairs of terms.
    const double series = (1.0000000000041798 + q * 0.33333332623741196) +
                          q * q * ((0.2000019233630731 + q * 0.14267525530042552) + q * q * 0.11808179107140054);
    return -(k * kLogarithmOf2 + 2.0 * s * series);
}

} // namespace

void RandomStream::refill() {
    using Generator = r123::Philox4x32;
    const auto low = [](std::uint64_t number) { return static_cast<std::uint32_t>(number); };
    const auto high = [](std::uint64_t number) { return static_cast<std::uint32_t>(number >> 32); };
    const Generator::key_type key{{low(m_seed), high(m_seed)}};
    const Generator::ctr_type first = Generator{}({{m_step, m_stream, low(m_path), high(m_path)}}, key);
    const Generator::ctr_type second = Generator{}({{m_step + 1, m_stream, low(m_path), high(m_path)}}, key);
    for (std::size_t i = 0; i < 4; ++i) {
        m_words[i] = first[i];
        m_words[i + 4] = second[i];
    }
    m_step += 2;
    m_used = 0;
}

double RandomStream::uniform() {
    const std::uint64_t high = word();
    const std::uint64_t bits = (high << 21) ^ (word() >> 11);
    return (static_cast<double>(bits) + 0.5) * 0x1p-53;
}

double RandomStream::exponential() {
    return minusLogarithm(word());
}

void RandomStream::exponentials(std::array<double, kAtOnce>& values) {
    refill();
    m_used = kAtOnce;
    for (std::size_t i = 0; i < kAtOnce; ++i)
        values[i] = minusLogarithm(m_words[i]);
}

} // namespace model::stochastic
