// Capacity-outage probability table: how many MW are out with which probability and frequency, by exact convolution.
#pragma once

#include "model/adequacy/outage_levels.h"

#include <cstddef>
#include <span>
#include <vector>

namespace model::adequacy {

// Sources: Billinton and Allan, Reliability Evaluation of Power Systems (recursion of probability and frequency).
class OutageTable {
public:
    // Nothing installed: outage 0 with certainty.
    OutageTable();
    explicit OutageTable(std::span<const OutageGroup> groups);

    // Adds an independent group.
    void add(const OutageGroup& group);
    // Holds back capacity in every state (spinning reserve): each outage grows by it, up to everything.
    void holdBack(const units::Power& reserve);

    units::Power capacity() const { return units::of<units::Power>(m_capacityMw); }
    // Distinct outages, ascending (levels closer than 1e-9 MW are one), and the probability of each.
    std::span<const double> outageMw() const { return m_outageMw; }
    std::span<const double> probability() const { return m_probability; }
    // Probability of that outage or more, summed from the far end.
    std::span<const double> probabilityAtLeast() const { return m_atLeast; }
    // Expected entries per hour into that outage or more; meaningless unless `hasFrequency()`.
    std::span<const double> frequencyAtLeastPerHour() const { return m_frequencyAtLeast; }
    // Integral of P(outage > u) du from the level upwards: expected MW short at a margin equal to the level.
    std::span<const double> shortfallBeyondMw() const { return m_shortfallBeyond; }

    // Whether every group that can fail has a repair time.
    bool hasFrequency() const { return m_hasFrequency; }
    // False once sums of unequal sizes made so many levels that they were gathered on a grid, mean kept.
    bool isExact() const { return m_isExact; }

    // An outage that is above a margin by less counts as served: 1e-9 of the capacity.
    double marginToleranceMw() const;
    // Index of the first level above `outageMw` and the tolerance; size() when there is none.
    std::size_t firstAbove(double outageMw) const;
    double probabilityAtLeast(const units::Power& outage) const;
    double frequencyAtLeastPerHour(const units::Power& outage) const;

private:
    void install(const OutageGroup& group); // its capacity, and whether its repair time is known
    void addTo(OutageLevels& levels, const OutageLevels& part);
    std::vector<OutageLevel> levels() const;
    void take(const std::vector<OutageLevel>& levels);

    double m_capacityMw{};
    bool m_hasFrequency{true};
    bool m_isExact{true};
    std::vector<double> m_outageMw;
    std::vector<double> m_probability;
    std::vector<double> m_frequency; // per level: its part of frequencyAtLeast, may be negative
    std::vector<double> m_atLeast;
    std::vector<double> m_frequencyAtLeast;
    std::vector<double> m_shortfallBeyond;
};

} // namespace model::adequacy
