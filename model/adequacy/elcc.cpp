#include "model/adequacy/elcc.h"

#include "model/adequacy/adequacy_indices.h"

#include <algorithm>

namespace model::adequacy {

namespace {

constexpr double kSameLole = 1e-12; // relative: sums in another order
constexpr int kHalvings = 100;      // as many as a double can be halved to any use
constexpr double kResolutionMw = 1e-9;

double loleWith(const OutageTable& table, std::span<const double> loadMw, double addedMw, double factor,
                std::vector<double>& raisedMw) {
    std::transform(loadMw.begin(), loadMw.end(), raisedMw.begin(),
                   [&](double load) { return load * factor + addedMw; });
    return units::number(adequacyIndices(table, raisedMw).lole);
}

} // namespace

std::optional<units::Power> effectiveLoadCarryingCapability(const OutageTable& without, const OutageTable& with,
                                                            std::span<const double> loadMw, LoadAddition addition) {
    if (loadMw.empty()) return std::nullopt;
    const double peakMw = *std::max_element(loadMw.begin(), loadMw.end());
    if (addition == LoadAddition::Scaled && peakMw <= 0.0) return std::nullopt;
    std::vector<double> raisedMw(loadMw.size());
    const double before = units::number(adequacyIndices(without, loadMw).lole);
    const auto isServed = [&](double addedMw) {
        const double lole = addition == LoadAddition::Flat
                                ? loleWith(with, loadMw, addedMw, 1.0, raisedMw)
                                : loleWith(with, loadMw, 0.0, 1.0 + addedMw / peakMw, raisedMw);
        return lole <= before * (1.0 + kSameLole);
    };
    // Beyond this even the hour of least load is above all capacity (flat), or the peak alone is (scaled).
    double low = 0.0;
    double high = units::number(with.capacity()) + peakMw + 1.0;
    if (isServed(high)) return std::nullopt;
    for (int i = 0; i < kHalvings && high - low > kResolutionMw; ++i) {
        const double middle = 0.5 * (low + high);
        (isServed(middle) ? low : high) = middle;
    }
    return units::of<units::Power>(low);
}

} // namespace model::adequacy
