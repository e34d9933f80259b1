#include "model/adequacy/outage_table.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace model::adequacy {

namespace {
constexpr std::size_t kMostLevels = 100'000;
constexpr std::size_t kGatheredLevels = 50'000;
constexpr double kMarginTolerance = 1e-9; // of the capacity

bool canFail(const OutageGroup& group) {
    return group.count > 0 && (!group.states.empty() || group.forcedOutageRate > 0.0);
}

// How much less than the capacity the stages pass.
OutageLevels notPassed(std::span<const DeliveryStage> stages, double capacityMw) {
    OutageLevels levels;
    double before = 0.0;
    for (const DeliveryLevel& level : deliveryLevels(stages)) {
        levels.push_back(
            {std::max(0.0, capacityMw - level.passesMw), level.probability, level.atMostEntriesPerHour - before});
        before = level.atMostEntriesPerHour;
    }
    std::ranges::reverse(levels);
    return distinct(levels);
}
} // namespace

OutageTable::OutageTable() {
    take({{0.0, 1.0, 0.0}});
}

OutageTable::OutageTable(std::span<const OutageGroup> groups) {
    std::vector<OutageLevels> parts;
    parts.reserve(groups.size());
    for (const OutageGroup& group : groups)
        parts.push_back(group.count > 0 ? groupLevels(group, fullUnitMw(group)) : OutageLevels{{0.0, 1.0, 0.0}});
    std::optional<OutageGrid> onGrid = sumOnGrid(parts);
    OutageLevels levels{{0.0, 1.0, 0.0}};
    for (std::size_t i = 0; i < groups.size(); ++i) {
        install(groups[i]);
        if (!onGrid) addTo(levels, parts[i]);
    }
    onGrid ? take(std::move(*onGrid)) : take(levels);
}

void OutageTable::add(const OutageGroup& group) {
    if (group.count <= 0) return;
    OutageLevels levels = this->levels();
    install(group);
    addTo(levels, groupLevels(group, fullUnitMw(group)));
    take(levels);
}

void OutageTable::install(const OutageGroup& group) {
    if (group.count <= 0) return;
    m_capacityMw += group.count * fullUnitMw(group);
    m_hasFrequency = m_hasFrequency && (!canFail(group) || units::number(group.repair) > 0.0);
}

void OutageTable::addTo(OutageLevels& levels, const OutageLevels& part) {
    levels = convolve(levels, part);
    if (levels.size() <= kMostLevels) return;
    levels = gather(levels, m_capacityMw / static_cast<double>(kGatheredLevels));
    m_isExact = false;
}

void OutageTable::holdBack(const units::Power& reserve) {
    OutageLevels levels = this->levels();
    for (OutageLevel& level : levels)
        level.outageMw = std::min(m_capacityMw, level.outageMw + units::number(reserve));
    take(distinct(levels));
}

void OutageTable::limit(std::span<const DeliveryStage> stages) {
    if (stages.empty()) return;
    take(larger(levels(), notPassed(stages, m_capacityMw)));
    m_hasFrequency = m_hasFrequency && model::adequacy::hasFrequency(stages);
}

OutageLevels OutageTable::levels() const {
    OutageLevels levels(m_size);
    for (std::size_t i = 0; i < m_size; ++i)
        levels[i] = {m_outageMw[i], m_probability[i], m_frequencyAtLeast[i] - m_frequencyAtLeast[i + 1]};
    return levels;
}

void OutageTable::take(const OutageLevels& levels) {
    m_stepMw = 0.0;
    m_size = levels.size();
    for (auto* column : {&m_outageMw, &m_probability, &m_frequencyAtLeast})
        column->resize(m_size + 1);
    for (std::size_t i = 0; i < m_size; ++i) {
        m_outageMw[i] = levels[i].outageMw;
        m_probability[i] = levels[i].probability;
        m_frequencyAtLeast[i] = levels[i].frequency;
    }
    accumulate();
}

// What the grid has no level for is left out.
void OutageTable::take(OutageGrid&& grid) {
    m_stepMw = grid.stepMw;
    const std::size_t steps = grid.probability.size();
    m_probability = std::move(grid.probability);
    m_frequencyAtLeast = std::move(grid.frequency);
    for (auto* column : {&m_outageMw, &m_probability, &m_frequencyAtLeast})
        column->resize(steps + 1);
    double* const outageMw = m_outageMw.data();
    double* const probability = m_probability.data();
    double* const frequency = m_frequencyAtLeast.data();
    std::size_t size = 0;
    for (std::size_t step = 0; step < steps; ++step) {
        const double ofStep = probability[step];
        outageMw[size] = static_cast<double>(step) * grid.stepMw;
        probability[size] = ofStep;
        frequency[size] = frequency[step];
        size += ofStep > 0.0 ? 1 : 0;
    }
    m_size = size;
    accumulate();
}

// From the far end, so that the smallest probabilities are summed first; `m_frequencyAtLeast` has the levels' parts of
// it before.
void OutageTable::accumulate() {
    for (auto* column : {&m_atLeast, &m_shortfallBeyond})
        column->resize(m_size + 1);
    double* const outageMw = m_outageMw.data();
    double* const atLeast = m_atLeast.data();
    double* const frequencyAtLeast = m_frequencyAtLeast.data();
    double* const shortfallBeyond = m_shortfallBeyond.data();
    const double* const ofLevel = m_probability.data();
    double probability = 0.0;
    double frequency = 0.0;
    double shortfall = 0.0;
    double aboveMw = outageMw[m_size - 1];
    outageMw[m_size] = aboveMw;
    atLeast[m_size] = frequencyAtLeast[m_size] = shortfallBeyond[m_size] = 0.0;
    for (std::size_t i = m_size; i-- > 0;) {
        shortfall += probability * (aboveMw - outageMw[i]);
        aboveMw = outageMw[i];
        probability += ofLevel[i];
        frequency += frequencyAtLeast[i];
        atLeast[i] = std::min(1.0, probability);
        frequencyAtLeast[i] = std::max(0.0, frequency);
        shortfallBeyond[i] = shortfall;
    }
}

double OutageTable::marginToleranceMw() const {
    return kMarginTolerance * m_capacityMw;
}

std::size_t OutageTable::firstAbove(double marginMw) const {
    const double threshold = marginMw + marginToleranceMw();
    const std::span<const double> levels = outageMw();
    return static_cast<std::size_t>(std::ranges::upper_bound(levels, threshold) - levels.begin());
}

double OutageTable::probabilityAtLeast(const units::Power& outage) const {
    const std::size_t level = firstAbove(units::number(outage) - 2.0 * kMarginTolerance * m_capacityMw);
    return m_atLeast[level];
}

double OutageTable::frequencyAtLeastPerHour(const units::Power& outage) const {
    const std::size_t level = firstAbove(units::number(outage) - 2.0 * kMarginTolerance * m_capacityMw);
    return m_frequencyAtLeast[level];
}

} // namespace model::adequacy
