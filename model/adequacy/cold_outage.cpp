#include "model/adequacy/cold_outage.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace model::adequacy {

namespace {

// One hour at constant rates: out at its end = kept x out at its start + gained; the mean over the hour alike.
struct HourStep {
    double kept{};
    double gained{};
    double meanKept{};
    double meanGained{};
};

HourStep hourStep(double failuresPerHour, double repairsPerHour) {
    const double rate = failuresPerHour + repairsPerHour;
    const double settled = failuresPerHour / rate;
    HourStep step;
    step.kept = std::exp(-rate);
    step.gained = -settled * std::expm1(-rate);
    step.meanKept = -std::expm1(-rate) / rate;
    step.meanGained = settled * (1.0 - step.meanKept);
    return step;
}

} // namespace

bool ColdOutage::canFail() const {
    return share > 0.0 && std::ranges::any_of(failuresPerHour, [](double rate) { return rate > 0.0; });
}

ColdOutageShares coldOutageShares(std::span<const double> failuresPerHour, const units::Duration& repair) {
    assert(units::number(repair) > 0.0);
    const double repairsPerHour = 1.0 / units::number(repair);
    double rates = 0.0;
    double gained = 0.0;
    for (const double failures : failuresPerHour) {
        const HourStep step = hourStep(failures, repairsPerHour);
        rates += failures + repairsPerHour;
        gained = step.kept * gained + step.gained;
    }
    ColdOutageShares shares;
    if (failuresPerHour.empty()) return shares;
    shares.atHour.push_back(gained / -std::expm1(-rates));
    for (const double failures : failuresPerHour) {
        const HourStep step = hourStep(failures, repairsPerHour);
        const double before = shares.atHour.back();
        shares.meanOfHour.push_back(step.meanKept * before + step.meanGained);
        shares.atHour.push_back(step.kept * before + step.gained);
        shares.mean += shares.meanOfHour.back();
    }
    shares.mean /= static_cast<double>(failuresPerHour.size());
    return shares;
}

std::vector<double> coldFailuresPerHour(std::span<const double> temperatureC, double belowC, double perColdHour) {
    std::vector<double> failuresPerHour(temperatureC.size());
    std::ranges::transform(temperatureC, failuresPerHour.begin(),
                           [&](double celsius) { return celsius < belowC ? perColdHour : 0.0; });
    return failuresPerHour;
}

} // namespace model::adequacy
