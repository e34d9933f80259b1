// How samples that are 0 or more are distributed: quantiles and the share of none, within a bound of memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace model::stochastic {

// Keeps the samples themselves up to `mostKept` of them, so that quantiles are exact; beyond, counts them in bins, each
// 1/256 octave wide (0.3 % of the value), from 2^-40 to 2^40.
class SampleDistribution {
public:
    explicit SampleDistribution(std::size_t mostKept = std::size_t{1} << 20) : m_mostKept(mostKept) {}

    void add(double value);
    // The same as adding the other's samples; both must have the same bound.
    void merge(const SampleDistribution& other);

    std::size_t count() const { return m_count; }
    bool isExact() const { return m_bins.empty(); }
    double shareOfNone() const;
    // The smallest sample that at least the share p (0..1) of all do not exceed; 0 without samples.
    double quantile(double p) const;

private:
    void countInBin(double value);
    void startBins();

    std::size_t m_mostKept;
    std::size_t m_count{};
    std::size_t m_none{};
    std::vector<double> m_values; // above 0
    std::vector<std::uint64_t> m_bins;
};

} // namespace model::stochastic
