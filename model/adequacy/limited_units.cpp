#include "model/adequacy/limited_units.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace model::adequacy {

namespace {
constexpr double kNoHoursLeft = 1e-9;
}

LimitedUnits::LimitedUnits(std::vector<LimitedUnit> units)
    : m_units(std::move(units)), m_hoursLeft(m_units.size()), m_order(m_units.size()) {
    startYear();
}

void LimitedUnits::startYear() {
    std::ranges::transform(m_units, m_hoursLeft.begin(), [](const LimitedUnit& unit) { return unit.hours; });
}

// Puts units into `m_running` and their output into `m_netMw`; what stays unserved.
double LimitedUnits::call(std::span<const double> availableMw, TransferLimits& limits, double toleranceMw) {
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    std::ranges::stable_sort(m_order, [this](std::size_t a, std::size_t b) { return m_hoursLeft[a] > m_hoursLeft[b]; });
    m_running.clear();
    double unservedMw = limits.unservedMw(m_netMw);
    for (const std::size_t unit : m_order) {
        if (unservedMw <= toleranceMw || m_hoursLeft[unit] <= 0.0) break;
        if (availableMw[unit] <= 0.0) continue;
        double& netMw = m_netMw[m_units[unit].region];
        const double withoutMw = netMw;
        netMw += availableMw[unit];
        const double left = limits.unservedMw(m_netMw);
        if (unservedMw - left > toleranceMw) {
            m_running.push_back(unit);
            unservedMw = left;
        } else {
            netMw = withoutMw;
        }
    }
    return unservedMw;
}

const std::vector<LimitedUnits::Piece>& LimitedUnits::run(double hours, std::span<const double> availableMw,
                                                          std::span<const double> surplusMw, TransferLimits& limits,
                                                          double toleranceMw) {
    m_pieces.clear();
    m_surplusMw.clear();
    while (hours > 0.0) {
        m_netMw.assign(surplusMw.begin(), surplusMw.end());
        const double unservedMw = call(availableMw, limits, toleranceMw);
        double part = hours;
        for (const std::size_t unit : m_running)
            part = std::min(part, m_hoursLeft[unit]);
        for (const std::size_t unit : m_running) {
            m_hoursLeft[unit] -= part;
            if (m_hoursLeft[unit] <= kNoHoursLeft) m_hoursLeft[unit] = 0.0;
        }
        m_pieces.push_back({part, unservedMw});
        m_surplusMw.insert(m_surplusMw.end(), m_netMw.begin(), m_netMw.end());
        hours -= part;
    }
    return m_pieces;
}

std::span<const double> LimitedUnits::surplusMw(std::size_t piece) const {
    return std::span(m_surplusMw).subspan(piece * m_netMw.size(), m_netMw.size());
}

} // namespace model::adequacy
