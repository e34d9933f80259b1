// The root of a function between two points of opposite sign: false position in the Illinois form, which halves the
// value at an end that stays. For functions that are smooth and nearly straight; a few evaluations, no allocation.
#pragma once

#include <cmath>

namespace model::compute {

// A point and the function's value there.
struct RootEnd {
    double at{};
    double value{};
};

// Where the ends are nearer than `width`, or |value| below `small`. The end of the low value's sign is kept beside the
// root: `low` is moved to the last point found on its side.
template<class Function>
double falsePosition(RootEnd& low, RootEnd high, double width, double small, const Function& function) {
    constexpr int kMostSteps = 60;
    double lowWeight = low.value;
    double highWeight = high.value;
    double at = low.at;
    int side = 0;
    for (int step = 0; step < kMostSteps && std::abs(high.at - low.at) > width; ++step) {
        at = low.at + (high.at - low.at) * lowWeight / (lowWeight - highWeight);
        const double value = function(at);
        const bool isLow = (value <= 0.0) == (low.value <= 0.0);
        (isLow ? low : high) = {at, value};
        (isLow ? lowWeight : highWeight) = value;
        if (isLow && side < 0) highWeight *= 0.5;
        if (!isLow && side > 0) lowWeight *= 0.5;
        side = isLow ? -1 : 1;
        if (std::abs(value) < small) break;
    }
    return at;
}

} // namespace model::compute
