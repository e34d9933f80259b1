// When one store charges and discharges, at least cost while everything else of the plan stays as it is. Exact: dynamic
// programming over the charge, whose value in an hour is a falling staircase.
#pragma once

#include "model/dispatch/hour_curve.h"

namespace model::dispatch {

class StorageSchedule {
public:
    // Decides store `index` in hours [from, to) from `initialMwh` on; what it holds at the end is worth `endUsd` a MWh.
    // The charge at `keepTo`.
    double schedule(const SiteHours& site, SitePlan& plan, std::size_t index, std::size_t from, std::size_t to,
                    double initialMwh, std::size_t keepTo);

    // Whether the last schedule differs from the one before it in the plan.
    bool changed() const { return m_changed; }

private:
    // A length of charge (or of the hour's charging and discharging) of one value.
    struct Step {
        double usd;
        double mwh;
    };
    struct Staircase { // in m_pool
        std::size_t first;
        std::size_t count;
    };
    struct HourSteps { // in m_hourPool: falling, charging from the dearest MW down, then discharging
        std::size_t first;
        std::size_t count;
        std::size_t charging;
    };
    bool changesNothing(std::size_t hour, const Staircase& next);
    double marginalUsd(std::size_t hour);
    double marginalOfOneUsd(std::size_t hour) const;
    bool staysQuiet(std::size_t hour, const Staircase& next) const;
    void setCharge(std::size_t hour, double mw);
    bool gridAlone(std::size_t hour) const;
    void findHourSteps(std::size_t hour);
    void walkDown(double demandMw, double topMw, double bottomMw);
    void addHourStep(double usd, double mwh);
    Staircase stepBack(const Staircase& next, const HourSteps& hour);
    double chargeAfter(const Staircase& next, const HourSteps& own, double chargeMwh) const;
    double follow(std::size_t from, std::size_t to, double initialMwh, std::size_t keepTo);

    const SiteHours* m_site{};
    SitePlan* m_plan{};
    const SiteStore* m_store{};
    std::size_t m_index{};
    bool m_changed{};
    bool m_oneGroup{};
    HourCurve m_curve;
    std::size_t m_curveHour{};
    std::vector<Step> m_hourPool;
    std::size_t m_hourPoolSize{};
    std::vector<HourSteps> m_hourSteps; // by hour that is not idle
    std::vector<Step> m_pool;
    std::vector<Staircase> m_after;     // value of the charge after the hour
    std::vector<std::size_t> m_quietTo; // by hour: end of the quiet hours that begin with it
    std::vector<char> m_idle;           // hours that leave the charge as it is, whatever it is
    std::vector<double> m_otherMw;      // load and the other stores' charging
};

} // namespace model::dispatch
