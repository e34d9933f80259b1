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
    for (const Interface& interface : interfaces) {
        m_limitMw[interface.from * regions + interface.to] += units::number(interface.forward);
        m_limitMw[interface.to * regions + interface.from] += units::number(interface.backward);
    }
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
        for (std::size_t to = 0; to < regions; ++to) {
            if ((bits >> to & 1) == 0) continue;
            set.members.push_back(to);
            for (std::size_t from = 0; from < regions; ++from)
                if ((bits >> from & 1) == 0) set.importMw += m_limitMw[from * regions + to];
        }
        m_cutMw[bits] = set.importMw;
        m_sets.push_back(set);
    }
}

double TransferLimits::unservedMw(std::span<const double> surplusMw) {
    assert(surplusMw.size() == m_regions);
    if (m_regions == 1) return std::max(0.0, -surplusMw[0]);
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
