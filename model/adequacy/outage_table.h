// Capacity-outage probability table: how many MW are out with which probability and frequency, by exact convolution.
#pragma once

#include "model/adequacy/delivery_path.h"
#include "model/adequacy/outage_grid.h"
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
    // What is available reaches the load through the stages only: in every state the lesser of the two.
    void limit(std::span<const DeliveryStage> stages);

    units::Power capacity() const { return units::of<units::Power>(m_capacityMw); }
    // Distinct outages, ascending (levels closer than 1e-9 MW are one), and the probability of each.
    std::span<const double> outageMw() const { return {m_outageMw.data(), m_size}; }
    std::span<const double> probability() const { return {m_probability.data(), m_size}; }
    // Probability of that outage or more, summed from the far end.
    std::span<const double> probabilityAtLeast() const { return {m_atLeast.data(), m_size}; }
    // Expected entries per hour into that outage or more; meaningless unless `hasFrequency()`.
    std::span<const double> frequencyAtLeastPerHour() const { return {m_frequencyAtLeast.data(), m_size}; }
    // Integral of P(outage > u) du from the level upwards: expected MW short at a margin equal to the level.
    std::span<const double> shortfallBeyondMw() const { return {m_shortfallBeyond.data(), m_size}; }
    // The same by level, and after the last one for margins that no outage is above: nothing.
    struct Columns {
        const double* outageMw;
        const double* atLeast;
        const double* frequencyAtLeastPerHour;
        const double* shortfallBeyondMw;
    };
    Columns columns() const {
        return {m_outageMw.data(), m_atLeast.data(), m_frequencyAtLeast.data(), m_shortfallBeyond.data()};
    }

    // Whether every group that can fail has a repair time.
    bool hasFrequency() const { return m_hasFrequency; }
    // False once sums of unequal sizes made so many levels that they were gathered on a grid, mean kept.
    bool isExact() const { return m_isExact; }

    // Every level is a multiple of it; 0 where the table was not made on a grid, or was added to since.
    double stepMw() const { return m_stepMw; }

    // An outage that is above a margin by less counts as served: 1e-9 of the capacity.
    double marginToleranceMw() const;
    // Index of the first level above the margin and the tolerance; size() when there is none.
    std::size_t firstAbove(double marginMw) const;
    double probabilityAtLeast(const units::Power& outage) const;
    double frequencyAtLeastPerHour(const units::Power& outage) const;

private:
    void install(const OutageGroup& group); // its capacity, and whether its repair time is known
    void addTo(OutageLevels& levels, const OutageLevels& part);
    OutageLevels levels() const;
    void take(const OutageLevels& levels);
    void take(OutageGrid&& grid);
    void accumulate();

    double m_capacityMw{};
    double m_stepMw{};
    bool m_hasFrequency{true};
    bool m_isExact{true};
    // Each has one more value than there are levels.
    std::size_t m_size{};
    std::vector<double> m_outageMw;
    std::vector<double> m_probability;
    std::vector<double> m_atLeast;
    std::vector<double> m_frequencyAtLeast;
    std::vector<double> m_shortfallBeyond;
};

} // namespace model::adequacy
