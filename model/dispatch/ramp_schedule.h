// The output of one ramped group for given running units, at least cost while everything else of the plan stays as it
// is. Exact: dynamic programming over the output above minimum load; the best output of an hour, once known without
// regard to the hours before, is only clipped by the ramp from them.
#pragma once

#include "model/dispatch/hour_curve.h"

namespace model::dispatch {

class RampSchedule {
public:
    // Output rises in an hour by at most `rampShare` of the capacity online in it, and falls by that of the hour
    // before; into the first hour of all it is free.
    void schedule(const SiteHours& site, SitePlan& plan, std::size_t index, std::size_t from, std::size_t to);

    // Adds to `plan.rampUsd`, which fades from call to call, what one more unit would save in each hour by its ramp
    // alone, as far as prices stay.
    void valueUnits(const SiteHours& site, SitePlan& plan, std::size_t index, std::size_t from, std::size_t to);

private:
    double marginalUsd(std::size_t hour);
    struct Slope {
        double usd; // per MW more
        double mw;  // length
    };
    double rampMw(std::size_t hour) const;
    void reachNext(double upMw, double downMw, double topMw);
    void addHour(std::size_t hour, double topMw);
    double mostMw(std::size_t hour) const;

    const SiteHours* m_site{};
    SitePlan* m_plan{};
    const SiteGroup* m_group{};
    std::size_t m_index{};
    HourCurve m_curve;
    std::vector<Slope> m_slopes; // of the cost from the hour on, rising, from no output above minimum
    std::vector<Slope> m_before; // while the next are made
    std::vector<Slope> m_hour;
    std::vector<double> m_bestMw;
    std::vector<double> m_topMw; // above it the next hours cannot be reached
};

} // namespace model::dispatch
