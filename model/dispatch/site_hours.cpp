#include "model/dispatch/site_hours.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace model::dispatch {

namespace {

void prepareGroup(const UnitGroup& from, std::size_t hours, SiteGroup& group) {
    group.count = from.count;
    group.initiallyOnline = std::min(from.initiallyOnline, from.count);
    group.minimumLoad = from.minimumLoad;
    group.upHours = std::max(1, static_cast<int>(std::lround(units::number(from.minimumUpTime))));
    group.downHours = std::max(1, static_cast<int>(std::lround(units::number(from.minimumDownTime))));
    group.rampShare = from.rampLimit;
    group.ramped = from.rampLimit < 1.0 - from.minimumLoad && from.count > 0;
    const double low = std::clamp(from.minimumLoad, 0.5, 0.99);
    const double fullFuel = from.heatRate.btuPerKwh(1.0) / units::kBtuPerKwh;
    const double lowFuel = low * from.heatRate.btuPerKwh(low) / units::kBtuPerKwh;
    group.fuelPerOutput = std::min((fullFuel - lowFuel) / (1.0 - low), fullFuel);
    group.noLoadFuel = fullFuel - group.fuelPerOutput;
    const double capacityMw = units::number(from.capacity);
    group.unitMw.resize(hours);
    if (from.capacityFactor.empty()) std::ranges::fill(group.unitMw, capacityMw);
    std::ranges::transform(from.capacityFactor, group.unitMw.begin(),
                           [capacityMw](double factor) { return capacityMw * factor; });
    for (auto* prices : {&group.hourUsd, &group.outputUsd, &group.startUsd})
        prices->resize(hours);
}

// The grid can serve the hour alone, and no unit's best costs less.
inline bool isQuiet(const SiteHours& site, std::size_t hour) {
    const double gridUsd = site.gridUsd.data()[hour];
    if (site.loadMw.data()[hour] > site.gridMw.data()[hour] || hasRenewable(site, hour)) return false;
    return gridUsd >= 0.0 && gridUsd <= site.flexibleUsd &&
           std::ranges::all_of(site.groups, [hour, gridUsd](const SiteGroup& group) {
               const double addedUsd = group.outputUsd.data()[hour] - gridUsd;
               const double bestUsd = std::min(addedUsd, addedUsd * group.minimumLoad) * group.unitMw.data()[hour];
               return group.hourUsd.data()[hour] + bestUsd >= 0.0;
           });
}

} // namespace

void prepareHours(const DispatchInput& input, SiteHours& site) {
    site.hours = input.loadMw.size();
    site.loadMw.assign(input.loadMw.begin(), input.loadMw.end());
    site.gridMw.resize(site.hours);
    if (input.gridLimitMw.empty()) std::ranges::fill(site.gridMw, 0.0);
    std::ranges::transform(input.gridLimitMw, site.gridMw.begin(), [](double mw) { return std::max(0.0, mw); });
    site.renewableMw.resize(input.renewableMw.size());
    std::ranges::transform(input.renewableMw, site.renewableMw.begin(), [](double mw) { return std::max(0.0, mw); });
    if (input.gridPriceUsdPerMwh.empty())
        site.gridUsd.assign(site.hours, units::number(input.gridPrice));
    else
        site.gridUsd.assign(input.gridPriceUsdPerMwh.begin(), input.gridPriceUsdPerMwh.end());
    site.sheds = input.flexibleShare > 0.0 && units::number(input.flexibleLimit) >= 1.0;
    site.flexibleMw.resize(site.hours);
    const double flexibleShare = site.sheds ? input.flexibleShare : 0.0;
    std::ranges::transform(site.loadMw, site.flexibleMw.begin(),
                           [flexibleShare](double mw) { return flexibleShare * mw; });
    site.flexibleUsd = units::number(input.flexiblePrice);
    site.lostUsd = units::number(input.lostLoadValue);
    site.barredUsd = 1e3 * site.lostUsd;
    site.reserve = input.reserve == SpinningReserve::LargestUnit;
    site.groups.resize(input.groups.size());
    for (std::size_t i = 0; i < input.groups.size(); ++i)
        prepareGroup(input.groups[i], site.hours, site.groups[i]);
    site.stores.clear();
    for (const StorageUnit& unit : input.storage) {
        const double energyMwh = units::number(unit.energy);
        site.stores.push_back(
            {units::number(unit.power), energyMwh, unit.roundTripEfficiency, energyMwh * unit.initialCharge, 0.0});
    }
}

void priceHours(const DispatchInput& input, SiteHours& site, std::size_t index, std::size_t from, std::size_t to,
                double fuelUsdPerMwh, const AddedPrice& added) {
    SiteGroup& group = site.groups[index];
    const double fuelUsd = fuelUsdPerMwh + added.fuelUsdPerMwh;
    const double noLoadUsd = group.noLoadFuel * fuelUsd;
    const auto first = static_cast<std::ptrdiff_t>(from);
    const auto count = static_cast<std::ptrdiff_t>(to - from);
    std::transform(group.unitMw.begin() + first, group.unitMw.begin() + first + count, group.hourUsd.begin() + first,
                   [noLoadUsd, &added](double mw) { return noLoadUsd * mw + added.unitHourUsd; });
    std::fill_n(group.outputUsd.begin() + first, count,
                group.fuelPerOutput * fuelUsd + units::number(input.groups[index].variableCost));
    std::fill_n(group.startUsd.begin() + first, count, units::number(input.groups[index].startCost) + added.startUsd);
}

void findQuiet(SiteHours& site) {
    site.quietFrom.resize(site.hours);
    std::size_t* const quietFrom = site.quietFrom.data();
    const double* const gridUsd = site.gridUsd.data();
    std::size_t first = 0;
    for (std::size_t hour = 0; hour < site.hours; ++hour) {
        if (!isQuiet(site, hour))
            first = hour + 1;
        else if (hour > first && gridUsd[hour - 1] != gridUsd[hour])
            first = hour;
        quietFrom[hour] = first;
    }
}

void valueStores(SiteHours& site) {
    double cheapestUsd = site.lostUsd;
    if (std::ranges::any_of(site.gridMw, [](double mw) { return mw > 0.0; })) {
        double gridUsd = site.gridUsd[0];
        const auto isFirst = [gridUsd](double usd) { return usd == gridUsd; };
        if (!std::ranges::all_of(site.gridUsd, isFirst))
            gridUsd = std::inner_product(site.gridUsd.begin(), site.gridUsd.end(), site.gridMw.begin(), 0.0) /
                      std::accumulate(site.gridMw.begin(), site.gridMw.end(), 0.0);
        cheapestUsd = std::min(cheapestUsd, gridUsd);
    }
    for (const SiteGroup& group : site.groups)
        if (group.count > 0 && site.hours > 0 && group.unitMw[0] > 0.0)
            cheapestUsd = std::min(cheapestUsd, group.outputUsd[0] + group.hourUsd[0] / group.unitMw[0]);
    for (SiteStore& store : site.stores)
        store.endUsd = std::max(0.0, cheapestUsd) / store.efficiency;
}

void SitePlan::takeHours(const SiteHours& site, const SitePlan& plan, std::size_t from, std::size_t to) {
    if (from < to) from = std::min(from, site.quietFrom[from]); // where its run counts
    const auto take = [from, to](auto& own, const auto& other) {
        own.resize(other.size());
        std::copy(other.begin() + static_cast<std::ptrdiff_t>(from), other.begin() + static_cast<std::ptrdiff_t>(to),
                  own.begin() + static_cast<std::ptrdiff_t>(from));
    };
    const auto takeEach = [&take](auto& own, const auto& other) {
        own.resize(other.size());
        for (std::size_t i = 0; i < other.size(); ++i)
            take(own[i], other[i]);
    };
    takeEach(online, plan.online);
    takeEach(outputMw, plan.outputMw);
    takeEach(chargeMw, plan.chargeMw);
    take(netMw, plan.netMw);
    take(onlineUnits, plan.onlineUnits);
    take(unitsOfRun, plan.unitsOfRun);
    take(chargesOfRun, plan.chargesOfRun);
    relaxed = plan.relaxed;
    rampSet = plan.rampSet;
    touched.resize(plan.touched.size());
    ++epoch;
}

} // namespace model::dispatch
