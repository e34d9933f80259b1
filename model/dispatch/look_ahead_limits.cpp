// Prices of limits: of running, starts and emissions over all hours, and of each day's fuel. Found by planning anew at
// other prices until the limit is met; where units come and go together at one price, an hour to change the price at.
#include "model/dispatch/look_ahead_dispatch.h"

#include <algorithm>
#include <cmath>

namespace model::dispatch {

namespace {

constexpr std::size_t kDayHours = 24;
constexpr int kMostBisections = 30;
constexpr double kCloseShare = 1e-5; // of a price
constexpr int kMostCycles = 2;       // over the limits, each of which moves the others
constexpr double kRounding = 1.0 + 1e-9;
constexpr int kMostRescues = 6;
constexpr double kLaterPrices[] = {1.0, 1.01, 1.2, 4.0}; // over the lowest at which the limit holds
constexpr double kWellUsed = 0.98;                       // of what is allowed

double between(double lowUsd, double highUsd) {
    return lowUsd > 0.0 ? std::sqrt(lowUsd * highUsd) : 0.5 * highUsd;
}

double firstGuessUsd(LimitKind kind) {
    switch (kind) {
    case LimitKind::UnitHours:
        return 100.0;
    case LimitKind::Starts:
        return 1000.0;
    case LimitKind::Nox:
    case LimitKind::Co:
        return 1000.0;
    }
    return 1.0;
}

} // namespace

// Prices of one group's hours: fuel, and what limits add; by stretches of hours in which none of them changes.
void LookAheadDispatch::priceGroup(std::size_t index) {
    for (std::size_t from = 0; from < m_site.hours;) {
        std::size_t to = m_site.hours;
        const auto endAt = [from, &to](std::size_t hour) {
            if (hour > from) to = std::min(to, hour);
        };
        AddedPrice added;
        for (const PricedLimit& limit : m_limits) {
            if (limit.group >= 0 && static_cast<std::size_t>(limit.group) != index) continue;
            const double usd = limit.price.at(from);
            if (limit.kind == LimitKind::UnitHours) added.unitHourUsd += usd;
            if (limit.kind == LimitKind::Starts) added.startUsd += usd;
            added.fuelUsdPerMwh += usd * perFuelMwh(limit, *m_input, index);
            endAt(limit.price.thenFrom);
        }
        double fuelUsd = units::number(m_input->gasPrice);
        if (!m_fuelDays.empty()) {
            const ShadowPrice& ofDay = m_fuelDays[from / kDayHours].price;
            fuelUsd = ofDay.at(from);
            endAt(ofDay.thenFrom);
            endAt((from / kDayHours + 1) * kDayHours);
        }
        priceHours(*m_input, m_site, index, from, to, fuelUsd, added);
        from = to;
    }
}

void LookAheadDispatch::plan(const PricedLimit* sought) {
    for (std::size_t i = 0; i < m_site.groups.size(); ++i)
        priceGroup(i);
    findQuiet(m_site);
    if (!m_isValued) valueStores(m_site);
    m_isValued = true;
    if (m_site.sheds) m_site.flexibleMw = m_flexibleMw;
    solve(sought, WindowMemory::Pass::First);
    if (limitShedding()) solve(sought, WindowMemory::Pass::Second);
}

void LookAheadDispatch::replan(DispatchYear& year) {
    plan(nullptr);
    record(year);
}

void LookAheadDispatch::replanAt(const ShadowPrice& price, PricedLimit& limit, DispatchYear& year) {
    limit.price = price;
    plan(&limit);
    record(year);
}

// What leaves the limit unused is used up only in a plan that is recorded, and breaks it in none.
bool LookAheadDispatch::holdsAt(const ShadowPrice& price, PricedLimit& limit) {
    limit.price = price;
    plan(&limit);
    const bool isChanged = std::ranges::any_of(m_site.groups, &SiteGroup::ramped); // after the windows
    return isHeld(limit, isChanged ? usedIn(limit, 0, m_site.hours) : m_memory.used());
}

// What the planned hours use of a limit.
double LookAheadDispatch::usedIn(const PricedLimit& limit, std::size_t from, std::size_t to) {
    double used = 0.0;
    if (limit.kind == LimitKind::Nox || limit.kind == LimitKind::Co) {
        for (std::size_t hour = from; hour < to; ++hour)
            if (m_plan.onlineUnits[hour] > 0) used += emittedIn(limit, hour);
        return used;
    }
    for (std::size_t i = 0; i < m_site.groups.size(); ++i) {
        if (limit.group >= 0 && static_cast<std::size_t>(limit.group) != i) continue;
        const int* const online = m_plan.online[i].data();
        int before = from > 0 ? online[from - 1] : m_site.groups[i].initiallyOnline;
        for (std::size_t hour = from; hour < to; ++hour) {
            used += limit.kind == LimitKind::Starts ? std::max(0, online[hour] - before) : online[hour];
            before = online[hour];
        }
    }
    return used;
}

double LookAheadDispatch::emittedIn(const PricedLimit& limit, std::size_t hour) {
    m_curve.build(m_site, m_plan, hour);
    double tonnes = 0.0;
    for (std::size_t i = 0; i < m_site.groups.size(); ++i) {
        const SiteGroup& group = m_site.groups[i];
        const double onlineMw = m_plan.online[i][hour] * group.unitMw[hour];
        if (onlineMw <= 0.0) continue;
        const double outputMw =
            onlineMw * group.minimumLoad + (m_plan.rampSet[i] != 0 ? m_plan.outputMw[i][hour] : 0.0);
        tonnes += perFuelMwh(limit, *m_input, i) * (group.noLoadFuel * onlineMw + group.fuelPerOutput * outputMw);
    }
    double leftMw = m_plan.netMw[hour] - m_curve.baseMw();
    for (const SupplyStep& step : m_curve) {
        if (leftMw <= 0.0) break;
        const double takenMw = std::min(leftMw, step.mw);
        leftMw -= takenMw;
        if (step.source < 0) continue;
        const auto i = static_cast<std::size_t>(step.source);
        tonnes += perFuelMwh(limit, *m_input, i) * m_site.groups[i].fuelPerOutput * takenMw;
    }
    return tonnes;
}

void LookAheadDispatch::keepLimits(DispatchYear& year) {
    const bool fuelBinds = m_input->gas.firmMmbtuPerDay < kUnlimited;
    if (fuelBinds) fitFuel(year);
    for (int cycle = 0; cycle < kMostCycles; ++cycle) {
        for (PricedLimit& limit : m_limits)
            fitLimit(limit, year);
        if (fuelBinds && !m_limits.empty()) fitFuel(year);
        if (m_limits.size() + (fuelBinds ? 1U : 0U) < 2) break;
    }
    rescue(year);
}

// Limits that the search for others broke again: nothing that uses them from some hour or on some day on.
void LookAheadDispatch::rescue(DispatchYear& year) {
    for (int i = 0; i < kMostRescues; ++i) {
        bool all = true;
        for (PricedLimit& limit : m_limits) {
            if (isHeld(limit, year)) continue;
            all = false;
            m_memory.forget();
            splitHours(limit, limit.price.thenUsd, 1e9 * m_site.lostUsd, year);
        }
        if (barFuelDays(year)) {
            all = false;
            replan(year);
        }
        if (all) return;
    }
    year.planned.limitsHold = false;
}

// The lowest price at which the limit holds.
void LookAheadDispatch::fitLimit(PricedLimit& limit, DispatchYear& year) {
    m_memory.forget();
    double lowUsd = 0.0;
    double highUsd = firstGuessUsd(limit.kind);
    const auto holdsThroughout = [&](double usd) {
        const bool holds = holdsAt({usd, usd, 0}, limit);
        m_memory.makeEnd(holds ? WindowMemory::End::High : WindowMemory::End::Low);
        return holds;
    };
    if (holdsThroughout(0.0)) return record(year);
    while (!holdsThroughout(highUsd)) {
        lowUsd = highUsd;
        highUsd *= 4.0;
        if (highUsd > 1e9 * m_site.lostUsd) return record(year);
    }
    for (int i = 0; i < kMostBisections && highUsd - lowUsd > kCloseShare * highUsd; ++i) {
        const double middleUsd = between(lowUsd, highUsd);
        (holdsThroughout(middleUsd) ? highUsd : lowUsd) = middleUsd;
    }
    splitWell(limit, lowUsd, highUsd, year);
}

// Units that are on at the lower price may stay on at one that is hardly above, for their start is paid; then no hour
// of change uses the limit up. A dearer later price lets them stop: as little dearer as makes good use of the limit.
void LookAheadDispatch::splitWell(PricedLimit& limit, double lowUsd, double highUsd, DispatchYear& year) {
    ShadowPrice best;
    double mostUsed = -1.0;
    for (const double factor : kLaterPrices) {
        splitHours(limit, lowUsd, factor * highUsd, year);
        const double used = usedOf(limit, year);
        if (isHeld(limit, year) && used > mostUsed) {
            mostUsed = used;
            best = limit.price;
        }
        if (mostUsed >= kWellUsed * limit.most) return;
    }
    if (mostUsed < 0.0 || usedOf(limit, year) == mostUsed) return;
    replanAt(best, limit, year);
}

// The lower price as long from the first hour on as the limit allows.
void LookAheadDispatch::splitHours(PricedLimit& limit, double lowUsd, double highUsd, DispatchYear& year) {
    std::size_t held = 0;
    std::size_t broken = m_site.hours;
    while (broken - held > 1) {
        const std::size_t middle = held + (broken - held) / 2;
        (holdsAt({lowUsd, highUsd, middle}, limit) ? held : broken) = middle;
    }
    replanAt({lowUsd, highUsd, held}, limit, year);
}

// Backup fuel is dearer than it costs where the stock does not last.
void LookAheadDispatch::fitFuel(DispatchYear& year) {
    const double stockMwh = units::number(m_input->gas.backupFuel);
    const double highestUsd = 10.0 * m_site.lostUsd;
    double lowUsd = units::number(m_input->gas.backupPrice);
    fitFuelDays(stockMwh > 0.0 ? lowUsd : highestUsd, year);
    if (stockMwh <= 0.0 || units::number(year.planned.backupFuel) <= stockMwh * kRounding) return;
    double highUsd = highestUsd;
    for (int i = 0; i < 12; ++i) {
        const double middleUsd = between(lowUsd, highUsd);
        fitFuelDays(middleUsd, year);
        (units::number(year.planned.backupFuel) <= stockMwh * kRounding ? highUsd : lowUsd) = middleUsd;
    }
    fitFuelDays(highUsd, year);
    shareStock(year);
}

// Days take stored fuel wholly or not at all at one price; what is left over goes to the short ones by what they lack.
void LookAheadDispatch::shareStock(DispatchYear& year) {
    const double leftMwh = units::number(m_input->gas.backupFuel) - units::number(year.planned.backupFuel);
    std::vector<double> lacksMwh(m_fuelDays.size(), 0.0);
    double allMwh = 0.0;
    for (std::size_t hour = 0; hour < m_site.hours; ++hour) {
        if (m_fuelDays[hour / kDayHours].settled) continue;
        lacksMwh[hour / kDayHours] += year.unservedMw[hour];
        allMwh += year.unservedMw[hour];
    }
    if (leftMwh <= 0.0 || allMwh <= 0.0) return;
    for (std::size_t d = 0; d < m_fuelDays.size(); ++d) {
        if (lacksMwh[d] <= 0.0) continue;
        m_fuelDays[d].mostMwh = std::max(m_fuelDays[d].mostMwh, deliveredMwh(d)) + leftMwh * lacksMwh[d] / allMwh;
        m_fuelDays[d].highUsd = 10.0 * m_site.lostUsd;
    }
    bisectFuelDays(year);
    splitFuelDays(year);
}

// For each day the price at which it takes no more than is delivered: all days at once, each within its own bounds.
void LookAheadDispatch::fitFuelDays(double backupUsd, DispatchYear& year) {
    const GasSupply& gas = m_input->gas;
    const double gasUsd = units::number(m_input->gasPrice);
    const double highestUsd = 10.0 * m_site.lostUsd;
    FuelDay fresh;
    fresh.price = {gasUsd, gasUsd, 0};
    fresh.lowUsd = gasUsd;
    fresh.highUsd = highestUsd;
    m_fuelDays.assign((m_site.hours + kDayHours - 1) / kDayHours, fresh);
    for (std::size_t d = 0; d < m_fuelDays.size(); ++d)
        m_fuelDays[d].mostMwh = firmMmbtu(gas, d) * units::kMwhPerMmbtu;
    replan(year);
    for (std::size_t d = 0; d < m_fuelDays.size(); ++d)
        m_fuelDays[d].settled = m_dayFuelMwh[d] <= m_fuelDays[d].mostMwh * kRounding;
    if (gas.interruptibleMmbtuPerDay > 0.0)
        tryNextSupply(NextSupply::Interruptible, gasUsd + units::number(gas.interruptibleAdder), year);
    if (backupUsd < highestUsd) tryNextSupply(NextSupply::Backup, backupUsd, year);
    bisectFuelDays(year);
    splitFuelDays(year);
}

double LookAheadDispatch::deliveredMwh(std::size_t day) const {
    return (firmMmbtu(m_input->gas, day) + interruptibleMmbtu(m_input->gas, day)) * units::kMwhPerMmbtu;
}

// Opens a dearer supply to the days that want it at its price.
void LookAheadDispatch::tryNextSupply(NextSupply supply, double usd, DispatchYear& year) {
    const double highestUsd = 10.0 * m_site.lostUsd;
    for (FuelDay& day : m_fuelDays)
        if (!day.settled && day.highUsd == highestUsd) day.price = {usd, usd, 0};
    replan(year);
    for (std::size_t d = 0; d < m_fuelDays.size(); ++d) {
        FuelDay& day = m_fuelDays[d];
        if (day.settled || day.highUsd < highestUsd) continue;
        const double usedMwh = m_dayFuelMwh[d];
        if (usedMwh <= day.mostMwh * kRounding) {
            day.highUsd = usd;
            continue;
        }
        const double mostMwh = supply == NextSupply::Backup ? kUnlimited : deliveredMwh(d);
        day.settled = usedMwh <= mostMwh * kRounding;
        day.lowUsd = usd;
        day.mostMwh = mostMwh;
    }
}

void LookAheadDispatch::bisectFuelDays(DispatchYear& year) {
    for (int i = 0; i < kMostBisections; ++i) {
        bool open = false;
        for (FuelDay& day : m_fuelDays) {
            if (day.settled || day.highUsd - day.lowUsd <= kCloseShare * day.highUsd) continue;
            open = true;
            const double middleUsd = between(day.lowUsd, day.highUsd);
            day.price = {middleUsd, middleUsd, 0};
        }
        if (!open) return;
        replan(year);
        for (std::size_t d = 0; d < m_fuelDays.size(); ++d) {
            FuelDay& day = m_fuelDays[d];
            if (day.settled || day.highUsd - day.lowUsd <= kCloseShare * day.highUsd) continue;
            (m_dayFuelMwh[d] <= day.mostMwh * kRounding ? day.highUsd : day.lowUsd) = day.price.thenUsd;
        }
    }
}

void LookAheadDispatch::splitFuelDays(DispatchYear& year) {
    std::vector<std::size_t> held(m_fuelDays.size(), 0);
    std::vector<std::size_t> broken(m_fuelDays.size(), kDayHours);
    for (int i = 0; i <= 5; ++i) { // five halvings of a day, then the hours that hold
        for (std::size_t d = 0; d < m_fuelDays.size(); ++d) {
            FuelDay& day = m_fuelDays[d];
            const std::size_t middle = i < 5 ? (held[d] + broken[d]) / 2 : held[d];
            if (!day.settled) day.price = {day.lowUsd, day.highUsd, d * kDayHours + middle};
        }
        replan(year);
        for (std::size_t d = 0; d < m_fuelDays.size() && i < 5; ++d) {
            const std::size_t middle = (held[d] + broken[d]) / 2;
            (m_dayFuelMwh[d] <= m_fuelDays[d].mostMwh * kRounding ? held[d] : broken[d]) = middle;
        }
    }
}

// Days that still take too much, as others moved, and those that take more backup than is left: no fuel in them.
// Whether there were any.
bool LookAheadDispatch::barFuelDays(const DispatchYear& year) {
    const double stockMwh = units::number(m_input->gas.backupFuel);
    double beyondMwh = units::number(year.planned.backupFuel) - stockMwh * kRounding;
    bool any = false;
    for (std::size_t d = m_fuelDays.size(); d-- > 0;) {
        FuelDay& day = m_fuelDays[d];
        const double usedMwh = m_dayFuelMwh[d];
        const bool drawsStock = beyondMwh > 0.0 && usedMwh > deliveredMwh(d);
        if (!drawsStock && usedMwh <= day.mostMwh * kRounding) continue;
        if (drawsStock) beyondMwh -= usedMwh - deliveredMwh(d);
        const double barredUsd = 10.0 * m_site.lostUsd;
        any = true;
        day.settled = false;
        day.price = {barredUsd, barredUsd, 0};
    }
    return any;
}

} // namespace model::dispatch
