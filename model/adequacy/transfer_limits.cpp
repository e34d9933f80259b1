#include "model/adequacy/transfer_limits.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <limits>

namespace model::adequacy {

namespace {
constexpr std::size_t kMostBySets = 8;
constexpr double kNoFlowMw = 1e-9;
} // namespace

TransferLimits::TransferLimits(std::size_t regions, std::span<const Interface> interfaces)
    : m_regions(regions), m_limitMw(regions * regions, 0.0) {
    for (const Interface& interface : interfaces)
        m_lines.push_back(
            {interface.from, interface.to, units::number(interface.forward), units::number(interface.backward), false});
    addLines();
    if (regions > kMostBySets) {
        for (std::size_t region = 0; region < regions; ++region)
            m_sets.push_back({{region}, 0.0});
        return;
    }
    const std::size_t count = std::size_t{1} << regions;
    m_cutMw.assign(count, 0.0);
    m_shortMw.assign(count, 0.0);
    for (std::size_t bits = 1; bits < count; ++bits) {
        RegionSet set;
        for (std::size_t to = 0; to < regions; ++to)
            if ((bits >> to & 1) != 0) set.members.push_back(to);
        set.importMw = cutOf(bits);
        m_cutMw[bits] = set.importMw;
        m_sets.push_back(set);
    }
}

void TransferLimits::addLines() {
    std::ranges::fill(m_limitMw, 0.0);
    for (const Line& line : m_lines) {
        if (line.isOut) continue;
        m_limitMw[line.from * m_regions + line.to] += line.forwardMw;
        m_limitMw[line.to * m_regions + line.from] += line.backwardMw;
    }
}

double TransferLimits::cutOf(std::size_t bits) const {
    double importMw = 0.0;
    for (std::size_t to = 0; to < m_regions; ++to) {
        if ((bits >> to & 1) == 0) continue;
        for (std::size_t from = 0; from < m_regions; ++from)
            if ((bits >> from & 1) == 0) importMw += m_limitMw[from * m_regions + to];
    }
    return importMw;
}

void TransferLimits::setInOutage(std::size_t interface, bool isOut) {
    m_lines[interface].isOut = isOut;
    m_isStale = true;
}

void TransferLimits::startYear() {
    for (Line& line : m_lines) {
        m_isStale = m_isStale || line.isOut;
        line.isOut = false;
    }
}

void TransferLimits::refresh() {
    m_isStale = false;
    addLines();
    for (std::size_t bits = 1; bits < m_cutMw.size(); ++bits)
        m_cutMw[bits] = cutOf(bits);
}

double TransferLimits::unservedMw(std::span<const double> surplusMw) {
    assert(surplusMw.size() == m_regions);
    if (m_regions == 1) return std::max(0.0, -surplusMw[0]);
    if (m_isStale) refresh();
    return m_regions <= kMostBySets ? unservedByCuts(surplusMw) : unservedByFlow(surplusMw);
}

double TransferLimits::unservedByCuts(std::span<const double> surplusMw) {
    const std::size_t count = m_cutMw.size();
    const double* cutMw = m_cutMw.data();
    double* shortMw = m_shortMw.data();
    double unserved = 0.0;
    for (std::size_t bits = 1; bits < count; ++bits) {
        shortMw[bits] = shortMw[bits & (bits - 1)] - surplusMw[static_cast<std::size_t>(std::countr_zero(bits))];
        unserved = std::max(unserved, shortMw[bits] - cutMw[bits]);
    }
    return unserved;
}

// The least total unserved, and in `m_isMember` a set that lacks it.
double TransferLimits::strain(std::span<const double> surplusMw) {
    m_isMember.assign(m_regions, 0);
    const double unserved = unservedMw(surplusMw);
    if (unserved <= kNoFlowMw) return unserved;
    if (m_regions > kMostBySets) { // those that no more can be sent to
        for (std::size_t region = 0; region < m_regions; ++region)
            m_isMember[region] = m_reachedFrom[region] == m_regions + 2 ? 1 : 0;
        return unserved;
    }
    for (std::size_t bits = 1; bits < m_cutMw.size(); ++bits) {
        if (m_shortMw[bits] - m_cutMw[bits] < unserved) continue;
        for (std::size_t region = 0; region < m_regions; ++region)
            m_isMember[region] = static_cast<char>(bits >> region & 1);
        break;
    }
    return unserved;
}

// Newton's steps to the least share that leaves no set short, of the regions still open; those of the last set that was
// short have it. False once the rest goes without nothing. [Fujishige 1980: lexicographically optimal base]
bool TransferLimits::settle(std::span<const double> surplusMw, std::span<double> unservedMw) {
    double share = 0.0;
    m_isStrained.assign(m_regions, 0);
    m_relievedMw.resize(m_regions);
    for (std::size_t step = 0; step <= 2 * m_regions && share < 1.0; ++step) {
        for (std::size_t region = 0; region < m_regions; ++region)
            m_relievedMw[region] =
                surplusMw[region] + (m_isOpen[region] != 0 ? -share * surplusMw[region] : unservedMw[region]);
        const double lackingMw = strain(m_relievedMw);
        if (lackingMw <= kNoFlowMw) break;
        double shortMw = 0.0;
        for (std::size_t region = 0; region < m_regions; ++region)
            if (m_isMember[region] != 0 && m_isOpen[region] != 0) shortMw -= surplusMw[region];
        if (!(shortMw > kNoFlowMw)) break;
        share = std::min(1.0, share + lackingMw / shortMw);
        for (std::size_t region = 0; region < m_regions; ++region)
            m_isStrained[region] = m_isMember[region] != 0 && m_isOpen[region] != 0 ? 1 : 0;
    }
    for (std::size_t region = 0; region < m_regions; ++region) {
        if (m_isStrained[region] == 0) continue;
        unservedMw[region] = -share * surplusMw[region];
        m_isOpen[region] = 0;
    }
    return share > 0.0;
}

void TransferLimits::split(std::span<const double> surplusMw, std::span<double> unservedMw) {
    assert(surplusMw.size() == m_regions && unservedMw.size() == m_regions);
    std::ranges::fill(unservedMw, 0.0);
    if (m_regions == 1) {
        unservedMw[0] = std::max(0.0, -surplusMw[0]);
        return;
    }
    m_isOpen.resize(m_regions);
    std::ranges::transform(surplusMw, m_isOpen.begin(), [](double mw) { return static_cast<char>(mw < 0.0 ? 1 : 0); });
    while (settle(surplusMw, unservedMw)) {
    }
}

// Edmonds and Karp: node m_regions is the source of the surpluses, the one after it the sink of the shortages.
double TransferLimits::unservedByFlow(std::span<const double> surplusMw) {
    const std::size_t nodes = m_regions + 2;
    m_residualMw.assign(nodes * nodes, 0.0);
    double unserved = 0.0;
    for (std::size_t from = 0; from < m_regions; ++from) {
        for (std::size_t to = 0; to < m_regions; ++to)
            m_residualMw[from * nodes + to] = m_limitMw[from * m_regions + to];
        m_residualMw[m_regions * nodes + from] = std::max(0.0, surplusMw[from]);
        m_residualMw[from * nodes + m_regions + 1] = std::max(0.0, -surplusMw[from]);
        unserved += std::max(0.0, -surplusMw[from]);
    }
    while (unserved > kNoFlowMw) {
        const double more = augment();
        if (more <= kNoFlowMw) break;
        unserved -= more;
    }
    return std::max(0.0, unserved);
}

// Along a path of the fewest interfaces; 0 when there is none.
double TransferLimits::augment() {
    const std::size_t nodes = m_regions + 2;
    const std::size_t source = m_regions;
    const std::size_t sink = m_regions + 1;
    m_reachedFrom.assign(nodes, nodes);
    m_reachedFrom[source] = source;
    std::vector<std::size_t> queue{source};
    for (std::size_t i = 0; i < queue.size() && m_reachedFrom[sink] == nodes; ++i) {
        for (std::size_t to = 0; to < nodes; ++to) {
            if (m_reachedFrom[to] != nodes || m_residualMw[queue[i] * nodes + to] <= kNoFlowMw) continue;
            m_reachedFrom[to] = queue[i];
            queue.push_back(to);
        }
    }
    if (m_reachedFrom[sink] == nodes) return 0.0;
    double most = std::numeric_limits<double>::infinity();
    for (std::size_t node = sink; node != source; node = m_reachedFrom[node])
        most = std::min(most, m_residualMw[m_reachedFrom[node] * nodes + node]);
    for (std::size_t node = sink; node != source; node = m_reachedFrom[node]) {
        m_residualMw[m_reachedFrom[node] * nodes + node] -= most;
        m_residualMw[node * nodes + m_reachedFrom[node]] += most;
    }
    return most;
}

} // namespace model::adequacy
