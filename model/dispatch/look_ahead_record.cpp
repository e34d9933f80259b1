// What the plan of a look-ahead dispatch comes to: the hours served, their fuel and their cost.
#include "model/dispatch/look_ahead_dispatch.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace model::dispatch {

namespace {

units::Energy energyOfHours(const std::vector<double>& powerMw) {
    return units::of<units::Energy>(std::accumulate(powerMw.begin(), powerMw.end(), 0.0));
}

} // namespace

void LookAheadDispatch::record(DispatchYear& year) {
    const std::size_t hours = m_site.hours;
    for (auto* hourly : {&year.gridMw, &year.onsiteMw, &year.storageMw, &year.flexibleMw, &year.unservedMw,
                         &year.stateOfChargeMwh, &year.fuelMmbtu, &year.carbonT})
        hourly->assign(hours, 0.0);
    year.planned.cost = {};
    year.planned.groups.resize(m_site.groups.size());
    for (std::size_t i = 0; i < m_site.groups.size(); ++i) {
        year.planned.groups[i].online = m_plan.online[i];
        year.planned.groups[i].outputMw.assign(hours, 0.0);
    }
    year.planned.chargeMw = m_plan.chargeMw;
    year.planned.netMw = m_plan.netMw;
    for (std::size_t hour = 0; hour < hours; ++hour)
        recordHour(hour, year);
    if (!m_fuelDays.empty() || !m_limits.empty()) useUpLimits(year);
    recordStores(year);
    recordGroups(year);
    recordFuel(year);
    year.load = energyOfHours(m_site.loadMw);
    year.grid = energyOfHours(year.gridMw);
    year.onsite = energyOfHours(year.onsiteMw);
    year.flexible = energyOfHours(year.flexibleMw);
    year.unserved = energyOfHours(year.unservedMw);
    year.flexibleHours = static_cast<int>(std::ranges::count_if(year.flexibleMw, [](double mw) { return mw > 0.0; }));
    year.unservedHours = static_cast<int>(std::ranges::count_if(year.unservedMw, [](double mw) { return mw > 0.0; }));
    year.gridPeak = units::of<units::Power>(hours == 0 ? 0.0 : std::ranges::max(year.gridMw));
    double gridUsd = 0.0;
    for (std::size_t hour = 0; hour < hours; ++hour)
        gridUsd += year.gridMw[hour] * m_site.gridUsd[hour];
    year.planned.cost.grid = units::of<units::Money>(gridUsd);
    year.planned.cost.flexible = year.flexible * units::of<units::EnergyPrice>(m_site.flexibleUsd);
    year.planned.cost.unserved = year.unserved * units::of<units::EnergyPrice>(m_site.lostUsd);
}

void LookAheadDispatch::recordHour(std::size_t hour, DispatchYear& year) {
    const double netMw = m_plan.netMw[hour];
    if (m_plan.onlineUnits[hour] == 0 && netMw <= m_site.gridMw[hour]) {
        year.gridMw[hour] = netMw;
    } else {
        m_curve.build(m_site, m_plan, hour);
        for (std::size_t i = 0; i < m_site.groups.size(); ++i) {
            const SiteGroup& group = m_site.groups[i];
            const int online = m_plan.online[i][hour];
            if (online == 0) continue;
            year.planned.groups[i].outputMw[hour] = online * group.unitMw[hour] * group.minimumLoad +
                                                    (m_plan.rampSet[i] != 0 ? m_plan.outputMw[i][hour] : 0.0);
        }
        double leftMw = netMw - m_curve.baseMw();
        for (const SupplyStep& step : m_curve) {
            if (leftMw <= 0.0) break;
            const double takenMw = std::min(leftMw, step.mw);
            leftMw -= takenMw;
            if (step.source == kGridSource)
                year.gridMw[hour] = takenMw;
            else if (step.source == kFlexibleSource)
                year.flexibleMw[hour] = takenMw;
            else if (step.source == kLostSource)
                year.unservedMw[hour] = takenMw > 1e-12 * netMw ? takenMw : 0.0;
            else
                year.planned.groups[static_cast<std::size_t>(step.source)].outputMw[hour] += takenMw;
        }
    }
}

void LookAheadDispatch::recordStores(DispatchYear& year) const {
    year.charged = units::Energy();
    year.discharged = units::Energy();
    year.planned.storedValue = units::Money();
    year.planned.storedUsdPerMwh.clear();
    for (std::size_t i = 0; i < m_site.stores.size(); ++i) {
        const SiteStore& store = m_site.stores[i];
        double heldMwh = store.initialMwh;
        for (std::size_t hour = 0; hour < m_site.hours; ++hour) {
            const double chargeMw = m_plan.chargeMw[i][hour];
            heldMwh = std::clamp(heldMwh + chargeMw * (chargeMw > 0.0 ? store.efficiency : 1.0), 0.0, store.energyMwh);
            year.stateOfChargeMwh[hour] += heldMwh;
            year.storageMw[hour] -= chargeMw;
            (chargeMw > 0.0 ? year.charged : year.discharged) += units::of<units::Energy>(std::abs(chargeMw));
        }
        year.planned.storedUsdPerMwh.push_back(store.endUsd);
        year.planned.storedValue += units::of<units::Money>(heldMwh * store.endUsd);
    }
}

void LookAheadDispatch::recordGroups(DispatchYear& year) {
    year.groups.clear();
    m_fuelMwh.assign(m_site.hours, 0.0);
    for (std::size_t i = 0; i < m_site.groups.size(); ++i) {
        const UnitGroup& unit = m_input->groups[i];
        const SiteGroup& group = m_site.groups[i];
        const GroupHours& planned = year.planned.groups[i];
        GroupYear sums;
        double outputMwh = 0.0;
        double fuelMwh = 0.0;
        int before = group.initiallyOnline;
        for (std::size_t hour = 0; hour < m_site.hours; ++hour) {
            const int online = planned.online[hour];
            sums.starts += std::max(0, online - before);
            before = online;
            if (online == 0) continue;
            const double hourMwh =
                group.noLoadFuel * online * group.unitMw[hour] + group.fuelPerOutput * planned.outputMw[hour];
            sums.unitHours += online;
            outputMwh += planned.outputMw[hour];
            fuelMwh += hourMwh;
            m_fuelMwh[hour] += hourMwh;
            year.onsiteMw[hour] += planned.outputMw[hour];
            year.carbonT[hour] += hourMwh * units::number(unit.fuelCarbon);
        }
        sums.output = units::of<units::Energy>(outputMwh);
        sums.fuel = units::of<units::Energy>(fuelMwh);
        sums.carbon = sums.fuel * unit.fuelCarbon;
        sums.noxTonnes = fuelMwh * unit.noxTonnesPerFuelMwh;
        sums.coTonnes = fuelMwh * unit.coTonnesPerFuelMwh;
        year.planned.cost.variable += sums.output * unit.variableCost;
        year.planned.cost.start += sums.starts * unit.startCost;
        year.groups.push_back(sums);
    }
}

// Each day's fuel from the cheapest supply that is left.
void LookAheadDispatch::recordFuel(DispatchYear& year) {
    const GasSupply& gas = m_input->gas;
    const double firmMwh = gas.firmMmbtuPerDay * units::kMwhPerMmbtu;
    const double moreMwh = gas.interruptibleMmbtuPerDay * units::kMwhPerMmbtu;
    double firmUsedMwh = 0.0;
    double moreUsedMwh = 0.0;
    double backupMwh = 0.0;
    for (std::size_t from = 0; from < m_site.hours; from += 24) {
        const std::size_t to = std::min(m_site.hours, from + 24);
        double dayMwh = 0.0;
        double dayT = 0.0;
        for (std::size_t hour = from; hour < to; ++hour) {
            year.fuelMmbtu[hour] = m_fuelMwh[hour] / units::kMwhPerMmbtu;
            dayMwh += m_fuelMwh[hour];
            dayT += year.carbonT[hour];
        }
        const double backupOfDayMwh = std::max(0.0, dayMwh - firmMwh - moreMwh);
        if (backupOfDayMwh > 0.0) // its carbon takes the place of the gas's, hour by hour alike
            for (std::size_t hour = from; hour < to; ++hour)
                year.carbonT[hour] +=
                    (m_fuelMwh[hour] * units::number(gas.backupCarbon) - year.carbonT[hour]) * backupOfDayMwh / dayMwh;
        firmUsedMwh += std::min(dayMwh, firmMwh);
        moreUsedMwh += std::clamp(dayMwh - firmMwh, 0.0, moreMwh);
        backupMwh += backupOfDayMwh;
    }
    PlannedYear& planned = year.planned;
    planned.firmGas = units::of<units::Energy>(firmUsedMwh);
    planned.interruptibleGas = units::of<units::Energy>(moreUsedMwh);
    planned.backupFuel = units::of<units::Energy>(backupMwh);
    planned.cost.fuel = planned.firmGas * m_input->gasPrice +
                        planned.interruptibleGas * (m_input->gasPrice + gas.interruptibleAdder) +
                        planned.backupFuel * gas.backupPrice;
    year.fuel = planned.firmGas + planned.interruptibleGas + planned.backupFuel;
    year.carbon = units::of<units::Carbon>(std::accumulate(year.carbonT.begin(), year.carbonT.end(), 0.0));
}

void LookAheadDispatch::recordPrices(DispatchYear& year) const {
    year.planned.groupPrices.assign(m_site.groups.size(), {});
    for (const PricedLimit& limit : m_limits) {
        LimitPrices& prices = limit.group >= 0 ? year.planned.groupPrices[static_cast<std::size_t>(limit.group)]
                                               : year.planned.plantPrices;
        switch (limit.kind) {
        case LimitKind::UnitHours:
            prices.unitHourUsd = limit.price.thenUsd;
            break;
        case LimitKind::Starts:
            prices.startUsd = limit.price.thenUsd;
            break;
        case LimitKind::Nox:
            prices.noxUsdPerTonne = limit.price.thenUsd;
            break;
        case LimitKind::Co:
            prices.coUsdPerTonne = limit.price.thenUsd;
            break;
        }
    }
    year.planned.fuelUsdPerMwh.clear();
    for (const FuelDay& day : m_fuelDays)
        year.planned.fuelUsdPerMwh.push_back(day.price.thenUsd);
}

} // namespace model::dispatch
