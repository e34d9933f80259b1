// What the plan of a look-ahead dispatch comes to: the hours served, their fuel and their cost.
#include "model/dispatch/look_ahead_dispatch.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace model::dispatch {

namespace {

// Four sums at once: one alone waits for each addition.
template<typename Of>
double sumOver(std::size_t count, const Of& of) {
    double sums[4] = {};
    const std::size_t fours = count / 4 * 4;
    for (std::size_t i = 0; i < fours; i += 4)
        for (std::size_t k = 0; k < 4; ++k)
            sums[k] += of(i + k);
    for (std::size_t i = fours; i < count; ++i)
        sums[0] += of(i);
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

double sumOf(const std::vector<double>& numbers) {
    return sumOver(numbers.size(), [number = numbers.data()](std::size_t i) { return number[i]; });
}

units::Energy energyOfHours(const std::vector<double>& powerMw) {
    return units::of<units::Energy>(sumOf(powerMw));
}

} // namespace

void LookAheadDispatch::record(DispatchYear& year) {
    const std::size_t hours = m_site.hours;
    for (auto* hourly : {&year.gridMw, &year.onsiteMw, &year.storageMw, &year.flexibleMw, &year.unservedMw,
                         &year.stateOfChargeMwh, &year.fuelMmbtu, &year.carbonT})
        hourly->assign(hours, 0.0);
    year.renewableMw.assign(m_site.renewableMw.size(), 0.0);
    year.planned.cost = {};
    year.planned.groups.resize(m_site.groups.size());
    for (std::size_t i = 0; i < m_site.groups.size(); ++i) {
        year.planned.groups[i].online = m_plan.online[i];
        year.planned.groups[i].outputMw.assign(hours, 0.0);
    }
    year.planned.chargeMw = m_plan.chargeMw;
    year.planned.netMw = m_plan.netMw;
    const double* const netMw = m_plan.netMw.data();
    const double* const gridMw = m_site.gridMw.data();
    m_busyHours.clear();
    for (std::size_t hour = 0; hour < hours; ++hour) {
        if (m_plan.onlineUnits[hour] == 0 && netMw[hour] <= gridMw[hour] && !hasRenewable(m_site, hour)) {
            year.gridMw[hour] = netMw[hour];
        } else {
            recordHour(hour, year);
            m_busyHours.push_back(hour);
        }
    }
    if (!m_fuelDays.empty() || !m_limits.empty()) useUpLimits(year);
    recordStores(year);
    recordGroups(year);
    recordFuel(year);
    year.load = energyOfHours(m_site.loadMw);
    year.grid = energyOfHours(year.gridMw);
    year.onsite = energyOfHours(year.onsiteMw);
    year.curtailedMw.resize(m_site.renewableMw.size());
    std::ranges::transform(m_site.renewableMw, year.renewableMw, year.curtailedMw.begin(), std::minus());
    year.renewable = energyOfHours(year.renewableMw);
    year.curtailed = energyOfHours(year.curtailedMw);
    recordScarcity(year);
    year.gridPeak = units::of<units::Power>(hours == 0 ? 0.0 : std::ranges::max(year.gridMw));
    const double gridUsd = sumOver(hours, [takenMw = year.gridMw.data(), usd = m_site.gridUsd.data()](
                                              std::size_t hour) { return takenMw[hour] * usd[hour]; });
    year.planned.cost.grid = units::of<units::Money>(gridUsd);
    year.planned.cost.flexible = year.flexible * units::of<units::EnergyPrice>(m_site.flexibleUsd);
    year.planned.cost.unserved = year.unserved * units::of<units::EnergyPrice>(m_site.lostUsd);
}

// Load that is not served; there is none in the other hours.
void LookAheadDispatch::recordScarcity(DispatchYear& year) const {
    double flexibleMwh = 0.0;
    double unservedMwh = 0.0;
    year.flexibleHours = 0;
    year.unservedHours = 0;
    for (const std::size_t hour : m_busyHours) {
        flexibleMwh += year.flexibleMw[hour];
        unservedMwh += year.unservedMw[hour];
        year.flexibleHours += year.flexibleMw[hour] > 0.0 ? 1 : 0;
        year.unservedHours += year.unservedMw[hour] > 0.0 ? 1 : 0;
    }
    year.flexible = units::of<units::Energy>(flexibleMwh);
    year.unserved = units::of<units::Energy>(unservedMwh);
}

void LookAheadDispatch::recordHour(std::size_t hour, DispatchYear& year) {
    const double netMw = m_plan.netMw[hour];
    m_curve.build(m_site, m_plan, hour);
    for (std::size_t i = 0; i < m_site.groups.size(); ++i) {
        const SiteGroup& group = m_site.groups[i];
        const int online = m_plan.online[i][hour];
        if (online == 0) continue;
        year.planned.groups[i].outputMw[hour] =
            online * group.unitMw[hour] * group.minimumLoad + (m_plan.rampSet[i] != 0 ? m_plan.outputMw[i][hour] : 0.0);
    }
    double leftMw = netMw - m_curve.baseMw();
    for (const SupplyStep& step : m_curve) {
        if (leftMw <= 0.0) break;
        const double takenMw = std::min(leftMw, step.mw);
        leftMw -= takenMw;
        if (step.source == kGridSource)
            year.gridMw[hour] = takenMw;
        else if (step.source == kRenewableSource)
            year.renewableMw[hour] = takenMw;
        else if (step.source == kFlexibleSource)
            year.flexibleMw[hour] = takenMw;
        else if (step.source == kLostSource)
            year.unservedMw[hour] = takenMw > 1e-12 * netMw ? takenMw : 0.0;
        else
            year.planned.groups[static_cast<std::size_t>(step.source)].outputMw[hour] += takenMw;
    }
}

void LookAheadDispatch::recordStores(DispatchYear& year) const {
    year.charged = units::Energy();
    year.discharged = units::Energy();
    year.planned.storedValue = units::Money();
    year.planned.storedUsdPerMwh.clear();
    for (std::size_t i = 0; i < m_site.stores.size(); ++i) {
        const SiteStore& store = m_site.stores[i];
        const double* const chargeMw = m_plan.chargeMw[i].data();
        double heldMwh = store.initialMwh;
        double chargedMwh = 0.0;
        double dischargedMwh = 0.0;
        for (std::size_t hour = 0; hour < m_site.hours; ++hour) {
            if (chargeMw[hour] != 0.0) {
                (chargeMw[hour] > 0.0 ? chargedMwh : dischargedMwh) += std::abs(chargeMw[hour]);
                heldMwh += chargeMw[hour] * (chargeMw[hour] > 0.0 ? store.efficiency : 1.0);
                heldMwh = std::clamp(heldMwh, 0.0, store.energyMwh);
                year.storageMw[hour] -= chargeMw[hour];
            }
            year.stateOfChargeMwh[hour] += heldMwh;
        }
        year.charged += units::of<units::Energy>(chargedMwh);
        year.discharged += units::of<units::Energy>(dischargedMwh);
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
        const double carbonTPerMwh = units::number(unit.fuelCarbon);
        const int* const online = planned.online.data();
        const double* const outputMw = planned.outputMw.data();
        int before = group.initiallyOnline;
        std::size_t next = 0;
        for (const std::size_t hour : m_busyHours) {
            if (hour != next) before = 0;
            next = hour + 1;
            const int started = online[hour] - before;
            before = online[hour];
            if (before == 0) continue;
            sums.starts += std::max(0, started);
            const double hourMwh =
                group.noLoadFuel * before * group.unitMw[hour] + group.fuelPerOutput * outputMw[hour];
            sums.unitHours += before;
            outputMwh += outputMw[hour];
            fuelMwh += hourMwh;
            m_fuelMwh[hour] += hourMwh;
            year.onsiteMw[hour] += outputMw[hour];
            year.carbonT[hour] += hourMwh * carbonTPerMwh;
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
    double firmUsedMwh = 0.0;
    double moreUsedMwh = 0.0;
    double backupMwh = 0.0;
    for (std::size_t from = 0; from < m_site.hours; from += 24) {
        const std::size_t to = std::min(m_site.hours, from + 24);
        double dayMwh = 0.0;
        for (std::size_t hour = from; hour < to; ++hour)
            dayMwh += m_fuelMwh[hour];
        if (dayMwh == 0.0) continue;
        for (std::size_t hour = from; hour < to; ++hour)
            year.fuelMmbtu[hour] = m_fuelMwh[hour] / units::kMwhPerMmbtu;
        const double firmMwh = firmMmbtu(gas, from / 24) * units::kMwhPerMmbtu;
        const double moreMwh = interruptibleMmbtu(gas, from / 24) * units::kMwhPerMmbtu;
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
    year.carbon = units::of<units::Carbon>(sumOf(year.carbonT));
}

void LookAheadDispatch::recordPrices(DispatchYear& year) const {
    year.planned.groupPrices.assign(m_site.groups.size(), {});
    for (const PricedLimit& limit : m_limits) {
        LimitPrices& prices = limit.group >= 0 ? year.planned.groupPrices[static_cast<std::size_t>(limit.group)]
                                               : year.planned.plantPrices;
        switch (limit.kind) {
        case LimitKind::UnitHours:
            prices.unitHourUsd = limit.price.firstUsd;
            break;
        case LimitKind::Starts:
            prices.startUsd = limit.price.firstUsd;
            break;
        case LimitKind::Nox:
            prices.noxUsdPerTonne = limit.price.firstUsd;
            break;
        case LimitKind::Co:
            prices.coUsdPerTonne = limit.price.firstUsd;
            break;
        }
    }
    year.planned.fuelUsdPerMwh.clear();
    for (const FuelDay& day : m_fuelDays)
        year.planned.fuelUsdPerMwh.push_back(day.price.thenUsd);
}

} // namespace model::dispatch
