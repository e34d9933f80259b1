// The hours, units and stores of a look-ahead dispatch as plain arrays, with the prices that decide; not the input, and
// not what is reported: prices here hold the shadow prices of limits too.
#pragma once

#include "model/dispatch/dispatch_input.h"

#include <cstddef>
#include <vector>

namespace model::dispatch {

// Fuel of a group: running units x capacity x noLoadFuel + output x fuelPerOutput, the straight line through half load
// (or minimum load, if higher) and full load of the heat rate curve.
struct SiteGroup {
    int count{};
    int initiallyOnline{};
    double minimumLoad{};
    int upHours{1};
    int downHours{1};
    double rampShare{};
    bool ramped{};          // whether the ramp can bind at all
    double noLoadFuel{};    // MWh per MW of running capacity and hour
    double fuelPerOutput{}; // MWh per MWh
    std::vector<double> unitMw;
    std::vector<double> hourUsd;   // of one running unit at no output
    std::vector<double> outputUsd; // per MWh
    std::vector<double> startUsd;  // of one start
};

struct SiteStore {
    double powerMw{};
    double energyMwh{};
    double efficiency{};
    double initialMwh{};
    double endUsd{}; // value of a MWh left after the last hour
};

struct SiteHours {
    std::size_t hours{};
    std::vector<double> loadMw;
    std::vector<double> gridMw;
    std::vector<double> gridUsd;
    std::vector<double> renewableMw; // free; empty: none
    bool sheds{};
    std::vector<double> flexibleMw; // that may be shed in the hour
    double flexibleUsd{};
    double lostUsd{};
    double barredUsd{}; // per MW that cannot be: far above all else
    bool reserve{};
    // Runs of hours of one price that the grid serves alone at no more than any unit's best: first hour of the run, or
    // the hour after it where the hour is in none.
    std::vector<std::size_t> quietFrom;
    std::vector<SiteGroup> groups;
    std::vector<SiteStore> stores;
};

// What a group pays in an hour beyond its fuel at `fuelUsd`, its variable cost and its starts.
struct AddedPrice {
    double unitHourUsd{};
    double startUsd{};
    double fuelUsdPerMwh{};
};

// Everything but prices of groups; memory of `site` is used again.
void prepareHours(const DispatchInput& input, SiteHours& site);
// Prices of group `index` in hours [from, to) with fuel at `fuelUsdPerMwh`.
void priceHours(const DispatchInput& input, SiteHours& site, std::size_t index, std::size_t from, std::size_t to,
                double fuelUsdPerMwh, const AddedPrice& added = {});
// Finds the quiet runs; prices stand.
void findQuiet(SiteHours& site);
// The stores' end value: what it costs to put one MWh back at the cheapest source's mean price.
void valueStores(SiteHours& site);

// Decisions of every hour. `online` and `outputMw` by group, `chargeMw` by store (negative: discharge).
struct SitePlan {
    std::vector<std::vector<int>> online;
    std::vector<std::vector<double>> outputMw; // of ramped groups, above minimum load
    std::vector<std::vector<double>> chargeMw;
    std::vector<double> netMw;    // load and charging
    std::vector<int> onlineUnits; // of all groups
    std::vector<int> unitsOfRun;  // online units and charging hours in a quiet run, at its first hour
    std::vector<int> chargesOfRun;
    std::vector<char> relaxed;                // groups that still count as divisible, startless capacity
    std::vector<char> rampSet;                // ramped groups whose outputMw holds; the others are free of the ramp
    std::vector<std::vector<double>> rampUsd; // [group][hour] that a running unit is worth for its ramp; may be empty
    double softMw{};                          // how far the hours' prices are softened; 0: not at all
    std::vector<unsigned> touched;            // by hour: the turn that last changed it
    unsigned turn{};                          // of a group or a store; counts up
    unsigned epoch{};                         // changes where more than single hours did
    // Takes the decisions of hours [from, to) from a plan of the same site.
    void takeHours(const SiteHours& site, const SitePlan& plan, std::size_t from, std::size_t to);
    void setUnits(const SiteHours& site, std::size_t index, std::size_t hour, int units);
    void setCharge(const SiteHours& site, std::size_t index, std::size_t hour, double mw);
};

inline bool hasRenewable(const SiteHours& site, std::size_t hour) {
    return !site.renewableMw.empty() && site.renewableMw[hour] > 0.0;
}

inline void SitePlan::setUnits(const SiteHours& site, std::size_t index, std::size_t hour, int units) {
    int& now = online[index][hour];
    if (now == units) return;
    onlineUnits[hour] += units - now;
    if (site.quietFrom[hour] <= hour) unitsOfRun[site.quietFrom[hour]] += units - now;
    touched[hour] = turn;
    now = units;
}

inline void SitePlan::setCharge(const SiteHours& site, std::size_t index, std::size_t hour, double mw) {
    double& now = chargeMw[index][hour];
    if (now == mw) return;
    if (site.quietFrom[hour] <= hour) chargesOfRun[site.quietFrom[hour]] += (mw != 0.0 ? 1 : 0) - (now != 0.0 ? 1 : 0);
    netMw[hour] = site.stores.size() == 1 ? site.loadMw[hour] + mw : netMw[hour] - now + mw;
    touched[hour] = turn;
    now = mw;
}

} // namespace model::dispatch
