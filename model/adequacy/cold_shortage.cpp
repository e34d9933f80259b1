#include "model/adequacy/cold_shortage.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace model::adequacy {

namespace {

constexpr double kServedShareOfMw = 1e-9; // as in ShortageCurve
constexpr double kNoHours = 1e-15;        // a cause that is never out to rounding

double besidesUnitsMw(const ColdHours& hours, const GridLimit& limit) {
    return (limit.mostMw > 0.0 ? std::min(hours.gridMw, limit.mostMw) : 0.0) + hours.renewableMw;
}

} // namespace

double ColdShortage::State::shortAt(double netMw, double toleranceMw) const {
    return table.columns().atLeast[index.firstAbove(capacityMw - netMw + toleranceMw)];
}

double ColdShortage::State::unservedMwAt(double netMw) const {
    const OutageTable::Columns columns = table.columns();
    const double marginMw = capacityMw - netMw;
    const std::size_t level = index.firstAbove(marginMw);
    return columns.atLeast[level] * (columns.outageMw[level] - marginMw) + columns.shortfallBeyondMw[level];
}

ColdShortage::ColdShortage(const Tables& onsite, std::span<const GridLimit> grid, std::span<const ColdHours> hours,
                           const Flexibility& flexible, std::span<const DeliveryLevel> path)
    : m_up{onsite.up, LevelIndex(onsite.up.outageMw()), units::number(onsite.up.capacity())},
      m_out{onsite.out, LevelIndex(onsite.out.outageMw()), units::number(onsite.out.capacity())}, m_grid(grid),
      m_hours(hours), m_flexible(flexible), m_path(path), m_lowestNetMw(std::numeric_limits<double>::infinity()),
      m_highestNetMw(-std::numeric_limits<double>::infinity()), m_highestLoadMw(m_highestNetMw) {
    for (const ColdHours& each : hours) {
        m_sumOfHours += each.upHours + each.outHours;
        m_highestLoadMw = std::max(m_highestLoadMw, each.loadMw);
        for (const GridLimit& limit : grid) {
            const double netMw = each.loadMw - besidesUnitsMw(each, limit);
            m_lowestNetMw = std::min(m_lowestNetMw, netMw);
            m_highestNetMw = std::max(m_highestNetMw, netMw);
        }
    }
    m_toleranceMw = kServedShareOfMw * (m_up.capacityMw + std::max(std::abs(m_lowestNetMw), std::abs(m_highestNetMw)) +
                                        std::max(0.0, flexible.powerMw));
}

template<class Of>
double ColdShortage::overStates(const ColdHours& hours, double servedMw, const Of& of) const {
    double sum = 0.0;
    for (const GridLimit& limit : m_grid) {
        const double netMw = servedMw - besidesUnitsMw(hours, limit);
        sum += limit.weight * hours.upHours * of(m_up, netMw);
        if (hours.outHours > kNoHours) sum += limit.weight * hours.outHours * of(m_out, netMw);
    }
    return sum;
}

// The path fails independently of all else. Stops as soon as the sum is above `enough`.
double ColdShortage::plainShortShare(double extraMw, double enough) const {
    const auto isShort = [this](const State& state, double netMw) { return state.shortAt(netMw, m_toleranceMw); };
    double sum = 0.0;
    for (const ColdHours& hours : m_hours) {
        const double loadMw = hours.loadMw + extraMw;
        double below = 0.0;
        for (const DeliveryLevel& level : m_path) {
            if (level.passesMw >= loadMw - m_toleranceMw) break;
            below = level.atMost;
        }
        sum += below * (hours.upHours + hours.outHours);
        if (below < 1.0) sum += (1.0 - below) * overStates(hours, loadMw, isShort);
        if (sum > enough * m_sumOfHours) break;
    }
    return sum / m_sumOfHours;
}

// In a state of the path that passes less than the load, the supply is asked for no more than it passes.
double ColdShortage::plainUnservedMw(double extraMw) const {
    const auto unserved = [](const State& state, double netMw) { return state.unservedMwAt(netMw); };
    double energyMwh = 0.0;
    for (const ColdHours& hours : m_hours) {
        const double loadMw = hours.loadMw + extraMw;
        double below = 0.0;
        for (const DeliveryLevel& level : m_path) {
            if (level.passesMw >= loadMw) break;
            energyMwh += level.probability * ((hours.upHours + hours.outHours) * (loadMw - level.passesMw) +
                                              overStates(hours, level.passesMw, unserved));
            below = level.atMost;
        }
        if (below < 1.0) energyMwh += (1.0 - below) * overStates(hours, loadMw, unserved);
    }
    return energyMwh / m_sumOfHours;
}

// Of the hours that are short, the share in which flexible load is called.
double ColdShortage::called(double shortShareOfTime) const {
    if (m_flexible.powerMw <= 0.0 || shortShareOfTime <= 0.0) return 0.0;
    return std::min(1.0, m_flexible.shareOfHours / shortShareOfTime);
}

double ColdShortage::shortShare(double extraMw) const {
    const double without = plainShortShare(extraMw, 1.0);
    const double share = called(without);
    if (share <= 0.0) return without;
    return (1.0 - share) * without + share * plainShortShare(extraMw - m_flexible.powerMw, 1.0);
}

double ColdShortage::unservedMw(double extraMw) const {
    const double without = plainUnservedMw(extraMw);
    const double share = called(plainShortShare(extraMw, 1.0));
    if (share <= 0.0) return without;
    return (1.0 - share) * without + share * plainUnservedMw(extraMw - m_flexible.powerMw);
}

double ColdShortage::largestExtraMw(double allowedShare) const {
    const auto isAllowed = [&](double extraMw) {
        if (m_flexible.powerMw <= 0.0) return plainShortShare(extraMw, allowedShare) <= allowedShare;
        return shortShare(extraMw) <= allowedShare;
    };
    double allowed = std::max(0.0, m_out.capacityMw - m_out.table.outageMw().back()) - m_highestNetMw;
    if (!m_path.empty()) allowed = std::min(allowed, m_path.front().passesMw - m_highestLoadMw);
    double refused = m_up.capacityMw + std::max(0.0, m_flexible.powerMw) - m_lowestNetMw + 2.0 * m_toleranceMw;
    while (refused - allowed > m_toleranceMw) {
        const double middle = 0.5 * (allowed + refused);
        (isAllowed(middle) ? allowed : refused) = middle;
    }
    return allowed;
}

} // namespace model::adequacy
