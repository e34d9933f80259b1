#include "model/adequacy/shortage_curve.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace model::adequacy {

namespace {
constexpr double kServedTolerance = 1e-9; // of the MW at hand: a load that close to what is available is served
} // namespace

ShortageCurve::ShortageCurve(const OutageTable& onsite, std::span<const GridCase> cases, const Flexibility& flexible,
                             const DeliveredLoad& delivered)
    : m_onsite(onsite), m_cases(cases), m_flexible(flexible), m_delivered(delivered),
      m_capacityMw(units::number(onsite.capacity())), m_lowestMw(cases.front().netLoad->lowestMw()),
      m_highestMw(cases.front().netLoad->highestMw()) {
    for (const GridCase& gridCase : cases) {
        m_lowestMw = std::min(m_lowestMw, gridCase.netLoad->lowestMw());
        m_highestMw = std::max(m_highestMw, gridCase.netLoad->highestMw());
    }
    const double largestNetMw = std::max(std::abs(m_lowestMw), std::abs(m_highestMw));
    m_toleranceMw = kServedTolerance * (m_capacityMw + largestNetMw + std::max(0.0, flexible.powerMw));
    if (!delivered.levels.empty() && !delivered.loadMw.empty()) m_index.emplace(onsite.outageMw());
}

// States that serve all hours come first and those that serve none last; only those between are looked up. Stops as
// soon as the sum is above `enough`.
double ShortageCurve::supplyShortShare(double extraMw, double enough) const {
    const std::span<const double> outageMw = m_onsite.outageMw();
    const std::span<const double> probability = m_onsite.probability();
    const double firmMw = m_capacityMw - extraMw + m_toleranceMw;
    double total = 0.0;
    for (const auto& [weight, netLoad, netMw] : m_cases) {
        const auto firstShort = std::ranges::upper_bound(outageMw, firmMw - netLoad->highestMw()) - outageMw.begin();
        const auto allShort = std::ranges::upper_bound(outageMw, firmMw - netLoad->lowestMw()) - outageMw.begin();
        const auto last = static_cast<std::size_t>(allShort);
        const double weightOfHour = weight / netLoad->hours();
        if (last < outageMw.size()) total += weight * m_onsite.probabilityAtLeast()[last];
        for (auto i = static_cast<std::size_t>(firstShort); i < last && total <= enough; ++i)
            total += weightOfHour * probability[i] * netLoad->hoursAbove(firmMw - outageMw[i]);
    }
    return total;
}

// The path and the supply fail independently of each other: short is where either is too little.
double ShortageCurve::shortShareWithoutFlexible(double extraMw, double enough) const {
    if (m_delivered.levels.empty()) return supplyShortShare(extraMw, enough);
    if (!m_delivered.loadMw.empty()) return hourlyShortShare(extraMw, enough);
    const double below = pathBelowShare(extraMw);
    return below + (1.0 - below) * supplyShortShare(extraMw, 1.0);
}

// Share of time in which the path passes less.
double ShortageCurve::pathBelowShare(double loadMw) const {
    double share = 0.0;
    for (const DeliveryLevel& level : m_delivered.levels) {
        if (level.passesMw >= loadMw - m_toleranceMw) break;
        share = level.atMost;
    }
    return share;
}

double ShortageCurve::hourlyShortShare(double extraMw, double enough) const {
    const double firmMw = m_capacityMw - extraMw + m_toleranceMw;
    const double* const atLeast = m_onsite.columns().atLeast;
    const auto hours = static_cast<double>(m_delivered.loadMw.size());
    double total = 0.0;
    for (std::size_t hour = 0; hour < m_delivered.loadMw.size() && total <= enough * hours; ++hour) {
        double ofSupply = 0.0;
        for (const GridCase& gridCase : m_cases)
            ofSupply += gridCase.weight * atLeast[m_index->firstAbove(firmMw - gridCase.netMw[hour])];
        const double ofPath = pathBelowShare(m_delivered.loadMw[hour] + extraMw);
        total += ofPath + (1.0 - ofPath) * ofSupply;
    }
    return total / hours;
}

// What the supply lacks on average to a load of that size in that hour.
double ShortageCurve::supplyUnservedMw(std::size_t hour, double servedLoadMw) const {
    const OutageTable::Columns columns = m_onsite.columns();
    double unservedMw = 0.0;
    for (const GridCase& gridCase : m_cases) {
        const double gridMw = m_delivered.loadMw[hour] - gridCase.netMw[hour];
        const double marginMw = m_capacityMw + gridMw - servedLoadMw;
        const std::size_t level = m_index->firstAbove(marginMw);
        unservedMw += gridCase.weight * (columns.atLeast[level] * (columns.outageMw[level] - marginMw) +
                                         columns.shortfallBeyondMw[level]);
    }
    return unservedMw;
}

// In a state of the path that passes less than the load, the supply is asked for no more than it passes.
double ShortageCurve::hourlyUnservedMw(double extraMw) const {
    double energyMwh = 0.0;
    for (std::size_t hour = 0; hour < m_delivered.loadMw.size(); ++hour) {
        const double loadMw = m_delivered.loadMw[hour] + extraMw;
        double below = 0.0;
        for (const DeliveryLevel& level : m_delivered.levels) {
            if (level.passesMw >= loadMw) break;
            energyMwh += level.probability * (loadMw - level.passesMw + supplyUnservedMw(hour, level.passesMw));
            below = level.atMost;
        }
        if (below < 1.0) energyMwh += (1.0 - below) * supplyUnservedMw(hour, loadMw);
    }
    return energyMwh / static_cast<double>(m_delivered.loadMw.size());
}

double ShortageCurve::unservedMwWithoutFlexible(double extraMw) const {
    if (!m_delivered.levels.empty()) return hourlyUnservedMw(extraMw);
    const std::span<const double> outageMw = m_onsite.outageMw();
    double total = 0.0;
    for (const auto& [weight, netLoad, netMw] : m_cases) {
        double energyMwh = 0.0;
        for (std::size_t i = 0; i < outageMw.size(); ++i)
            energyMwh += m_onsite.probability()[i] * netLoad->energyAboveMwh(m_capacityMw - outageMw[i] - extraMw);
        total += weight * energyMwh / netLoad->hours();
    }
    return total;
}

double ShortageCurve::shortShare(double extraMw) const {
    const double without = shortShareWithoutFlexible(extraMw);
    if (m_flexible.powerMw <= 0.0 || without <= 0.0) return without;
    const double called = std::min(1.0, m_flexible.shareOfHours / without);
    return (1.0 - called) * without + called * shortShareWithoutFlexible(extraMw - m_flexible.powerMw);
}

double ShortageCurve::unservedMw(double extraMw) const {
    const double without = unservedMwWithoutFlexible(extraMw);
    const double share = shortShareWithoutFlexible(extraMw);
    if (m_flexible.powerMw <= 0.0 || share <= 0.0) return without;
    const double called = std::min(1.0, m_flexible.shareOfHours / share);
    return (1.0 - called) * without + called * unservedMwWithoutFlexible(extraMw - m_flexible.powerMw);
}

bool ShortageCurve::isAllowed(double extraMw, double allowedShare) const {
    if (m_flexible.powerMw <= 0.0) return shortShareWithoutFlexible(extraMw, allowedShare) <= allowedShare;
    const double relieved = shortShareWithoutFlexible(extraMw - m_flexible.powerMw, allowedShare);
    if (relieved > allowedShare) return false; // P is never below it
    const double without = shortShareWithoutFlexible(extraMw);
    if (without <= std::max(allowedShare, m_flexible.shareOfHours)) return true;
    const double called = m_flexible.shareOfHours / without;
    return (1.0 - called) * without + called * relieved <= allowedShare;
}

// The smallest x >= extraMw at which P(x) is about to step up: an available MW less a net load, or what the path passes
// less a load, flexible load called or not. Given without the tolerance.
double ShortageCurve::nextStepMw(double extraMw) const {
    const double reachMw = 1.5 * m_toleranceMw - extraMw; // where it stands at the tolerance's very end, too
    double next = std::numeric_limits<double>::infinity();
    for (const GridCase& gridCase : m_cases) {
        for (const double outageMw : m_onsite.outageMw()) {
            const double availableMw = m_capacityMw - outageMw;
            for (const double shedMw : {0.0, m_flexible.powerMw}) {
                const double servedMw = availableMw + shedMw;
                const double netMw = gridCase.netLoad->largestUpTo(servedMw + reachMw);
                next = std::min(next, servedMw - netMw);
                if (m_flexible.powerMw <= 0.0) break;
            }
        }
    }
    for (const DeliveryLevel& level : m_delivered.levels) {
        for (const double shedMw : {0.0, m_flexible.powerMw}) {
            const double servedMw = level.passesMw + shedMw;
            const double loadMw = m_delivered.load->largestUpTo(servedMw + reachMw);
            next = std::min(next, servedMw - loadMw);
        }
    }
    return next;
}

// P is a staircase: bisection finds the last allowed step, whose edge is then taken exactly.
double ShortageCurve::largestExtraMw(double allowedShare) const {
    const double leastMw = std::max(0.0, m_capacityMw - m_onsite.outageMw().back());
    double allowed = leastMw - m_highestMw;
    if (!m_delivered.levels.empty())
        allowed = std::min(allowed, m_delivered.levels.front().passesMw - m_delivered.load->highestMw());
    double refused = m_capacityMw + std::max(0.0, m_flexible.powerMw) - m_lowestMw + 2.0 * m_toleranceMw;
    while (refused - allowed > m_toleranceMw) {
        const double middle = 0.5 * (allowed + refused);
        (isAllowed(middle, allowedShare) ? allowed : refused) = middle;
    }
    const double edge = nextStepMw(allowed);
    return std::isfinite(edge) ? edge : allowed;
}

} // namespace model::adequacy
