// The dispatch that plans ahead: units committed, batteries scheduled and limits priced for least cost over the
// look-ahead, all hours of it known. Not an exact optimum: model/dispatch/lp measures how near it is.
#pragma once

#include "model/dispatch/dispatch_year.h"
#include "model/dispatch/group_commitment.h"
#include "model/dispatch/ramp_commitment.h"
#include "model/dispatch/ramp_schedule.h"
#include "model/dispatch/shadow_prices.h"
#include "model/dispatch/storage_schedule.h"
#include "model/dispatch/window_memory.h"

namespace model::dispatch {

// Windows of `lookAhead` hours; of each the first half is kept, of the last all. The charge left at a window's end is
// worth what it costs to buy back at the cheapest source's mean price. Units and batteries take turns, each exact while
// the others stay, until nothing changes; in windows of up to a fortnight from several beginnings, the
// best kept, unless limits have to be priced; then only windows that a price changes are planned again. Keeps its
// memory: one object per thread serves many years.
class LookAheadDispatch {
public:
    void run(const DispatchInput& input, DispatchYear& year);

private:
    struct FuelDay {
        ShadowPrice price;
        double lowUsd{};  // at this price it takes too much
        double highUsd{}; // at this price it does not
        double mostMwh{}; // of the supplies open at these prices
        bool settled{};   // its price stays
    };
    struct Swap; // output that may take the place of a dearer source
    void priceGroup(std::size_t index);
    void plan(const PricedLimit* sought);
    void replan(DispatchYear& year);
    void replanAt(const ShadowPrice& price, PricedLimit& limit, DispatchYear& year);
    bool holdsAt(const ShadowPrice& price, PricedLimit& limit);
    double usedIn(const PricedLimit& limit, std::size_t from, std::size_t to);
    double emittedIn(const PricedLimit& limit, std::size_t hour);
    void keepLimits(DispatchYear& year);
    void fitLimit(PricedLimit& limit, DispatchYear& year);
    void splitWell(PricedLimit& limit, double lowUsd, double highUsd, DispatchYear& year);
    void splitHours(PricedLimit& limit, double lowUsd, double highUsd, DispatchYear& year);
    void fitFuel(DispatchYear& year);
    void shareStock(DispatchYear& year);
    void fitFuelDays(double backupUsd, DispatchYear& year);
    enum class NextSupply { Interruptible, Backup };
    void tryNextSupply(NextSupply supply, double usd, DispatchYear& year);
    double deliveredMwh(std::size_t day) const; // by the pipeline
    void bisectFuelDays(DispatchYear& year);
    void splitFuelDays(DispatchYear& year);
    bool barFuelDays(const DispatchYear& year);
    void rescue(DispatchYear& year);
    void solve(const PricedLimit* sought, WindowMemory::Pass pass);
    void solveWindow(const PlanWindow& window, const PricedLimit* sought);
    void scheduleRamps(std::size_t from, std::size_t to);
    void commitRamped(std::size_t from, std::size_t to);
    void commitForRamps(std::size_t from, std::size_t to, std::size_t keepTo);
    void settle(std::size_t from, std::size_t to, std::size_t keepTo);
    void followRamps(std::size_t from, std::size_t to, std::size_t keepTo);
    enum class StoresFirst { No, Yes };
    void planFrom(std::size_t from, std::size_t to, std::size_t keepTo, StoresFirst stores);
    double windowUsd(std::size_t from, std::size_t to);
    void planWindow(std::size_t from, std::size_t to, std::size_t keepTo);
    void openWindow(std::size_t from, std::size_t to);
    bool commitGroups(std::size_t from, std::size_t to);
    bool scheduleStores(std::size_t from, std::size_t to, std::size_t keepTo);
    bool limitShedding();
    void record(DispatchYear& year);
    void recordPrices(DispatchYear& year) const;
    void recordHour(std::size_t hour, DispatchYear& year);
    void recordScarcity(DispatchYear& year) const;
    void useUpLimits(DispatchYear& year);
    void findSwaps(std::size_t hour, const DispatchYear& year, std::vector<Swap>& swaps) const;
    void apply(const Swap& swap, std::vector<double>& leftOfLimit, DispatchYear& year);
    void recordStores(DispatchYear& year) const;
    void recordGroups(DispatchYear& year);
    void recordFuel(DispatchYear& year);

    const DispatchInput* m_input{};
    SiteHours m_site;
    SitePlan m_plan;
    SitePlan m_bestPlan; // of the beginnings
    SitePlan m_hardPlan; // while changes to it are tried
    GroupCommitment m_commitment;
    StorageSchedule m_schedule;
    RampSchedule m_ramps;
    RampCommitment m_rampCommitment;
    HourCurve m_curve;
    WindowMemory m_memory;            // while the price of one limit is sought
    std::vector<double> m_flexibleMw; // before the limit on its hours
    std::vector<char> m_shedHours;    // that shed before it
    bool m_manyStarts{};
    std::size_t m_freshFrom{}; // from this hour on the plan is still empty
    bool m_isValued{};         // the stores have their end value
    std::vector<PricedLimit> m_limits;
    std::vector<FuelDay> m_fuelDays;  // empty where the gas supply has no limit
    std::vector<std::size_t> m_order; // groups by cost at full load
    std::vector<double> m_initialMwh; // charge of each store at the window's start
    std::vector<double> m_keptMwh;
    std::vector<double> m_fuelMwh;        // of each hour
    std::vector<std::size_t> m_busyHours; // in which more than the grid serves; units run in no other
    std::vector<double> m_dayFuelMwh;     // of each day
};

} // namespace model::dispatch
