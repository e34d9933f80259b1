#include "model/adequacy/outage_levels.h"

#include "model/adequacy/binomial.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace model::adequacy {

namespace {

OutageLevel sum(const OutageLevel& a, const OutageLevel& b) {
    return {a.outageMw + b.outageMw, a.probability * b.probability,
            a.probability * b.frequency + a.frequency * b.probability};
}

// Both ascending and distinct, each level summed with an independent one on the way; equal levels become one.
OutageLevels mergeShifted(const OutageLevels& a, const OutageLevel& byA, const OutageLevels& b,
                          const OutageLevel& byB) {
    OutageLevels merged(a.size() + b.size());
    auto left = a.begin();
    auto right = b.begin();
    auto out = merged.begin();
    while (left != a.end() && right != b.end()) {
        const double ahead = (left->outageMw + byA.outageMw) - (right->outageMw + byB.outageMw);
        if (ahead > kSameLevelMw) {
            *out++ = sum(*right++, byB);
        } else if (ahead < -kSameLevelMw) {
            *out++ = sum(*left++, byA);
        } else {
            const OutageLevel first = sum(*left++, byA);
            const OutageLevel second = sum(*right++, byB);
            *out++ = {first.outageMw, first.probability + second.probability, first.frequency + second.frequency};
        }
    }
    for (; left != a.end(); ++left)
        *out++ = sum(*left, byA);
    for (; right != b.end(); ++right)
        *out++ = sum(*right, byB);
    merged.resize(static_cast<std::size_t>(out - merged.begin()));
    return merged;
}

constexpr OutageLevel kNothing{0.0, 1.0, 0.0};

OutageLevels shifted(const OutageLevels& levels, const OutageLevel& by) {
    return mergeShifted(levels, by, {}, kNothing);
}

// The sum over by[first..last) of the shifted levels, merged pairwise.
OutageLevels shiftedSum(const OutageLevels& levels, const OutageLevels& by, std::size_t first, std::size_t last) {
    if (last - first == 1) return shifted(levels, by[first]);
    if (last - first == 2) return mergeShifted(levels, by[first], levels, by[first + 1]);
    const std::size_t middle = first + (last - first) / 2;
    return mergeShifted(shiftedSum(levels, by, first, middle), kNothing, shiftedSum(levels, by, middle, last),
                        kNothing);
}

double repairPerHour(const OutageGroup& group) {
    const double hours = units::number(group.repair);
    return hours > 0.0 ? 1.0 / hours : 0.0;
}

// Two-state units: F(k or more of n out) = k mu p(k), the rate at which the k-th is repaired.
OutageLevels twoStateLevels(int count, double rate, double unitMw, double repairRate) {
    const std::vector<double> probability = binomial(count, rate);
    OutageLevels levels;
    levels.reserve(probability.size());
    for (std::size_t k = 0; k < probability.size(); ++k) {
        const auto out = static_cast<double>(k);
        const double entering = out * repairRate * probability[k];
        const double deeper = k + 1 < probability.size() ? (out + 1.0) * repairRate * probability[k + 1] : 0.0;
        levels.push_back({out * unitMw, probability[k], entering - deeper});
    }
    return distinct(levels);
}

bool isFull(const UnitState& state, double unitMw) {
    return units::number(state.available) >= unitMw - kSameLevelMw;
}

bool isOut(const UnitState& state) {
    return units::number(state.available) <= kSameLevelMw;
}

// One unit with states of its own, each entered from and left for the full state at the repair rate. The common cause,
// out with probability `common`, is set aside: full outages keep 1 - beta of their rate, and all is given that it is
// up.
OutageLevels multiStateLevels(const OutageGroup& group, double unitMw, double common, double repairRate) {
    OutageLevels levels{kNothing};
    for (const UnitState& state : group.states) {
        if (isFull(state, unitMw)) continue;
        const double kept = isOut(state) ? 1.0 - group.commonCause : 1.0;
        const double probability = state.probability * kept / (1.0 - common);
        levels.front().probability -= probability;
        levels.front().frequency -= repairRate * probability;
        levels.push_back({unitMw - units::number(state.available), probability, repairRate * probability});
    }
    std::ranges::sort(levels, {}, &OutageLevel::outageMw);
    return distinct(levels);
}

double fullOutageRate(const OutageGroup& group) {
    if (group.states.empty()) return group.forcedOutageRate;
    double rate = 0.0;
    for (const UnitState& state : group.states)
        if (isOut(state)) rate += state.probability;
    return rate;
}

// The group with `away` units in planned outage, given that its common cause (out with probability `common`) is up.
OutageLevels levelsWithout(const OutageGroup& group, int away, double unitMw, double common) {
    const int running = group.count - away;
    const double repairRate = repairPerHour(group);
    OutageLevels levels{kNothing};
    if (group.states.empty()) {
        const double rate = common < 1.0 ? group.forcedOutageRate * (1.0 - group.commonCause) / (1.0 - common) : 0.0;
        levels = twoStateLevels(running, rate, unitMw, repairRate);
    } else {
        const OutageLevels one = multiStateLevels(group, unitMw, common, repairRate);
        for (int unit = 0; unit < running; ++unit)
            levels = convolve(levels, one);
    }
    return shifted(levels, {away * unitMw, 1.0, 0.0});
}

} // namespace

OutageLevels convolve(const OutageLevels& a, const OutageLevels& b) {
    const bool aLonger = a.size() >= b.size();
    const OutageLevels& longer = aLonger ? a : b;
    const OutageLevels& shorter = aLonger ? b : a;
    OutageLevels levels = shiftedSum(longer, shorter, 0, shorter.size());
    while (levels.size() > 1 && levels.back().probability < kNeverProbability)
        levels.pop_back();
    return levels;
}

OutageLevels distinct(const OutageLevels& levels) {
    OutageLevels result;
    result.reserve(levels.size());
    for (const OutageLevel& level : levels) {
        if (!result.empty() && level.outageMw - result.back().outageMw <= kSameLevelMw) {
            result.back().probability += level.probability;
            result.back().frequency += level.frequency;
        } else {
            result.push_back(level);
        }
    }
    return result;
}

OutageLevels mix(const OutageLevels& a, const OutageLevels& b, double weight) {
    return mergeShifted(a, {0.0, 1.0 - weight, 0.0}, b, {0.0, weight, 0.0});
}

namespace {

// Takes the levels of one part from the far end on.
struct FarEnd {
    const OutageLevels& levels;
    std::size_t left{levels.size()};
    double here{};    // probability of the outage it is at
    double above{};   // of more
    double atLeast{}; // of that or more
    double entriesPerHour{};

    double nextMw() const { return left > 0 ? levels[left - 1].outageMw : levels.front().outageMw; }
    void goTo(double outageMw) {
        above = atLeast;
        here = 0.0;
        if (left == 0 || levels[left - 1].outageMw < outageMw - kSameLevelMw) return;
        const OutageLevel& level = levels[--left];
        here = level.probability;
        atLeast += here;
        entriesPerHour += level.frequency;
    }
    double atMost() const { return std::max(0.0, 1.0 - above); }
    double below() const { return left == 0 ? 0.0 : std::max(0.0, 1.0 - atLeast); }
};

} // namespace

OutageLevels larger(const OutageLevels& a, const OutageLevels& b) {
    FarEnd left{a};
    FarEnd right{b};
    const double leastMw = std::max(a.front().outageMw, b.front().outageMw);
    OutageLevels result;
    double before = 0.0;
    double outageMw = std::max(left.nextMw(), right.nextMw());
    for (;; outageMw = std::max({left.nextMw(), right.nextMw(), leastMw})) {
        left.goTo(outageMw);
        right.goTo(outageMw);
        const double probability = left.here * right.atMost() + left.below() * right.here;
        const double frequency = left.entriesPerHour * right.below() + right.entriesPerHour * left.below();
        if (probability > 0.0) {
            result.push_back({outageMw, probability, frequency - before});
            before = frequency;
        }
        if (outageMw <= leastMw + kSameLevelMw) break;
    }
    std::ranges::reverse(result);
    return result;
}

OutageLevels gather(const OutageLevels& levels, double stepMw) {
    const auto size = static_cast<std::size_t>(std::ceil(levels.back().outageMw / stepMw)) + 2;
    OutageLevels grid(size, OutageLevel{0.0, 0.0, 0.0});
    for (std::size_t i = 0; i < size; ++i)
        grid[i].outageMw = static_cast<double>(i) * stepMw;
    for (const OutageLevel& level : levels) {
        const auto below = static_cast<std::size_t>(level.outageMw / stepMw);
        const double upperShare = level.outageMw / stepMw - static_cast<double>(below);
        grid[below].probability += level.probability * (1.0 - upperShare);
        grid[below].frequency += level.frequency * (1.0 - upperShare);
        grid[below + 1].probability += level.probability * upperShare;
        grid[below + 1].frequency += level.frequency * upperShare;
    }
    std::erase_if(grid, [](const OutageLevel& level) { return level.probability == 0.0 && level.frequency == 0.0; });
    return grid;
}

double fullUnitMw(const OutageGroup& group) {
    double fullMw = group.states.empty() ? units::number(group.capacity) : 0.0;
    for (const UnitState& state : group.states)
        fullMw = std::max(fullMw, units::number(state.available));
    return fullMw;
}

OutageLevels groupLevels(const OutageGroup& group, double unitMw) {
    assert(group.count >= 0 && group.forcedOutageRate >= 0.0 && group.forcedOutageRate <= 1.0);
    assert(group.commonCause >= 0.0 && group.commonCause <= 1.0);
    const double common = group.commonCause * fullOutageRate(group);
    const double planned = std::clamp<double>(
        std::max<double>(group.onMaintenance, group.count * group.plannedOutageRate), 0.0, group.count);
    const int always = static_cast<int>(std::floor(planned + 1e-9));
    const double oneMore = planned - always;
    OutageLevels levels = levelsWithout(group, always, unitMw, common);
    if (oneMore > 1e-9) levels = mix(levels, levelsWithout(group, always + 1, unitMw, common), oneMore);
    if (common <= 0.0) return levels;
    const double commonRepair = common * repairPerHour(group);
    for (OutageLevel& level : levels) {
        level.frequency = (1.0 - common) * level.frequency - commonRepair * level.probability;
        level.probability *= 1.0 - common;
    }
    levels.push_back({group.count * unitMw, common, commonRepair});
    return distinct(levels);
}

} // namespace model::adequacy
