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
    group.unitMw.assign(hours, units::number(from.capacity));
    for (std::size_t hour = 0; hour < from.capacityFactor.size(); ++hour)
        group.unitMw[hour] *= from.capacityFactor[hour];
    for (auto* prices : {&group.hourUsd, &group.outputUsd, &group.startUsd})
        prices->resize(hours);
}

} // namespace

void prepareHours(const DispatchInput& input, SiteHours& site) {
    site.hours = input.loadMw.size();
    site.loadMw.assign(input.loadMw.begin(), input.loadMw.end());
    site.gridMw.assign(site.hours, 0.0);
    for (std::size_t hour = 0; hour < input.gridLimitMw.size(); ++hour)
        site.gridMw[hour] = std::max(0.0, input.gridLimitMw[hour]);
    if (input.gridPriceUsdPerMwh.empty())
        site.gridUsd.assign(site.hours, units::number(input.gridPrice));
    else
        site.gridUsd.assign(input.gridPriceUsdPerMwh.begin(), input.gridPriceUsdPerMwh.end());
    const bool sheds = input.flexibleShare > 0.0 && units::number(input.flexibleLimit) >= 1.0;
    site.flexibleMw.resize(site.hours);
    for (std::size_t hour = 0; hour < site.hours; ++hour)
        site.flexibleMw[hour] = sheds ? input.flexibleShare * site.loadMw[hour] : 0.0;
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

void priceHour(const DispatchInput& input, SiteHours& site, std::size_t index, std::size_t hour, double fuelUsdPerMwh,
               const AddedPrice& added) {
    SiteGroup& group = site.groups[index];
    const double fuelUsd = fuelUsdPerMwh + added.fuelUsdPerMwh;
    group.hourUsd[hour] = group.noLoadFuel * group.unitMw[hour] * fuelUsd + added.unitHourUsd;
    group.outputUsd[hour] = group.fuelPerOutput * fuelUsd + units::number(input.groups[index].variableCost);
    group.startUsd[hour] = units::number(input.groups[index].startCost) + added.startUsd;
}

void priceHours(const DispatchInput& input, SiteHours& site, std::size_t index, double fuelUsdPerMwh) {
    SiteGroup& group = site.groups[index];
    const double noLoadUsd = group.noLoadFuel * fuelUsdPerMwh;
    std::ranges::transform(group.unitMw, group.hourUsd.begin(), [noLoadUsd](double mw) { return noLoadUsd * mw; });
    std::ranges::fill(group.outputUsd,
                      group.fuelPerOutput * fuelUsdPerMwh + units::number(input.groups[index].variableCost));
    std::ranges::fill(group.startUsd, units::number(input.groups[index].startCost));
}

void findQuiet(SiteHours& site) {
    site.quietFrom.resize(site.hours);
    std::size_t* const quiet = site.quietFrom.data(); // first whether, then since when
    const double* const gridUsd = site.gridUsd.data();
    for (std::size_t hour = 0; hour < site.hours; ++hour)
        quiet[hour] = static_cast<std::size_t>(site.loadMw[hour] <= site.gridMw[hour]) &
                      static_cast<std::size_t>(gridUsd[hour] >= 0.0) &
                      static_cast<std::size_t>(gridUsd[hour] <= site.flexibleUsd);
    for (const SiteGroup& group : site.groups) {
        const double* const unitMw = group.unitMw.data();
        const double* const hourUsd = group.hourUsd.data();
        const double* const outputUsd = group.outputUsd.data();
        for (std::size_t hour = 0; hour < site.hours; ++hour) {
            const double addedUsd = outputUsd[hour] - gridUsd[hour];
            const double bestUsd = std::min(addedUsd, addedUsd * group.minimumLoad) * unitMw[hour];
            quiet[hour] &= static_cast<std::size_t>(hourUsd[hour] + bestUsd >= 0.0);
        }
    }
    std::size_t first = 0;
    for (std::size_t hour = 0; hour < site.hours; ++hour) {
        if (quiet[hour] == 0 || (hour > first && gridUsd[hour - 1] != gridUsd[hour])) first = hour;
        if (quiet[hour] == 0) ++first;
        quiet[hour] = first;
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
