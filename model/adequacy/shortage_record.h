// What one sample-year lost, gathered stretch by stretch in the order of time.
#pragma once

#include "model/adequacy/simulation_plan.h"

namespace model::adequacy {

struct YearTally {
    double shortHours{};
    double unservedMwh{};
    double events{};        // entries into shortage
    double worstHourDays{}; // shares of the days' worst hours that were short
    double daysWithLoss{};
};

class ShortageRecord {
public:
    explicit ShortageRecord(const SimulationPlan& plan) : m_plan(plan) {}

    void startYear() {
        m_tally = {};
        m_isShort = false;
        m_lastDay = m_plan.hours;
    }
    // All is served until the next stretch.
    void skip() { m_isShort = false; }
    // A stretch within the hour.
    void add(std::size_t hour, double hours, double unservedMw) {
        const bool isShort = unservedMw > m_plan.toleranceMw;
        if (isShort) count(hour, hours, unservedMw);
        m_isShort = isShort;
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
};

} // namespace model::adequacy
