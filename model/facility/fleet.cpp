#include "model/facility/fleet.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace model::facility {

namespace {
// Vintages with less than this share left are dropped: they no longer move any printed figure.
constexpr double kForgottenShare = 1e-9;

template<class Of>
double sumOverVintages(const Fleet& fleet, Of of) {
    return std::accumulate(fleet.vintages.begin(), fleet.vintages.end(), 0.0,
                           [&](double sum, const Vintage& vintage) { return sum + of(vintage); });
}

void keepSurvivors(Fleet& fleet, const FleetPolicy& policy, int year) {
    for (Vintage& vintage : fleet.vintages) {
        assert(vintage.year < year);
        vintage.inService = vintage.bought * survival(policy, year - vintage.year);
    }
    std::erase_if(fleet.vintages,
                  [](const Vintage& vintage) { return vintage.inService <= kForgottenShare * vintage.bought; });
}
} // namespace

double survival(const FleetPolicy& policy, double ageYears) {
    if (ageYears <= 0.0) return 1.0;
    return std::exp(-std::pow(ageYears / policy.meanLife.value, policy.lifeShape.value));
}

double fleetCount(const Fleet& fleet) {
    return sumOverVintages(fleet, [](const Vintage& vintage) { return vintage.inService; });
}

double fleetCapacity(const Fleet& fleet) {
    return sumOverVintages(fleet, [](const Vintage& vintage) { return vintage.inService * vintage.performance; });
}

units::Power fleetNameplate(const Fleet& fleet) {
    return units::of<units::Power>(sumOverVintages(
        fleet, [](const Vintage& vintage) { return vintage.inService * units::number(vintage.power); }));
}

FleetYear stepFleet(Fleet& fleet, const FleetNeed& need, const FleetPolicy& policy, int year) {
    assert(need.newPerformance > 0.0 && need.purchaseLimit >= 0.0);
    FleetYear result;
    result.year = year;
    const double before = fleetCount(fleet);
    keepSurvivors(fleet, policy, year);
    result.survivors = fleetCount(fleet);
    result.deaths = before - result.survivors;
    result.purchasesWanted = std::max(0.0, need.requiredCapacity - fleetCapacity(fleet)) / need.newPerformance;
    result.purchases = std::min(result.purchasesWanted, need.purchaseLimit);
    if (result.purchases > 0.0)
        fleet.vintages.push_back({year, result.purchases, result.purchases, need.newPerformance, need.newPower});

    result.count = fleetCount(fleet);
    result.capacity = fleetCapacity(fleet);
    result.nameplate = fleetNameplate(fleet);
    // Purchases that meet the need may fall short of it by a rounding error, which is no shortage.
    if (result.purchases < result.purchasesWanted)
        result.shortageRatio =
            result.capacity > 0.0 ? need.requiredCapacity / result.capacity : std::numeric_limits<double>::infinity();
    if (result.count > 0.0) {
        result.meanPerformance = result.capacity / result.count;
        result.meanAgeYears =
            sumOverVintages(fleet,
                            [year](const Vintage& vintage) { return vintage.inService * (year - vintage.year); }) /
            result.count;
    }
    return result;
}

Fleet establishedFleet(const Vintage& newest, double count, const FleetHistory& history, const FleetPolicy& policy) {
    Fleet fleet;
    if (count <= 0.0) return fleet;
    double inService = 0.0; // for one accelerator bought in the newest year
    int oldestAge = 0;
    while (survival(policy, oldestAge) > kForgottenShare && oldestAge < 100) {
        inService += std::pow(1.0 + history.purchaseGrowth, -oldestAge) * survival(policy, oldestAge);
        ++oldestAge;
    }
    for (int age = oldestAge - 1; age >= 0; --age) {
        const double bought = count / inService * std::pow(1.0 + history.purchaseGrowth, -age);
        fleet.vintages.push_back({newest.year - age, bought, bought * survival(policy, age),
                                  newest.performance * std::pow(1.0 + history.performanceGrowth, -age),
                                  newest.power * std::pow(1.0 + history.powerGrowth, -age)});
    }
    return fleet;
}

} // namespace model::facility
