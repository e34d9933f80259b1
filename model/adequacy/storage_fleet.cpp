#include "model/adequacy/storage_fleet.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace model::adequacy {

namespace {
constexpr double kSameShare = 1e-12; // of the energy: empty, or full
}

StorageFleet::StorageFleet(std::vector<StorageUnit> storage)
    : m_units(std::move(storage)), m_states(m_units.size()), m_order(m_units.size()) {
    startYear();
}

void StorageFleet::startYear() {
    for (std::size_t i = 0; i < m_units.size(); ++i)
        m_states[i] = State{m_units[i].energyMwh, 0.0, false, true};
    m_full = m_units.size();
}

void StorageFleet::setInOutage(std::size_t index, bool isOut) {
    m_states[index].isOut = isOut;
}

double StorageFleet::hoursLeft(std::size_t index) const {
    return m_states[index].storedMwh * m_units[index].oneWayEfficiency / m_units[index].powerMw;
}

// The unserved MW as a function of one battery's output falls one for one until it is flat: the fall over its full
// power is what is worth giving. In the other direction it is flat first: its rise over the full power is what cannot
// be taken in.
void StorageFleet::plan(std::span<double> surplusMw, TransferLimits& limits) {
    m_unservedMw = limits.unservedMw(surplusMw);
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    if (m_units.size() > 1)
        std::stable_sort(m_order.begin(), m_order.end(),
                         [this](std::size_t a, std::size_t b) { return hoursLeft(a) > hoursLeft(b); });
    for (State& state : m_states)
        state.rateMw = 0.0;
    for (std::size_t i = 0; i < m_order.size() && m_unservedMw > 0.0; ++i) {
        const StorageUnit& unit = m_units[m_order[i]];
        State& state = m_states[m_order[i]];
        if (state.isOut || state.storedMwh <= 0.0) continue;
        surplusMw[unit.region] += unit.powerMw;
        const double left = limits.unservedMw(surplusMw);
        state.rateMw = m_unservedMw - left;
        surplusMw[unit.region] += state.rateMw - unit.powerMw;
        m_unservedMw = left;
    }
    m_pieceSurplusMw.insert(m_pieceSurplusMw.end(), surplusMw.begin(), surplusMw.end());
    for (std::size_t i = m_order.size(); i-- > 0;) {
        const StorageUnit& unit = m_units[m_order[i]];
        State& state = m_states[m_order[i]];
        if (state.isOut || state.isFull || state.rateMw > 0.0) continue;
        surplusMw[unit.region] -= unit.powerMw;
        const double refused = limits.unservedMw(surplusMw) - m_unservedMw;
        state.rateMw = std::min(0.0, refused - unit.powerMw);
        surplusMw[unit.region] += unit.powerMw + state.rateMw;
    }
}

// Until the first battery becomes full or empty.
double StorageFleet::piece(double hours) const {
    for (std::size_t i = 0; i < m_units.size(); ++i) {
        const State& state = m_states[i];
        const double efficiency = m_units[i].oneWayEfficiency;
        if (state.rateMw > 0.0) {
            hours = std::min(hours, state.storedMwh * efficiency / state.rateMw);
        } else if (state.rateMw < 0.0) {
            hours = std::min(hours, (m_units[i].energyMwh - state.storedMwh) / (-state.rateMw * efficiency));
        }
    }
    return hours;
}

void StorageFleet::pass(double hours) {
    for (std::size_t i = 0; i < m_units.size(); ++i) {
        State& state = m_states[i];
        if (state.rateMw == 0.0) continue;
        const StorageUnit& unit = m_units[i];
        const double kept = state.rateMw > 0.0 ? 1.0 / unit.oneWayEfficiency : unit.oneWayEfficiency;
        state.storedMwh -= state.rateMw * kept * hours;
        if (state.storedMwh <= kSameShare * unit.energyMwh) state.storedMwh = 0.0;
        if (!unit.recharges) continue;
        const bool isFull = state.storedMwh >= (1.0 - kSameShare) * unit.energyMwh;
        if (isFull) state.storedMwh = unit.energyMwh;
        if (isFull != state.isFull) isFull ? ++m_full : --m_full;
        state.isFull = isFull;
    }
}

const std::vector<StorageFleet::Piece>& StorageFleet::run(double hours, std::span<double> surplusMw,
                                                          TransferLimits& limits) {
    m_pieces.clear();
    m_pieceSurplusMw.clear();
    m_netMw.assign(surplusMw.begin(), surplusMw.end());
    while (hours > 0.0) {
        std::ranges::copy(m_netMw, surplusMw.begin());
        plan(surplusMw, limits);
        const double part = piece(hours);
        pass(part);
        m_pieces.push_back({part, m_unservedMw});
        hours -= part;
    }
    return m_pieces;
}

std::span<const double> StorageFleet::surplusMw(std::size_t piece) const {
    return std::span(m_pieceSurplusMw).subspan(piece * m_netMw.size(), m_netMw.size());
}

} // namespace model::adequacy
