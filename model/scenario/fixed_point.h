// The point at which a function meets its argument, found from a start; for one unknown, whether the way there is a
// contraction or not.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace model::scenario {

// A function may end: from some point upwards it has no value (a gap that is not a number).
enum class Settled {
    Yes,
    Runaway,      // the gap stays positive as far as the search goes: every step calls for a larger one
    Ends,         // the gap stays positive up to where the function ends
    Nowhere,      // the function has no value wherever it was looked for
    Discontinuous // the gap changes sign without becoming small: the function jumps across its argument
};

// Where no point is found, the position is the start: whoever asked stays where he was.
struct FixedPoint {
    double position{};
    double residual{}; // gap at the position; 0 where the function has no value there
    int rounds{};      // evaluations
    Settled settled{Settled::Yes};
    double across{}; // Discontinuous: the neighbour on the other side of the jump, which is nowhere else read
};

inline constexpr double kFixedPointTolerance = 1e-11;
inline constexpr int kFixedPointRounds = 200;

namespace fixed_point {

struct Point {
    double x{};
    double gap{};
    bool isNear() const { return std::abs(gap) <= kFixedPointTolerance; }
};

struct Bounds {
    double low{};
    double high{};
    bool hold(double x) const { return x >= low && x <= high; }
};

// Between two points whose gaps differ in sign: regula falsi with the weights of Illinois, bisection when it is slow.
template<class Gap>
FixedPoint within(Gap& gapAt, Point a, Point b, int rounds) {
    constexpr int kFalsiRounds = 60;
    double weightA = 1.0;
    double weightB = 1.0;
    int side = 0; // which end was replaced last: one that stays twice in a row loses half of its weight
    if (a.isNear() || b.isNear()) {
        const Point near = a.isNear() ? a : b;
        return {near.x, near.gap, rounds, Settled::Yes};
    }
    for (int round = 1; round <= kFixedPointRounds; ++round) {
        const double width = b.x - a.x;
        const double falsi = a.x + width * (weightA * a.gap / (weightA * a.gap - weightB * b.gap));
        const Point next = [&] {
            const bool slow = round % 12 == 0 || round > kFalsiRounds || !std::isfinite(falsi);
            const double x = slow ? a.x + 0.5 * width : falsi;
            return Point{x, gapAt(x)};
        }();
        ++rounds;
        if (next.x == a.x || next.x == b.x) break; // neighbours: nothing lies between
        if (next.isNear()) return {next.x, next.gap, rounds, Settled::Yes};
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
    return {a.x, a.gap, rounds, Settled::Discontinuous, b.x};
}

// From the start in the direction of the gap, by secants that aim a little too far; nothing when that leads nowhere.
template<class Gap>
std::optional<FixedPoint> walk(Gap& gapAt, Point last, Bounds bounds, int& rounds) {
    double step = last.gap;
    while (!last.isNear()) {
        if (!std::isfinite(last.gap) || !bounds.hold(last.x + step) || rounds >= kFixedPointRounds) return std::nullopt;
        const Point next{last.x + step, gapAt(last.x + step)};
        ++rounds;
        if (std::isfinite(next.gap) && !next.isNear() && (next.gap > 0.0) != (last.gap > 0.0))
            return within(gapAt, last, next, rounds);
        const double slope = (next.gap - last.gap) / step;
        const double secant = slope < 0.0 ? -1.1 * next.gap / slope : 2.0 * step;
        const double farthest = 8.0 * std::abs(step);
        step = std::clamp(secant, -farthest, farthest);
        last = next;
    }
    return FixedPoint{last.x, last.gap, rounds, Settled::Yes};
}

// A point at which the gap is not positive, between the neighbours of a `middle` that is lower than both; nothing when
// the dip stays above zero. Golden section.
template<class Gap>
std::optional<Point> bottomOfDip(Gap& gapAt, Point low, Point middle, Point high, int& rounds) {
    constexpr int kSections = 40;
    constexpr double kGolden = 0.381966;
    for (int section = 0; section < kSections && middle.gap > 0.0; ++section) {
        const bool upper = high.x - middle.x > middle.x - low.x;
        const double x = middle.x + kGolden * ((upper ? high.x : low.x) - middle.x);
        const Point next{x, gapAt(x)};
        ++rounds;
        const bool isLower = next.gap < middle.gap;
        (upper == isLower ? low : high) = isLower ? middle : next;
        if (isLower) middle = next;
    }
    return middle.gap <= 0.0 ? std::optional(middle) : std::nullopt;
}

// The fixed point between `low` and `high`, where the gap falls from positive to not positive there or in a dip around
// `middle` (which lies between them).
template<class Gap>
std::optional<FixedPoint> fallsThrough(Gap& gapAt, Point low, Point middle, Point high, int& rounds) {
    if (low.gap > 0.0 && middle.gap <= 0.0) return within(gapAt, low, middle, rounds);
    if (middle.gap > 0.0 && high.gap <= 0.0) return within(gapAt, middle, high, rounds);
    if (!(middle.gap < low.gap && middle.gap < high.gap)) return std::nullopt;
    const auto bottom = bottomOfDip(gapAt, low, middle, high, rounds);
    return bottom ? std::optional(within(gapAt, low, *bottom, rounds)) : std::nullopt;
}

// Outwards from the start in steps that grow, for the nearest place at which the gap falls through zero: what is off
// there comes back. Where it rises through zero nothing stays.
template<class Gap>
FixedPoint lookAround(Gap& gapAt, Point start, Bounds bounds, int rounds) {
    constexpr double kFirstStep = 0.02;
    constexpr double kGrowth = 1.1;
    bool hasValue = std::isfinite(start.gap);
    std::array<Point, 2> above{start, start}; // the last two of each side, the newer first
    std::array<Point, 2> below{start, start};
    double step = kFirstStep;
    for (double distance = step; distance <= bounds.high - bounds.low; step *= kGrowth, distance += step) {
        const bool isFirst = distance == kFirstStep;
        const double x = start.x;
        const Point down = bounds.hold(x - distance) ? Point{x - distance, gapAt(x - distance)} : below[0];
        const Point up = bounds.hold(x + distance) ? Point{x + distance, gapAt(x + distance)} : above[0];
        rounds += 2;
        hasValue = hasValue || std::isfinite(up.gap) || std::isfinite(down.gap);
        if (const auto found = fallsThrough(gapAt, isFirst ? down : above[1], above[0], up, rounds)) return *found;
        if (const auto found = fallsThrough(gapAt, down, below[0], isFirst ? up : below[1], rounds)) return *found;
        above = {up, above[0]};
        below = {down, below[0]};
    }
    const Settled reason = !hasValue                          ? Settled::Nowhere
                           : std::isfinite(above.front().gap) ? Settled::Runaway
                                                              : Settled::Ends;
    return {start.x, std::isfinite(start.gap) ? start.gap : 0.0, rounds, reason};
}

} // namespace fixed_point

// `gapAt(x)` is f(x) - x; nothing beyond `low` and `high` is asked. Every evaluation counts as a round.
template<class Gap>
FixedPoint findFixedPoint(Gap&& gapAt, double start, double low, double high) {
    const fixed_point::Point first{start, gapAt(start)};
    int rounds = 1;
    if (const auto found = fixed_point::walk(gapAt, first, {low, high}, rounds)) return *found;
    return fixed_point::lookAround(gapAt, first, {low, high}, rounds);
}

// Between two points at which the gap has different signs.
template<class Gap>
FixedPoint findCrossing(Gap&& gapAt, double low, double high) {
    const fixed_point::Point a{low, gapAt(low)};
    const fixed_point::Point b{high, gapAt(high)};
    return fixed_point::within(gapAt, a, b, 2);
}

} // namespace model::scenario
