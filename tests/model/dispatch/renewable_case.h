// Sun and wind for the random sites of the dispatch tests, and what must hold in every hour with them.
#pragma once

#include "model/dispatch/dispatch_year.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace tests {

// Sun by day and wind throughout, in some hours more than the load, at times nothing at all.
inline std::vector<double> sunAndWind(const std::vector<double>& loadMw, unsigned seed) {
    std::mt19937 random(seed + 40);
    std::uniform_real_distribution<double> draw(0.0, 1.0);
    const double size = 0.3 + 1.2 * draw(random);
    double wind = 0.3;
    std::vector<double> mw;
    for (std::size_t hour = 0; hour < loadMw.size(); ++hour) {
        const double sun = std::sin(2.0 * 3.14159265358979 * (static_cast<double>(hour % 24) - 6.0) / 24.0);
        wind = std::clamp(wind + 0.2 * (draw(random) - 0.5), 0.0, 1.0);
        mw.push_back(draw(random) < 0.1 ? 0.0 : size * loadMw.front() * (std::max(0.0, sun) + 0.4 * wind));
    }
    return mw;
}

inline double sumOf(const std::vector<double>& mw) {
    double sum = 0.0;
    for (const double one : mw)
        sum += one;
    return sum;
}

inline bool isNear(double found, double expected, double tolerance = 1e-9) {
    return std::abs(found - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

// Balance of every hour, and that nothing is thrown away while it could serve or be stored.
inline std::string brokenSun(const model::dispatch::DispatchInput& input, const model::dispatch::DispatchYear& year) {
    const auto at = [](const char* what, std::size_t hour) { return what + (" in hour " + std::to_string(hour)); };
    for (std::size_t hour = 0; hour < input.loadMw.size(); ++hour) {
        const double servedMw = year.gridMw[hour] + year.onsiteMw[hour] + year.renewableMw[hour] +
                                year.storageMw[hour] + year.flexibleMw[hour] + year.unservedMw[hour];
        if (!isNear(servedMw, input.loadMw[hour])) return at("balance", hour);
        if (!isNear(year.renewableMw[hour] + year.curtailedMw[hour], input.renewableMw[hour])) return at("sun", hour);
        if (year.renewableMw[hour] < 0.0 || year.curtailedMw[hour] < 0.0) return at("sign", hour);
        if (year.curtailedMw[hour] < 1e-6) continue;
        if (year.gridMw[hour] > 1e-6) return at("grid beside curtailment", hour);
        if (year.unservedMw[hour] > 1e-6 || year.flexibleMw[hour] > 1e-6) return at("shortage", hour);
        if (year.storageMw[hour] > 1e-6) return at("discharge beside curtailment", hour);
    }
    if (!isNear(model::units::number(year.renewable), sumOf(year.renewableMw), 1e-12)) return "energy used";
    return isNear(model::units::number(year.curtailed), sumOf(year.curtailedMw), 1e-12) ? std::string()
                                                                                        : "energy curtailed";
}

} // namespace tests
