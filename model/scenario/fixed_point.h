// The point at which a function meets its argument, found from a start; for one unknown, whether the way there is a
// contraction or not.
#pragma once

#include <algorithm>
#include <cmath>

namespace model::scenario {

enum class Settled {
    Yes,
    Runaway,      // the gap keeps its sign as far as the search goes: every step calls for a larger one
    Discontinuous // the gap changes sign without becoming small: the function jumps across its argument
};

struct FixedPoint {
    double position{};
    double residual{}; // gap at the position
    int rounds{};      // evaluations
    Settled settled{Settled::Yes};
};

inline constexpr double kFixedPointTolerance = 1e-11;
inline constexpr int kFixedPointRounds = 200;

namespace fixed_point {

struct Point {
    double x{};
    double gap{};
    bool isNear() const { return std::abs(gap) <= kFixedPointTolerance; }
};

// Between two points whose gaps differ in sign: regula falsi with the weights of Illinois, bisection when it is slow.
template<class Gap>
Point between(Gap& gapAt, Point a, Point b, int& rounds) {
    double weightA = 1.0;
    double weightB = 1.0;
    int side = 0; // which end was replaced last: one that stays twice in a row loses half of its weight
    Point best = std::abs(a.gap) < std::abs(b.gap) ? a : b;
    while (!best.isNear() && rounds < kFixedPointRounds) {
        const double width = b.x - a.x;
        const double falsi = a.x + width * (weightA * a.gap / (weightA * a.gap - weightB * b.gap));
        const Point next = [&] {
            const double x = rounds % 12 == 11 || !std::isfinite(falsi) ? a.x + 0.5 * width : falsi;
            return Point{x, gapAt(x)};
        }();
        ++rounds;
        if (next.x == a.x || next.x == b.x) break; // neighbours: nothing lies between
        if (std::abs(next.gap) < std::abs(best.gap)) best = next;
        if ((next.gap > 0.0) == (a.gap > 0.0)) {
            a = next;
            weightA = 1.0;
            if (side == -1) weightB *= 0.5;
            side = -1;
        } else {
            b = next;
            weightB = 1.0;
            if (side == 1) weightA *= 0.5;
            side = 1;
        }
    }
    return best;
}

} // namespace fixed_point

// `gapAt(x)` is f(x) - x; the search stays within `reach` of the start. Every evaluation counts as a round.
template<class Gap>
FixedPoint findFixedPoint(Gap&& gapAt, double start, double reach) {
    using fixed_point::Point;
    Point last{start, gapAt(start)};
    int rounds = 1;
    double step = last.gap;
    while (!last.isNear()) {
        if (!std::isfinite(last.gap) || std::abs(last.x + step - start) > reach || rounds >= kFixedPointRounds)
            return {last.x, last.gap, rounds, Settled::Runaway};
        const Point next{last.x + step, gapAt(last.x + step)};
        ++rounds;
        if (!next.isNear() && (next.gap > 0.0) != (last.gap > 0.0)) {
            const Point found = fixed_point::between(gapAt, last, next, rounds);
            return {found.x, found.gap, rounds, found.isNear() ? Settled::Yes : Settled::Discontinuous};
        }
        // A little beyond where the secant puts it, so that the next step encloses it.
        const double slope = (next.gap - last.gap) / step;
        const double secant = slope < 0.0 ? -1.1 * next.gap / slope : 2.0 * step;
        const double farthest = 8.0 * std::abs(step);
        step = std::clamp(secant, -farthest, farthest);
        last = next;
    }
    return {last.x, last.gap, rounds, Settled::Yes};
}

} // namespace model::scenario
