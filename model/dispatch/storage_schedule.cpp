#include "model/dispatch/storage_schedule.h"

#include <algorithm>

namespace model::dispatch {

// Nothing but the grid serves the hour, and nothing else would be cheaper.
bool StorageSchedule::gridAlone(std::size_t hour) const {
    if (m_plan->onlineUnits[hour] != 0 || m_otherMw[hour] > m_site->gridMw[hour]) return false;
    const double gridUsd = m_site->gridUsd[hour];
    for (std::size_t i = 0; i < m_site->groups.size(); ++i) {
        const SiteGroup& group = m_site->groups[i];
        if (m_plan->relaxed[i] != 0 &&
            group.outputUsd[hour] * group.unitMw[hour] + group.hourUsd[hour] < gridUsd * group.unitMw[hour])
            return false;
    }
    return gridUsd >= 0.0 && gridUsd <= m_site->flexibleUsd;
}

// Charging costs at least what any charge is worth, and discharging earns at most that.
bool StorageSchedule::changesNothing(std::size_t hour, const Staircase& next) const {
    const double lowestUsd = m_pool[next.first + next.count - 1].usd;
    const double highestUsd = m_pool[next.first].usd;
    if (gridAlone(hour))
        return highestUsd * m_store->efficiency <= m_site->gridUsd[hour] && lowestUsd >= m_site->gridUsd[hour];
    return false;
}

void StorageSchedule::addHourStep(double usd, double mwh) {
    if (mwh > 0.0) m_hourSteps[m_hourStepCount++] = {usd, mwh};
}

// Marginal costs from a demand of `topMw` down to `bottomMw`; above the site's demand they are costs of charging.
void StorageSchedule::findHourSteps(std::size_t hour) {
    m_curve.build(*m_site, *m_plan, hour);
    m_hourStepCount = 0;
    const double demandMw = m_otherMw[hour];
    const double topMw = demandMw + m_store->powerMw;
    const double bottomMw = demandMw - m_store->powerMw;
    walkDown(demandMw, topMw, demandMw);
    m_chargingSteps = m_hourStepCount;
    walkDown(demandMw, demandMw, bottomMw);
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
StorageSchedule::Staircase StorageSchedule::stepBack(const Staircase& next) {
    const std::size_t first = next.first + next.count;
    if (m_pool.size() < first + next.count + m_hourStepCount) m_pool.resize(2 * m_pool.size() + m_hourStepCount);
    Step* const made = m_pool.data() + first;
    std::size_t count = 0;
    double skipMwh = m_store->powerMw * m_store->efficiency;
    double roomMwh = m_store->energyMwh;
    const Step* later = m_pool.data() + next.first;
    const Step* const laterEnd = later + next.count;
    const Step* own = m_hourSteps.data();
    const Step* const ownEnd = own + m_hourStepCount;
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
double StorageSchedule::chargeAfter(const Staircase& next, double chargeMwh) const {
    double leftMwh = chargeMwh + m_store->powerMw * m_store->efficiency;
    double keptMwh = 0.0;
    std::size_t a = next.first;
    std::size_t b = 0;
    while (leftMwh > 0.0) {
        const bool hasHour = b < m_hourStepCount;
        const bool hasNext = a < next.first + next.count;
        if (!hasHour && !hasNext) break;
        const bool takeHour = hasHour && (!hasNext || m_hourSteps[b].usd > m_pool[a].usd ||
                                          (m_hourSteps[b].usd == m_pool[a].usd && b < m_chargingSteps));
        const double stepMwh = std::min(leftMwh, takeHour ? m_hourSteps[b++].mwh : m_pool[a].mwh);
        if (!takeHour) {
            keptMwh += stepMwh;
            ++a;
        }
        leftMwh -= stepMwh;
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
    m_curve.reserve(site.groups.size());
    m_after.resize(site.hours);
    m_idle.resize(site.hours);
    m_otherMw.resize(site.hours);
    m_changed = false;
    m_hourSteps.resize(2 * site.groups.size() + 12);
    if (m_pool.size() < 64) m_pool.resize(64);
    m_pool[0] = {m_store->endUsd, m_store->energyMwh};
    m_quietTo.resize(site.hours);
    Staircase next{0, 1};
    for (std::size_t hour = to; hour-- > from;) {
        const std::size_t quietFrom = std::max(from, site.quietFrom[hour]);
        if (quietFrom <= hour && staysQuiet(hour, next)) {
            m_quietTo[quietFrom] = hour + 1;
            hour = quietFrom;
            continue;
        }
        m_quietTo[hour] = hour;
        m_otherMw[hour] = site.stores.size() == 1 ? site.loadMw[hour] : plan.netMw[hour] - plan.chargeMw[index][hour];
        m_after[hour] = next;
        m_idle[hour] = changesNothing(hour, next) ? 1 : 0;
        if (m_idle[hour] != 0) continue;
        findHourSteps(hour);
        next = stepBack(next);
    }
    double heldMwh = initialMwh;
    double keptMwh = initialMwh;
    for (std::size_t hour = from; hour < to; ++hour) {
        if (m_quietTo[hour] > hour) {
            const std::size_t last = m_quietTo[hour] - 1;
            if (keepTo >= hour && keepTo <= last) keptMwh = heldMwh;
            if (plan.chargesOfRun[site.quietFrom[hour]] != 0)
                for (; hour <= last; ++hour)
                    setCharge(hour, 0.0);
            hour = last;
            continue;
        }
        if (hour == keepTo) keptMwh = heldMwh;
        double gainedMwh = 0.0;
        if (m_idle[hour] == 0) {
            findHourSteps(hour);
            const double afterMwh = chargeAfter(m_after[hour], heldMwh);
            gainedMwh = afterMwh - heldMwh;
            heldMwh = afterMwh;
        }
        setCharge(hour, gainedMwh > 0.0 ? gainedMwh / m_store->efficiency : gainedMwh);
    }
    return keepTo >= to ? heldMwh : keptMwh;
}

} // namespace model::dispatch
