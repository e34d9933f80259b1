#include "model/grid/day_convolution.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <complex>
#include <numbers>

namespace model::grid {

namespace {

using Spectrum = std::vector<std::complex<double>>;

void orderByReversedBits(Spectrum& values) {
    for (std::size_t i = 1, reversed = 0; i < values.size(); ++i) {
        std::size_t bit = values.size() >> 1;
        for (; reversed & bit; bit >>= 1)
            reversed ^= bit;
        reversed ^= bit;
        if (i < reversed) std::swap(values[i], values[reversed]);
    }
}

// exp(-2 pi i k / size) for k below half the size, each from its own sine and cosine: no error builds up.
Spectrum rootsOfUnity(std::size_t size) {
    Spectrum roots(size / 2);
    for (std::size_t k = 0; k < roots.size(); ++k)
        roots[k] = std::polar(1.0, -2.0 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(size));
    return roots;
}

// Cooley and Tukey, radix 2, in place.
void transform(Spectrum& values, const Spectrum& roots) {
    orderByReversedBits(values);
    for (std::size_t span = 1; span < values.size(); span *= 2) {
        const std::size_t stride = values.size() / (2 * span);
        for (std::size_t start = 0; start < values.size(); start += 2 * span)
            for (std::size_t k = 0; k < span; ++k) {
                const auto root = roots[k * stride];
                const auto far = values[start + k + span];
                const std::complex<double> turned(root.real() * far.real() - root.imag() * far.imag(),
                                                  root.real() * far.imag() + root.imag() * far.real());
                values[start + k + span] = values[start + k] - turned;
                values[start + k] += turned;
            }
    }
}

} // namespace

// Two real series as one complex series z = first + i second: the imaginary part of z * z is twice their convolution.
std::vector<double> convolvedDays(std::span<const double> first, std::span<const double> second) {
    assert(first.size() == second.size() && std::has_single_bit(first.size()));
    const std::size_t days = first.size();
    Spectrum values(2 * days);
    for (std::size_t day = 0; day < days; ++day)
        values[day] = {first[day], second[day]};
    const Spectrum roots = rootsOfUnity(values.size());
    transform(values, roots);
    for (auto& value : values)
        value = std::conj(std::complex<double>(value.real() * value.real() - value.imag() * value.imag(),
                                               2.0 * value.real() * value.imag()));
    transform(values, roots); // of the conjugate: the conjugate of the inverse, times the size
    std::vector<double> sum(days);
    const double scale = -0.5 / static_cast<double>(values.size());
    for (std::size_t day = 0; day < days; ++day)
        sum[day] = std::max(0.0, scale * values[day].imag());
    return sum;
}

} // namespace model::grid
