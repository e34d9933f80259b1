#include "model/dispatch/storage_schedule.h"

#include <algorithm>

namespace model::dispatch {

// Nothing but the grid serves the hour, and nothing else would be cheaper.
bool StorageSchedule::gridAlone(std::size_t hour) const {
    if (m_plan->onlineUnits[hour] != 0 || m_otherMw[hour] > m_site->gridMw[hour] || hasRenewable(*m_site, hour))
        return false;
    const double gridUsd = m_site->gridUsd[hour];
    for (std::size_t i = 0; i < m_site->groups.size(); ++i) {
        const SiteGroup& group = m_site->groups[i];
        if (m_plan->relaxed[i] != 0 &&
            group.outputUsd[hour] * group.unitMw[hour] + group.hourUsd[hour] < gridUsd * group.unitMw[hour])
            return false;
    }
    return gridUsd >= 0.0 && gridUsd <= m_site->flexibleUsd;
}

// Price of the last MW that the hour takes; below 0 where running units give too much. Where grid and one group are all
// there is no curve is needed.
inline double StorageSchedule::marginalOfOneUsd(std::size_t hour) const {
    const SiteGroup& group = m_site->groups.front();
    const bool relaxed = m_plan->relaxed.front() != 0;
    const double unitMw = group.unitMw.data()[hour];
    const double onlineMw = unitMw * (relaxed ? group.count : m_plan->online.front().data()[hour]);
    const double minimumMw = relaxed ? 0.0 : onlineMw * group.minimumLoad;
    double groupUsd = group.outputUsd.data()[hour];
    if (relaxed) groupUsd = unitMw > 0.0 ? groupUsd + group.hourUsd.data()[hour] / unitMw : m_site->lostUsd;
    const double gridMw = m_site->gridMw.data()[hour];
    const double gridUsd = m_site->gridUsd.data()[hour];
    double leftMw = m_otherMw.data()[hour] - minimumMw;
    if (leftMw <= 0.0) return -1.0;
    const bool gridFirst = gridUsd <= groupUsd;
    leftMw -= gridFirst ? gridMw : onlineMw - minimumMw;
    if (leftMw <= 0.0) return gridFirst ? gridUsd : groupUsd;
    leftMw -= gridFirst ? onlineMw - minimumMw : gridMw;
    if (leftMw <= 0.0) return gridFirst ? groupUsd : gridUsd;
    return leftMw <= m_site->flexibleMw.data()[hour] ? m_site->flexibleUsd : m_site->lostUsd;
}

// Charging costs at least what any charge is worth, and discharging earns at most that.
inline bool StorageSchedule::changesNothing(std::size_t hour, const Staircase& next) {
    const double lowestUsd = m_pool[next.first + next.count - 1].usd;
    const double highestUsd = m_pool[next.first].usd;
    if (!m_oneGroup && gridAlone(hour)) {
        const double gridUsd = m_site->gridUsd[hour];
        return highestUsd * m_store->efficiency <= gridUsd && lowestUsd >= gridUsd;
    }
    const double usd = m_oneGroup ? marginalOfOneUsd(hour) : marginalUsd(hour);
    return usd >= 0.0 && highestUsd * m_store->efficiency <= usd && lowestUsd >= usd;
}

// The same from the curve.
double StorageSchedule::marginalUsd(std::size_t hour) {
    m_curve.build(*m_site, *m_plan, hour);
    m_curveHour = hour;
    double leftMw = m_otherMw[hour] - m_curve.baseMw();
    if (leftMw <= 0.0) return -1.0;
    const SupplyStep* step = m_curve.begin();
    while (step->mw < leftMw)
        leftMw -= (step++)->mw;
    return step->usd;
}

inline void StorageSchedule::addHourStep(double usd, double mwh) {
    if (mwh > 0.0) m_hourPool[m_hourPoolSize++] = {usd, mwh};
}

// Marginal costs from a demand of `topMw` down to `bottomMw`; above the site's demand they are costs of charging.
void StorageSchedule::findHourSteps(std::size_t hour) {
    if (m_curveHour != hour) m_curve.build(*m_site, *m_plan, hour);
    const std::size_t most = m_hourPoolSize + 2 * m_curve.size() + 4;
    if (m_hourPool.size() < most) m_hourPool.resize(2 * most);
    HourSteps& own = m_hourSteps[hour];
    own.first = m_hourPoolSize;
    const double demandMw = m_otherMw[hour];
    const double topMw = demandMw + m_store->powerMw;
    const double bottomMw = demandMw - m_store->powerMw;
    walkDown(demandMw, topMw, demandMw);
    own.charging = m_hourPoolSize - own.first;
    walkDown(demandMw, demandMw, bottomMw);
    own.count = m_hourPoolSize - own.first;
}

void StorageSchedule::walkDown(double demandMw, double topMw, double bottomMw) {
    const double efficiency = m_store->efficiency;
    const bool charging = topMw > demandMw;
    const SupplyStep* step = m_curve.begin();
    double lowMw = m_curve.baseMw(); // where the step begins
    while (lowMw + step->mw < topMw)
        lowMw += (step++)->mw;
    while (topMw > bottomMw && topMw > m_curve.baseMw()) {
        const double endMw = std::max(bottomMw, lowMw);
        const double usd = charging && step->usd > 0.0 ? step->usd / efficiency : step->usd;
        addHourStep(usd, (topMw - endMw) * (charging ? efficiency : 1.0));
        topMw = endMw;
        if (step == m_curve.begin()) break;
        lowMw -= (--step)->mw;
    }
    addHourStep(-m_site->barredUsd, (topMw - bottomMw) * (charging ? efficiency : 1.0));
}

// Value of the charge before the hour: both staircases merged, without the dearest `power x efficiency` and the
// cheapest `power`.
StorageSchedule::Staircase StorageSchedule::stepBack(const Staircase& next, const HourSteps& hour) {
    const std::size_t first = next.first + next.count;
    if (m_pool.size() < first + next.count + hour.count) m_pool.resize(2 * m_pool.size() + hour.count);
    Step* const made = m_pool.data() + first;
    std::size_t count = 0;
    double skipMwh = m_store->powerMw * m_store->efficiency;
    double roomMwh = m_store->energyMwh;
    const Step* later = m_pool.data() + next.first;
    const Step* const laterEnd = later + next.count;
    const Step* own = m_hourPool.data() + hour.first;
    const Step* const ownEnd = own + hour.count;
    while (roomMwh > 0.0 && (own != ownEnd || later != laterEnd)) {
        const bool takeOwn = later == laterEnd || (own != ownEnd && own->usd >= later->usd);
        Step step = takeOwn ? *own++ : *later++;
        const double skippedMwh = std::min(skipMwh, step.mwh);
        skipMwh -= skippedMwh;
        step.mwh = std::min(step.mwh - skippedMwh, roomMwh);
        if (step.mwh <= 0.0) continue;
        roomMwh -= step.mwh;
        if (count > 0 && made[count - 1].usd == step.usd)
            made[count - 1].mwh += step.mwh;
        else
            made[count++] = step;
    }
    return {first, count};
}

// Of the merged staircase the dearest `charge + power x efficiency` are used; those of the later hours are the charge
// that stays. Equal values: rather neither charge nor discharge.
double StorageSchedule::chargeAfter(const Staircase& next, const HourSteps& own, double chargeMwh) const {
    double leftMwh = chargeMwh + m_store->powerMw * m_store->efficiency;
    double keptMwh = 0.0;
    const Step* later = m_pool.data() + next.first;
    const Step* const laterEnd = later + next.count;
    const Step* hour = m_hourPool.data() + own.first;
    const Step* const hourEnd = hour + own.count;
    const Step* const chargingEnd = hour + own.charging;
    while (leftMwh > 0.0 && (hour != hourEnd || later != laterEnd)) {
        const bool takeHour = hour != hourEnd && (later == laterEnd || hour->usd > later->usd ||
                                                  (hour->usd == later->usd && hour < chargingEnd));
        const double stepMwh = std::min(leftMwh, takeHour ? hour->mwh : later->mwh);
        leftMwh -= stepMwh;
        if (takeHour) {
            ++hour;
        } else {
            keptMwh += stepMwh;
            ++later;
        }
    }
    const double lowMwh = std::max(0.0, chargeMwh - m_store->powerMw);
    const double highMwh = std::min(m_store->energyMwh, chargeMwh + m_store->powerMw * m_store->efficiency);
    return std::clamp(keptMwh, lowMwh, highMwh);
}

// The rest of a quiet run leaves the charge as it is.
bool StorageSchedule::staysQuiet(std::size_t hour, const Staircase& next) const {
    const std::size_t run = m_site->quietFrom[hour];
    if (m_plan->unitsOfRun[run] != 0 || (m_site->stores.size() > 1 && m_plan->chargesOfRun[run] != 0)) return false;
    return m_pool[next.first].usd * m_store->efficiency <= m_site->gridUsd[hour] &&
           m_pool[next.first + next.count - 1].usd >= m_site->gridUsd[hour];
}

void StorageSchedule::setCharge(std::size_t hour, double mw) {
    m_changed = m_changed || m_plan->chargeMw[m_index][hour] != mw;
    m_plan->setCharge(*m_site, m_index, hour, mw);
}

double StorageSchedule::schedule(const SiteHours& site, SitePlan& plan, std::size_t index, std::size_t from,
                                 std::size_t to, double initialMwh, std::size_t keepTo) {
    m_site = &site;
    m_plan = &plan;
    m_store = &site.stores[index];
    m_index = index;
    ++plan.turn;
    m_curve.reserve(site.groups.size());
    m_curveHour = site.hours;
    m_hourPoolSize = 0;
    m_hourSteps.resize(site.hours);
    m_after.resize(site.hours);
    m_idle.resize(site.hours);
    m_otherMw.resize(site.hours);
    m_quietTo.resize(site.hours);
    m_changed = false;
    if (m_pool.size() < 64) m_pool.resize(64);
    m_pool[0] = {m_store->endUsd, m_store->energyMwh};
    m_oneGroup = site.groups.size() == 1 && !site.reserve && plan.softMw == 0.0 && plan.rampSet.front() == 0 &&
                 site.renewableMw.empty();
    const bool onlyStore = site.stores.size() == 1;
    const double* const ownMw = plan.chargeMw[index].data();
    const double* const netMw = onlyStore ? site.loadMw.data() : plan.netMw.data();
    const std::size_t* const runFrom = site.quietFrom.data();
    double* const otherMw = m_otherMw.data();
    std::size_t* const quietTo = m_quietTo.data();
    Staircase next{0, 1};
    for (std::size_t hour = to; hour-- > from;) {
        const std::size_t quietFrom = std::max(from, runFrom[hour]);
        if (quietFrom <= hour && staysQuiet(hour, next)) {
            quietTo[quietFrom] = hour + 1;
            hour = quietFrom;
            continue;
        }
        quietTo[hour] = hour;
        otherMw[hour] = onlyStore ? netMw[hour] : netMw[hour] - ownMw[hour];
        const bool idle = changesNothing(hour, next);
        m_idle[hour] = idle ? 1 : 0;
        if (idle) continue;
        m_after[hour] = next;
        findHourSteps(hour);
        next = stepBack(next, m_hourSteps[hour]);
    }
    return follow(from, to, initialMwh, keepTo);
}

// The charge at `keepTo`.
double StorageSchedule::follow(std::size_t from, std::size_t to, double initialMwh, std::size_t keepTo) {
    double heldMwh = initialMwh;
    double keptMwh = initialMwh;
    const double* const chargeMw = m_plan->chargeMw[m_index].data();
    const std::size_t* const quietTo = m_quietTo.data();
    for (std::size_t hour = from; hour < to; ++hour) {
        if (quietTo[hour] > hour) {
            const std::size_t last = quietTo[hour] - 1;
            if (keepTo >= hour && keepTo <= last) keptMwh = heldMwh;
            if (m_plan->chargesOfRun[m_site->quietFrom[hour]] != 0)
                for (; hour <= last; ++hour)
                    setCharge(hour, 0.0);
            hour = last;
            continue;
        }
        if (hour == keepTo) keptMwh = heldMwh;
        double gainedMwh = 0.0;
        if (m_idle[hour] == 0) {
            const double afterMwh = chargeAfter(m_after[hour], m_hourSteps[hour], heldMwh);
            gainedMwh = afterMwh - heldMwh;
            heldMwh = afterMwh;
        }
        const double mw = gainedMwh > 0.0 ? gainedMwh / m_store->efficiency : gainedMwh;
        if (mw != chargeMw[hour]) setCharge(hour, mw);
    }
    return keepTo >= to ? heldMwh : keptMwh;
}

} // namespace model::dispatch
