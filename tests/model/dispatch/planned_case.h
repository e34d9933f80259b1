// Random sites for the tests of the dispatch that plans ahead; each owns what its input's spans show.
#pragma once

#include "model/dispatch/dispatch_year.h"

#include <cmath>
#include <random>
#include <vector>

namespace tests {

inline model::dispatch::UnitGroup plannedUnits(int count, double unitMw, double minimumLoad, double btuPerKwh,
                                               double startUsd) {
    model::dispatch::UnitGroup group;
    group.count = count;
    group.capacity = model::units::of<model::units::Power>(unitMw);
    group.minimumLoad = minimumLoad;
    group.heatRate = model::plant::HeatRateCurve(btuPerKwh, 1.06, 1.18);
    group.startCost = model::units::of<model::units::Money>(startUsd);
    group.fuelCarbon = model::units::KilogramPerMmbtu::quantity(53.06);
    return group;
}

// Three classes of units, one battery, a grid that is at times too small and at times dear, load of a data hall.
struct PlannedCase {
    std::vector<double> loadMw;
    std::vector<double> gridMw;
    std::vector<double> gridUsd;
    std::vector<double> factor;
    model::dispatch::DispatchInput input;

    PlannedCase(unsigned seed, std::size_t hours) {
        namespace units = model::units;
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> draw(0.0, 1.0);
        const double peakMw = 300.0 + 600.0 * draw(random);
        const double gridShare = 0.3 + 0.6 * draw(random);
        const double priceUsd = 20.0 + 60.0 * draw(random);
        double weather = 0.0;
        for (std::size_t hour = 0; hour < hours; ++hour) {
            const double day = std::sin(2.0 * 3.14159265358979 * (static_cast<double>(hour % 24) - 9.0) / 24.0);
            weather = 0.95 * weather + 0.1 * (draw(random) - 0.5);
            loadMw.push_back(peakMw * (0.75 + 0.15 * day + weather));
            gridMw.push_back(draw(random) < 0.02 ? 0.0 : peakMw * gridShare * (0.9 + 0.1 * draw(random)));
            gridUsd.push_back(priceUsd * std::max(0.1, 1.0 + 0.5 * day + 2.0 * weather + 0.3 * draw(random)));
            factor.push_back(0.92 + 0.05 * day);
        }
        input.loadMw = loadMw;
        input.gridLimitMw = gridMw;
        input.gridPriceUsdPerMwh = gridUsd;
        input.gasPrice = units::UsdPerMmbtu::quantity(3.0 + 4.0 * draw(random));
        input.groups = {
            plannedUnits(3 + static_cast<int>(6.0 * draw(random)), 34.0, 0.5, 9300.0, 1500.0 * draw(random)),
            plannedUnits(2 + static_cast<int>(8.0 * draw(random)), 18.0, 0.3, 8300.0, 400.0 * draw(random)),
            plannedUnits(1 + static_cast<int>(3.0 * draw(random)), 90.0, 0.4, 7200.0, 9000.0 * draw(random))};
        for (auto& group : input.groups)
            group.variableCost = units::of<units::EnergyPrice>(2.0 + 4.0 * draw(random));
        input.groups[0].capacityFactor = factor;
        const double batteryMw = peakMw * (0.05 + 0.15 * draw(random));
        input.storage = {{units::of<units::Power>(batteryMw),
                          units::of<units::Energy>(batteryMw * (1.0 + 4.0 * draw(random))), 0.8 + 0.15 * draw(random),
                          draw(random)}};
        input.flexibleShare = draw(random) < 0.5 ? 0.1 : 0.0;
        input.flexibleLimit = 100.0 * units::h;
        input.policy = model::dispatch::DispatchPolicy::Cheapest;
        input.lookAhead = units::of<units::Duration>(static_cast<double>(hours));
    }
};

inline void addSecondBattery(PlannedCase& site, unsigned seed, bool wanted) {
    if (!wanted) return;
    std::mt19937 random(seed + 500);
    std::uniform_real_distribution<double> draw(0.0, 1.0);
    model::dispatch::StorageUnit second = site.input.storage.front();
    second.power *= 0.3 + draw(random);
    second.energy *= 0.2 + 1.5 * draw(random);
    second.roundTripEfficiency = 0.7 + 0.2 * draw(random);
    second.initialCharge = draw(random);
    site.input.storage.push_back(second);
}

inline void addRamps(PlannedCase& site, unsigned seed, bool wanted) {
    if (!wanted) return;
    std::mt19937 random(seed + 900);
    std::uniform_real_distribution<double> draw(0.0, 1.0);
    for (auto& group : site.input.groups)
        group.rampLimit = 0.03 + 0.3 * draw(random);
}

} // namespace tests
