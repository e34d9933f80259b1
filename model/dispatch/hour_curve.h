// What the sources of one hour cost, in order of price, for given running units; one group may be left out.
// Below the running units' minimum, and beyond nothing: lost load is the last step and has no end.
#pragma once

#include "model/dispatch/site_hours.h"

#include <vector>

namespace model::dispatch {

inline constexpr int kGridSource = -1;
inline constexpr int kFlexibleSource = -2;
inline constexpr int kLostSource = -3;
inline constexpr int kRenewableSource = -4;
inline constexpr int kNoGroup = -1;

struct SupplyStep {
    double usd;
    double mw;
    int source; // a group's index or one of the constants above
};

class HourCurve {
public:
    void reserve(std::size_t groups);
    // With `leftOut` >= 0 its units count with `units` online instead of the plan's, or not at all if negative.
    void build(const SiteHours& site, const SitePlan& plan, std::size_t hour, int leftOut = kNoGroup, int units = -1);

    double baseMw() const { return m_baseMw; }
    bool isPossible() const { return m_possible; }         // the reserve can be held at minimum load
    double onsiteRoomMw() const { return m_onsiteRoomMw; } // output above minimum load that the reserve allows
    const SupplyStep* begin() const { return m_steps.data(); }
    std::size_t size() const { return m_count; }
    const SupplyStep* end() const { return m_steps.data() + m_count; }
    // Cost of serving `demandMw`, running units at no output apart.
    double costUsd(double demandMw, double barredUsd) const;

private:
    void add(double usd, double mw, int source);
    void addGroup(const SiteGroup& group, const SitePlan& plan, std::size_t hour, int index, int units);
    void holdReserve(const SitePlan& plan);
    void soften(double mw);

    std::vector<SupplyStep> m_steps;
    std::vector<SupplyStep> m_softSteps; // while they are made
    std::size_t m_count{};
    double m_baseMw{};
    double m_onlineMw{};
    double m_largestMw{};
    double m_onsiteRoomMw{};
    bool m_possible{true};
};

} // namespace model::dispatch
