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
    // Hours of which nothing changed since the last call for the same hours are not looked at again.
    bool commit(const SiteHours& site, SitePlan& plan, std::size_t index, std::size_t from, std::size_t to);

private:
    // Units after those of the run before, up to `upTo`, that are worth the same.
    struct UnitRun {
        double usd;
        int upTo;
        bool operator==(const UnitRun&) const = default;
    };
    // What the last call for a group found out.
    struct Past {
        std::size_t from{};
        std::size_t to{};
        unsigned epoch{};
        unsigned turn{};
        std::vector<int> startUpTo;   // by hour: units worth a start
        std::vector<int> keepUpTo;    // by hour: units worth keeping
        std::vector<UnitRun> slopes;  // [day x unit] at the day's first hour
        std::vector<double> levelUsd; // [unit x hour] deltas
    };
    struct Stretch {
        std::size_t from;
        std::size_t to;
    };
    void commitFreely(std::size_t from, std::size_t to);
    void decideStretch(Stretch& stretch, std::size_t from, int worthwhile);
    void followStretches(std::size_t from, std::size_t to);
    UnitRun* slopesAt(std::size_t hour);
    const UnitRun* slopesBegin() const { return m_slopes.data(); }
    const UnitRun* slopesEnd() const { return m_slopes.data() + m_slopeCount; }
    bool isTouched(std::size_t hour) const { return m_plan->touched[hour] > m_past->turn; }
    int decideHour(std::size_t hour, int worthwhile, double nextStartUsd);
    void commitWithTimes(std::size_t from, std::size_t to);
    void commitLevel(int level, std::size_t from, std::size_t to);
    std::size_t heldHours(int level, std::size_t from) const;
    bool leavesOff(std::size_t hour) const;
    bool isGridAlone(std::size_t hour, int units) const;
    double bestMw(std::size_t hour) const;
    double bestUsd(std::size_t hour) const;
    double hourUsd(std::size_t hour) const;
    void findDeltas(std::size_t hour, int least);
    void walkDeltas(std::size_t hour, int least);
    void addDelta(double usd, int upTo);
    void addSlopes(double nextStartUsd);
    void hullDeltas(std::size_t hour);
    void setUnits(std::size_t hour, int units);
    int unitsBefore(std::size_t from) const;

    bool m_changed{};
    bool m_othersWhole{}; // no group is divisible
    std::size_t m_to{};
    const double* m_rampUsd{}; // by hour; null: none
    const SiteHours* m_site{};
    SitePlan* m_plan{};
    std::size_t m_index{};
    const SiteGroup* m_group{};
    HourCurve m_curve;
    std::vector<UnitRun> m_deltas; // of the n-th unit in the hour, n from 1
    std::size_t m_deltaCount{};
    std::size_t m_slopeCount{};
    std::vector<UnitRun> m_slopes;     // what the n-th unit adds to the cost from the hour on, below 0
    std::vector<UnitRun> m_nextSlopes; // while the slopes are made
    std::vector<Past> m_pasts;         // by group
    Past* m_past{};
    bool m_again{};                   // the past still counts, but for the hours touched
    std::vector<Stretch> m_stretches; // decided anew, from the last on
    std::vector<double> m_sumUsd;
    std::vector<double> m_onUsd;
    std::vector<double> m_offUsd;
    std::vector<int> m_barredHours; // before the hour
    std::vector<int> m_units;       // decided so far, by hour
};

} // namespace model::dispatch
