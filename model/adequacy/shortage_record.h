// What one sample-year lost, gathered stretch by stretch in the order of time.
#pragma once

#include "model/adequacy/simulation_plan.h"

#include <algorithm>
#include <span>
#include <vector>

namespace model::adequacy {

struct YearTally {
    double shortHours{};
    double unservedMwh{};
    double events{};        // entries into shortage
    double worstHourDays{}; // shares of the days' worst hours that were short
    double daysWithLoss{};
    struct Region {
        double shortHours{};
        double unservedMwh{};
        double events{};
    };
    std::vector<Region> regions; // none where there is only one
};

class ShortageRecord {
public:
    explicit ShortageRecord(const SimulationPlan& plan) : m_plan(plan) {}

    void startYear() {
        m_tally = {};
        if (m_plan.regions > 1) {
            m_tally.regions.resize(m_plan.regions);
            m_isRegionShort.assign(m_plan.regions, 0);
        }
        m_isShort = false;
        m_lastDay = m_plan.hours;
    }
    // All is served until the next stretch.
    void skip() {
        m_isShort = false;
        std::ranges::fill(m_isRegionShort, char{0});
    }
    // A stretch within the hour.
    void add(std::size_t hour, double hours, double unservedMw) {
        const bool isShort = unservedMw > m_plan.toleranceMw;
        if (isShort) count(hour, hours, unservedMw);
        m_isShort = isShort;
    }
    // What of it each region goes without; where there are several.
    void addByRegion(double hours, std::span<const double> unservedMw) {
        for (std::size_t i = 0; i < unservedMw.size(); ++i) {
            const bool isShort = unservedMw[i] > m_plan.toleranceMw;
            YearTally::Region& region = m_tally.regions[i];
            region.unservedMwh += unservedMw[i] * hours;
            if (isShort) region.shortHours += hours;
            if (isShort && m_isRegionShort[i] == 0) region.events += 1.0;
            m_isRegionShort[i] = isShort ? 1 : 0;
        }
    }
    const YearTally& tally() const { return m_tally; }

private:
    void count(std::size_t hour, double hours, double unservedMw) {
        m_tally.shortHours += hours;
        m_tally.unservedMwh += unservedMw * hours;
        if (!m_isShort) m_tally.events += 1.0;
        if (m_plan.isWorstOfDay[hour]) m_tally.worstHourDays += hours;
        const std::size_t day = hour / 24;
        if (day != m_lastDay) m_tally.daysWithLoss += 1.0;
        m_lastDay = day;
    }

    const SimulationPlan& m_plan;
    YearTally m_tally;
    bool m_isShort{};
    std::size_t m_lastDay{};
    std::vector<char> m_isRegionShort; // none where there is only one
};

} // namespace model::adequacy
