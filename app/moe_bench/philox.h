// Counter-based random numbers (Philox2x32-10, Salmon et al. 2011), the same bits on a CPU and on a GPU; not a
// generator with state. Only integer and correctly rounded double operations: no library function differs between the
// two.
#pragma once

#include <cstdint>

#ifdef __CUDACC__
#define MOE_BENCH_HD __host__ __device__
#else
#define MOE_BENCH_HD
#endif

namespace moe_bench {

// 64 random bits of (counter, key).
MOE_BENCH_HD inline std::uint64_t philox2x32(std::uint64_t counter, std::uint32_t key) {
    std::uint32_t low = static_cast<std::uint32_t>(counter);
    std::uint32_t high = static_cast<std::uint32_t>(counter >> 32);
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t product = std::uint64_t{0xD256D193u} * low;
        low = static_cast<std::uint32_t>(product >> 32) ^ key ^ high;
        high = static_cast<std::uint32_t>(product);
        key += 0x9E3779B9u;
    }
    return std::uint64_t{high} << 32 | low;
}

// One key per (seed, tensor).
MOE_BENCH_HD inline std::uint32_t tensorKey(std::uint64_t seed, std::uint32_t tensor) {
    const std::uint64_t mixed = philox2x32(seed, 0x6D6F6531u + tensor);
    return static_cast<std::uint32_t>(mixed ^ mixed >> 32);
}

// Bell-shaped, mean 0, variance 1, within ±3.5: the sum of four uniform 16-bit numbers. Never zero (the sum is odd).
MOE_BENCH_HD inline float bellValue(std::uint64_t counter, std::uint32_t key) {
    const std::uint64_t bits = philox2x32(counter, key);
    const std::int32_t sum =
        static_cast<std::int32_t>((bits & 0xFFFFu) + (bits >> 16 & 0xFFFFu) + (bits >> 32 & 0xFFFFu) + (bits >> 48));
    const std::int32_t centred = 2 * sum - 4 * 65535;
    return static_cast<float>(centred | 1) * 1.3214980e-5f; // sqrt(3) / (2 * 65536)
}

// Strictly inside (0, 1), 32 bits.
MOE_BENCH_HD inline double uniformValue(std::uint64_t counter, std::uint32_t key) {
    return (static_cast<double>(philox2x32(counter, key) >> 32) + 0.5) * 0x1p-32;
}

// ln(x) for finite x > 0 from additions, multiplications and one division, so that every device gets the same bits
// when contraction is off.
MOE_BENCH_HD inline double naturalLog(double x) {
    int exponent = 0;
    while (x >= 1.4142135623730951)
        x *= 0.5, ++exponent;
    while (x < 0.7071067811865476)
        x *= 2.0, --exponent;
    const double ratio = (x - 1.0) / (x + 1.0);
    const double square = ratio * ratio;
    double sum = 0.0;
    for (int power = 25; power >= 1; power -= 2)
        sum = sum * square + 1.0 / power;
    return 2.0 * ratio * sum + exponent * 0.6931471805599453;
}

// Standard Gumbel noise: the top k of log p + noise is a draw of k without replacement.
MOE_BENCH_HD inline double gumbelValue(std::uint64_t counter, std::uint32_t key) {
    return -naturalLog(-naturalLog(uniformValue(counter, key)));
}

} // namespace moe_bench
