#include "model/facility/site_load.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <numeric>
#include <span>

namespace model::facility {

namespace {
constexpr double kSecondHarmonic = 0.25; // over the first; keeps the trough flat for any swing

// IT power by UTC hour of the day.
std::array<double, 24> itByUtcHour(const ItDemand& demand) {
    const std::array<double, 24> shape = dailyShape(demand.dailySwing, demand.peakHour);
    const double highest = *std::max_element(shape.begin(), shape.end());
    const double inferenceMw = units::number(demand.inferencePeak) / highest;
    std::array<double, 24> itMw{};
    for (int hour = 0; hour < 24; ++hour) {
        const auto local = static_cast<std::size_t>((hour + demand.utcOffset + 24) % 24);
        itMw[static_cast<std::size_t>(hour)] = units::number(demand.training) + inferenceMw * shape[local];
    }
    return itMw;
}
} // namespace

std::array<double, 24> dailyShape(double swing, double peakHour) {
    assert(swing >= 0.0 && swing <= 4.0 / 3.0);
    std::array<double, 24> shape{};
    for (std::size_t hour = 0; hour < shape.size(); ++hour) {
        const double angle = 2.0 * std::numbers::pi * (static_cast<double>(hour) - peakHour) / 24.0;
        shape[hour] = 1.0 + swing * (std::cos(angle) + kSecondHarmonic * std::cos(2.0 * angle));
    }
    return shape;
}

double swingOf(double peakOverMean) {
    return (peakOverMean - 1.0) / (1.0 + kSecondHarmonic);
}

SiteLoad siteLoad(const ItDemand& demand, const series::Series<double>& pue, const SitePower& site) {
    assert(pue.size() % 24 == 0 && demand.utcOffset >= -14 && demand.utcOffset <= 14);
    const std::array<double, 24> itMw = itByUtcHour(demand);
    const double meterPerIt = 1.0 / (1.0 - site.distributionLoss.value); // before PUE
    const std::span<const double> puePerHour = pue.numbers();
    SiteLoad load;
    load.facility = series::Series<units::Power>(pue.size());
    const std::span<double> facilityMw = load.facility.numbers();
    double peakMw = 0.0;
    double energyMwh = 0.0;
    for (std::size_t day = 0; day < facilityMw.size(); day += 24)
        for (std::size_t hour = 0; hour < 24; ++hour) {
            const double mw = itMw[hour] * puePerHour[day + hour] * meterPerIt;
            facilityMw[day + hour] = mw;
            peakMw = std::max(peakMw, mw);
            energyMwh += mw;
        }
    const auto hours = static_cast<double>(facilityMw.size());
    load.peak = units::of<units::Power>(peakMw);
    load.energy = units::of<units::Energy>(energyMwh);
    load.itEnergy = units::of<units::Energy>(std::accumulate(itMw.begin(), itMw.end(), 0.0) * hours / 24.0);
    if (energyMwh <= 0.0) return load;
    load.mean = units::of<units::Power>(energyMwh / hours);
    load.loadFactor = energyMwh / hours / peakMw;
    load.effectivePue = load.energy / load.itEnergy;
    return load;
}

} // namespace model::facility
