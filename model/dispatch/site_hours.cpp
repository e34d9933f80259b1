#include "model/dispatch/site_hours.h"

#include <algorithm>
#include <cmath>

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
    for (std::size_t hour = 0; hour < site.hours; ++hour) {
        const double gridUsd = site.gridUsd[hour];
        bool quiet = site.loadMw[hour] <= site.gridMw[hour] && gridUsd >= 0.0 && gridUsd <= site.flexibleUsd;
        for (const SiteGroup& group : site.groups) {
            const double addedUsd = group.outputUsd[hour] - gridUsd;
            const double bestShare = addedUsd < 0.0 ? 1.0 : group.minimumLoad;
            quiet = quiet && group.hourUsd[hour] + addedUsd * bestShare * group.unitMw[hour] >= 0.0;
        }
        const bool goesOn = quiet && hour > 0 && site.quietFrom[hour - 1] < hour && site.gridUsd[hour - 1] == gridUsd;
        site.quietFrom[hour] = !quiet ? hour + 1 : goesOn ? site.quietFrom[hour - 1] : hour;
    }
}

void valueStores(SiteHours& site) {
    double cheapestUsd = site.lostUsd;
    double gridUsd = 0.0;
    double gridMw = 0.0;
    for (std::size_t hour = 0; hour < site.hours; ++hour) {
        gridUsd += site.gridUsd[hour] * site.gridMw[hour];
        gridMw += site.gridMw[hour];
    }
    const bool flat =
        !site.gridUsd.empty() && std::ranges::count(site.gridUsd, site.gridUsd[0]) == std::ssize(site.gridUsd);
    if (gridMw > 0.0) cheapestUsd = std::min(cheapestUsd, flat ? site.gridUsd[0] : gridUsd / gridMw);
    for (const SiteGroup& group : site.groups)
        if (group.count > 0 && site.hours > 0 && group.unitMw[0] > 0.0)
            cheapestUsd = std::min(cheapestUsd, group.outputUsd[0] + group.hourUsd[0] / group.unitMw[0]);
    for (SiteStore& store : site.stores)
        store.endUsd = std::max(0.0, cheapestUsd) / store.efficiency;
}

} // namespace model::dispatch
