// How many units of one group run in each hour, at least cost while everything else of the plan stays as it is.
// The cost of an hour is convex in that number, so the n-th unit's hours are decided apart from the others': exact for
// one group, without the ramp. Minimum up and down times hold for each unit, last on first off.
#pragma once

#include "model/dispatch/hour_curve.h"

namespace model::dispatch {

class GroupCommitment {
public:
    // Decides hours [from, to); the hour before `from` is the plan's, or the group's initial state.
    // Whether any number changed.
    bool commit(const SiteHours& site, SitePlan& plan, std::size_t index, std::size_t from, std::size_t to);

private:
    void commitFreely(std::size_t from, std::size_t to);
    int decideHour(std::size_t hour, int worthwhile, double nextStartUsd);
    void commitWithTimes(std::size_t from, std::size_t to);
    void commitLevel(int level, std::size_t from, std::size_t to);
    std::size_t heldHours(int level, std::size_t from) const;
    bool leavesOff(std::size_t hour) const;
    int findDeltas(std::size_t hour, int least);
    int walkDeltas(std::size_t hour, int least);
    void hullDeltas(std::size_t hour);
    void setUnits(std::size_t hour, int units);
    int unitsBefore(std::size_t from) const;

    bool m_changed{};
    const SiteHours* m_site{};
    SitePlan* m_plan{};
    std::size_t m_index{};
    const SiteGroup* m_group{};
    HourCurve m_curve;
    std::vector<double> m_deltaUsd;     // of the n-th unit in the hour, n from 1
    std::vector<double> m_slopeUsd;     // what the n-th unit adds to the cost from the hour on
    std::vector<int> m_startUpTo;       // by hour: units worth a start
    std::vector<int> m_keepUpTo;        // by hour: units worth keeping
    std::vector<std::size_t> m_quietTo; // by hour: end of the quiet hours that begin with it
    std::vector<double> m_levelUsd;     // [unit x hour] deltas
    std::vector<double> m_sumUsd;
    std::vector<double> m_onUsd;
    std::vector<double> m_offUsd;
    std::vector<int> m_barredHours; // before the hour
    std::vector<int> m_units;       // decided so far, by hour
};

} // namespace model::dispatch
