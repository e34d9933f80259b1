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

    // The same total by region. No region goes without more than it is short of by itself, and one with a surplus
    // without nothing. Beyond that the limits leave room, and the rule is: the regions that can be helped least go
    // without the same share of their own shortage, the least share that will do for them; then those that can be
    // helped least among the rest, and so on. One answer, whatever the order of regions and interfaces.
    void split(std::span<const double> surplusMw, std::span<double> unservedMw);

    // An interface in outage lets nothing pass, either way.
    void setInOutage(std::size_t interface, bool isOut);
    void startYear(); // none in outage

    // Where no set is short by more than may flow into it, all is served. Beyond eight regions only the regions
    // themselves are listed, with nothing flowing in: then the other way round does not hold.
    struct RegionSet {
        std::vector<std::size_t> members;
        double importMw{};
    };
    const std::vector<RegionSet>& sets() const { return m_sets; }

private:
    struct Line {
        std::size_t from{};
        std::size_t to{};
        double forwardMw{};
        double backwardMw{};
        bool isOut{};
    };
    void addLines();
    void refresh();
    double cutOf(std::size_t bits) const;
    double strain(std::span<const double> surplusMw);
    bool settle(std::span<const double> surplusMw, std::span<double> unservedMw);
    double unservedByCuts(std::span<const double> surplusMw);
    double unservedByFlow(std::span<const double> surplusMw);
    double augment();

    std::size_t m_regions;
    std::vector<Line> m_lines;
    bool m_isStale{};              // the limits, since an outage began or ended
    std::vector<double> m_limitMw; // [from][to]
    std::vector<RegionSet> m_sets;
    std::vector<double> m_cutMw;   // of each set, by the bits of its members
    std::vector<double> m_shortMw; // the same
    std::vector<double> m_residualMw;
    std::vector<std::size_t> m_reachedFrom;
    std::vector<char> m_isMember;   // by region, of the set that lacks most
    std::vector<char> m_isStrained; // of the one that decided the share
    std::vector<char> m_isOpen;     // short, and its share not found yet
    std::vector<double> m_relievedMw;
};

} // namespace model::adequacy
