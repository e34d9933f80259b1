// How many units of one ramped group run in each hour, and roughly what they give, decided together at least cost while
// everything else of the plan stays as it is. Knows no minimum times. Dynamic programming over running units and output
// above minimum load; the output on a grid, to be made exact by RampSchedule.
#pragma once

#include "model/dispatch/hour_curve.h"

namespace model::dispatch {

class RampCommitment {
public:
    static bool canCommit(const SiteGroup& group) { return group.ramped && group.upHours <= 1 && group.downHours <= 1; }
    // Decides hours [from, to); the ramp is that of RampSchedule. Sets online units, not the output.
    void commit(const SiteHours& site, SitePlan& plan, std::size_t index, std::size_t from, std::size_t to);

private:
    struct State {
        int units;
        int level;
    };
    void layOut(std::size_t hours);
    void addHour(std::size_t hour, double* costUsd);
    void reachNext(const double* nextUsd, double startUsd, double* costUsd);
    State follow(const State& before, bool isFree, const double* costUsd, double startUsd) const;
    State stateBefore(std::size_t from) const;
    std::size_t place(int units, int level) const {
        return static_cast<std::size_t>(units) * m_levels + static_cast<std::size_t>(level);
    }
    double levelMw(std::size_t hour) const;
    int reach(int units) const { return static_cast<int>(m_reachOfUnits[static_cast<std::size_t>(units)]); }

    const SiteHours* m_site{};
    SitePlan* m_plan{};
    const SiteGroup* m_group{};
    std::size_t m_index{};
    HourCurve m_curve;
    int m_perUnit{};                    // levels that one unit adds
    std::size_t m_levels{};             // one for no output above minimum load, and those of all units
    std::vector<int> m_reachOfUnits;    // levels that so many units may rise or fall in an hour
    std::vector<double> m_costUsd;      // [hour x units x level] from the hour on
    std::vector<double> m_bestUsd;      // [units x level] of the next hour, starts included
    std::vector<double> m_risenUsd;     // [units x level] of the next hour, output risen into it
    std::vector<std::size_t> m_waiting; // while the least of a stretch is found
};

} // namespace model::dispatch
