// How much of a shortage the regions can take from each other under the limits of their interfaces.
#pragma once

#include "model/adequacy/simulation_system.h"

#include <span>
#include <vector>

namespace model::adequacy {

// The least total unserved MW is the largest, over all sets of regions, of the set's shortage less what may flow into
// it (max-flow min-cut). Up to eight regions the sets are gone through; beyond, the flow itself is found.
class TransferLimits {
public:
    TransferLimits(std::size_t regions, std::span<const Interface> interfaces);

    // With `surplusMw` of each region, negative where it is short.
    double unservedMw(std::span<const double> surplusMw);

    // Where no set is short by more than may flow into it, all is served. Beyond eight regions only the regions
    // themselves are listed, with nothing flowing in: then the other way round does not hold.
    struct RegionSet {
        std::vector<std::size_t> members;
        double importMw{};
    };
    const std::vector<RegionSet>& sets() const { return m_sets; }

private:
    double unservedByCuts(std::span<const double> surplusMw);
    double unservedByFlow(std::span<const double> surplusMw);
    double augment();

    std::size_t m_regions;
    std::vector<double> m_limitMw; // [from][to]
    std::vector<RegionSet> m_sets;
    std::vector<double> m_cutMw;   // of each set, by the bits of its members
    std::vector<double> m_shortMw; // the same
    std::vector<double> m_residualMw;
    std::vector<std::size_t> m_reachedFrom;
};

} // namespace model::adequacy
