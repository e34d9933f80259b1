#include "model/adequacy/outage_table.h"

#include "model/adequacy/outage_grid.h"
#include "model/adequacy/outage_levels.h"

#include <algorithm>
#include <cmath>

namespace model::adequacy {

namespace {
constexpr std::size_t kMostLevels = 100'000;
constexpr std::size_t kGatheredLevels = 50'000;
constexpr double kMarginTolerance = 1e-9; // of the capacity

bool canFail(const OutageGroup& group) {
    return group.count > 0 && (!group.states.empty() || group.forcedOutageRate > 0.0);
}
} // namespace

OutageTable::OutageTable() {
    take({{0.0, 1.0, 0.0}});
}

OutageTable::OutageTable(std::span<const OutageGroup> groups) {
    std::vector<OutageLevels> parts;
    for (const OutageGroup& group : groups)
        parts.push_back(group.count > 0 ? groupLevels(group, fullUnitMw(group)) : OutageLevels{{0.0, 1.0, 0.0}});
    const std::optional<OutageLevels> onGrid = sumOnGrid(parts);
    OutageLevels levels{{0.0, 1.0, 0.0}};
    for (std::size_t i = 0; i < groups.size(); ++i) {
        install(groups[i]);
        if (!onGrid) addTo(levels, parts[i]);
    }
    take(onGrid ? *onGrid : levels);
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

OutageLevels OutageTable::levels() const {
    OutageLevels levels(m_outageMw.size());
    for (std::size_t i = 0; i < levels.size(); ++i)
        levels[i] = {m_outageMw[i], m_probability[i], m_frequency[i]};
    return levels;
}

// From the far end, so that the smallest probabilities are summed first.
void OutageTable::take(const OutageLevels& levels) {
    const std::size_t size = levels.size();
    for (auto* column :
         {&m_outageMw, &m_probability, &m_frequency, &m_atLeast, &m_frequencyAtLeast, &m_shortfallBeyond})
        column->resize(size);
    double probability = 0.0;
    double frequency = 0.0;
    double shortfall = 0.0;
    for (std::size_t i = size; i-- > 0;) {
        const OutageLevel& level = levels[i];
        if (i + 1 < size) shortfall += probability * (levels[i + 1].outageMw - level.outageMw);
        probability += level.probability;
        frequency += level.frequency;
        m_outageMw[i] = level.outageMw;
        m_probability[i] = level.probability;
        m_frequency[i] = level.frequency;
        m_atLeast[i] = std::min(1.0, probability);
        m_frequencyAtLeast[i] = std::max(0.0, frequency);
        m_shortfallBeyond[i] = shortfall;
    }
}

double OutageTable::marginToleranceMw() const {
    return kMarginTolerance * m_capacityMw;
}

std::size_t OutageTable::firstAbove(double outageMw) const {
    const double threshold = outageMw + marginToleranceMw();
    const auto found = std::upper_bound(m_outageMw.begin(), m_outageMw.end(), threshold);
    return static_cast<std::size_t>(found - m_outageMw.begin());
}

double OutageTable::probabilityAtLeast(const units::Power& outage) const {
    const std::size_t level = firstAbove(units::number(outage) - 2.0 * kMarginTolerance * m_capacityMw);
    return level < m_atLeast.size() ? m_atLeast[level] : 0.0;
}

double OutageTable::frequencyAtLeastPerHour(const units::Power& outage) const {
    const std::size_t level = firstAbove(units::number(outage) - 2.0 * kMarginTolerance * m_capacityMw);
    return level < m_frequencyAtLeast.size() ? m_frequencyAtLeast[level] : 0.0;
}

} // namespace model::adequacy
