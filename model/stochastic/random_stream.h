// Random numbers of one path and one stream under a seed, from a counter: no state is shared with any other stream.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace model::stochastic {

// Philox4x32-10 [Salmon et al. 2011]: key = seed, counter = (step, stream, path). What a stream gives depends on these
// alone, whatever the thread, the order of work or the other streams.
class RandomStream {
public:
    RandomStream(std::uint64_t seed, std::uint64_t path, std::uint32_t stream)
        : m_seed(seed), m_path(path), m_stream(stream) {}

    // One word of 32 bits, all equally likely.
    std::uint32_t word() {
        if (m_used == kAtOnce) refill();
        return m_words[m_used++];
    }
    // Uniform in (0, 1), on 2^53 equal steps; takes two words.
    double uniform();
    // Uniform in (0, 1), on 2^32 equal steps: for a choice, not for a tail.
    double coarseUniform() { return (word() + 0.5) * 0x1p-32; }
    // Exponential of mean 1 by inversion of one word: between 1.2e-10 and 22.9.
    double exponential();
    // As many at once as one step gives; the words left of the step before are dropped.
    static constexpr std::size_t kAtOnce = 8;
    void exponentials(std::array<double, kAtOnce>& values);

private:
    void refill();

    std::uint64_t m_seed;
    std::uint64_t m_path;
    std::uint32_t m_stream;
    std::uint32_t m_step{};
    std::size_t m_used{kAtOnce};
    std::array<std::uint32_t, kAtOnce> m_words{};
};

} // namespace model::stochastic
