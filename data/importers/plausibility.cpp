#include "data/importers/plausibility.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace data::importers {

namespace {
constexpr std::ptrdiff_t kHalfWindow = 12;
constexpr double kImpossibleRatio = 2.0;
constexpr double kSuspiciousRatio = 1.2;
constexpr double kFarBeyond = 20.0;

double rank(std::vector<double> numbers, double share) {
    if (numbers.empty()) return 0.0;
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(numbers.size() - 1));
    std::nth_element(numbers.begin(), numbers.begin() + at, numbers.end());
    return numbers[static_cast<std::size_t>(at)];
}

// The median of the valid values within the window around `centre`.
double medianAround(std::span<const double> values, std::span<const std::uint8_t> valid, std::ptrdiff_t centre) {
    std::array<double, 2 * kHalfWindow + 1> window{};
    std::size_t count = 0;
    const std::ptrdiff_t last = static_cast<std::ptrdiff_t>(values.size()) - 1;
    for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(0, centre - kHalfWindow);
         i <= std::min(last, centre + kHalfWindow); ++i) {
        const auto index = static_cast<std::size_t>(i);
        if (valid[index] != 0) window[count++] = values[index];
    }
    const auto middle = window.begin() + static_cast<std::ptrdiff_t>(count / 2);
    std::nth_element(window.begin(), middle, window.begin() + static_cast<std::ptrdiff_t>(count));
    return *middle;
}

bool standsAlone(std::span<const double> values, std::span<const std::uint8_t> valid, std::size_t hour) {
    double highest = 0.0;
    double lowest = INFINITY;
    std::size_t neighbours = 0;
    for (const std::size_t other : {hour - 2, hour - 1, hour + 1, hour + 2}) { // below 0 wraps beyond the size
        if (other >= values.size() || valid[other] == 0) continue;
        highest = std::max(highest, values[other]);
        lowest = std::min(lowest, values[other]);
        ++neighbours;
    }
    return neighbours >= 3 && (values[hour] > kSuspiciousRatio * highest || values[hour] * kSuspiciousRatio < lowest);
}
} // namespace

std::vector<DoubtfulHour> doubtfulHours(std::span<const double> values, std::span<const std::uint8_t> valid) {
    std::vector<double> known;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (valid[i] != 0) known.push_back(values[i]);
    }
    const bool looksLikeSystemLoad = known.size() >= 25 && rank(known, 0.02) > 0.3 * rank(known, 0.5);
    const double farBeyond = kFarBeyond * std::fabs(rank(known, 0.99));
    std::vector<DoubtfulHour> found;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (valid[i] == 0) continue;
        if (!looksLikeSystemLoad) {
            if (known.size() >= 25 && farBeyond > 0.0 && std::fabs(values[i]) > farBeyond) {
                found.push_back({i, Doubt::Impossible, rank(known, 0.5)});
            }
            continue;
        }
        const double typical = medianAround(values, valid, static_cast<std::ptrdiff_t>(i));
        if (values[i] > kImpossibleRatio * typical) {
            found.push_back({i, Doubt::Impossible, typical});
        } else if (standsAlone(values, valid, i)) {
            found.push_back({i, Doubt::Suspicious, typical});
        }
    }
    return found;
}

} // namespace data::importers
