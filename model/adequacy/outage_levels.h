// Raw outage levels with probability and frequency, and their algebra: sum of independent parts, mixture, gathering.
#pragma once

#include "model/adequacy/outage_group.h"

#include <vector>

namespace model::adequacy {

// `frequency` of a level is its part of the frequency F(X) of outages of X or more: F(X) = sum over levels >= X.
struct OutageLevel {
    double outageMw{};
    double probability{};
    double frequency{};
};
using OutageLevels = std::vector<OutageLevel>; // ascending, distinct within kSameLevelMw

inline constexpr double kSameLevelMw = 1e-9;

// Outage of the sum of two independent parts. The far end is cut where a level is less probable than kNeverProbability:
// numbers that small slow the arithmetic down and change nothing.
inline constexpr double kNeverProbability = 1e-100;
OutageLevels convolve(const OutageLevels& a, const OutageLevels& b);
// Ascending levels with equal ones made one.
OutageLevels distinct(const OutageLevels& levels);
// `a` with probability 1 - weight, otherwise `b`; the two never alternate fast enough to count as events.
OutageLevels mix(const OutageLevels& a, const OutageLevels& b, double weight);
// The larger outage of two independent parts: what two in series cannot pass.
OutageLevels larger(const OutageLevels& a, const OutageLevels& b);
// All levels on a grid of that step from 0, each split between its two neighbours so that the mean stays.
OutageLevels gather(const OutageLevels& levels, double stepMw);
// Levels of one group with its maintenance and common cause; `unitMw` is what one unit gives in full.
OutageLevels groupLevels(const OutageGroup& group, double unitMw);
// What one unit of the group gives in full.
double fullUnitMw(const OutageGroup& group);

} // namespace model::adequacy
