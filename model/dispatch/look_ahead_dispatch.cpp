#include "model/dispatch/look_ahead_dispatch.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace model::dispatch {

namespace {

constexpr int kMostRounds = 6;
constexpr std::size_t kSearchedHours = 336;
constexpr int kMostOrders = 6;
constexpr int kRampRounds = 4;
constexpr int kStoreTurns = 3;
constexpr int kRampCommits = 24;
constexpr int kSearchRampCommits = 6;                                  // while prices of limits are sought
constexpr double kSoftShares[] = {0.2, 0.06, 0.02, 0.006, 0.002, 0.0}; // of the load
constexpr int kSoftTurns = 5;

double fullLoadUsd(const SiteGroup& group, std::size_t hour) {
    if (group.unitMw.empty() || group.unitMw[hour] <= 0.0) return 0.0;
    return group.outputUsd[hour] + group.hourUsd[hour] / group.unitMw[hour];
}

} // namespace

void LookAheadDispatch::run(const DispatchInput& input, DispatchYear& year) {
    m_input = &input;
    m_limits = limitsOf(input);
    m_fuelDays.clear();
    prepareHours(input, m_site);
    if (m_site.sheds) m_flexibleMw = m_site.flexibleMw;
    m_isValued = false;
    m_curve.reserve(m_site.groups.size());
    year.planned = {};
    m_manyStarts = true;
    replan(year);
    const bool holds = std::ranges::all_of(m_limits, [&year](const PricedLimit& limit) { return isHeld(limit, year); });
    m_manyStarts = false; // a search for prices plans hundreds of times
    if (!holds || year.planned.firmGas < year.fuel) keepLimits(year);
    recordPrices(year);
}

void LookAheadDispatch::solve(const PricedLimit* sought, WindowMemory::Pass pass) {
    const std::size_t hours = m_site.hours;
    m_plan.online.resize(m_site.groups.size());
    m_plan.outputMw.resize(m_site.groups.size());
    m_plan.chargeMw.resize(m_site.stores.size());
    for (auto& online : m_plan.online)
        online.assign(hours, 0);
    for (auto& chargeMw : m_plan.chargeMw)
        chargeMw.assign(hours, 0.0);
    m_plan.netMw.assign(m_site.loadMw.begin(), m_site.loadMw.end());
    for (auto* counts : {&m_plan.onlineUnits, &m_plan.unitsOfRun, &m_plan.chargesOfRun})
        counts->assign(hours, 0);
    m_plan.touched.resize(hours);
    m_plan.relaxed.assign(m_site.groups.size(), 1);
    m_plan.rampSet.assign(m_site.groups.size(), 0);
    for (auto& outputMw : m_plan.outputMw)
        outputMw.resize(hours);
    m_order.resize(m_site.groups.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    if (hours > 0)
        std::ranges::stable_sort(m_order, [this](std::size_t a, std::size_t b) {
            return fullLoadUsd(m_site.groups[a], 0) < fullLoadUsd(m_site.groups[b], 0);
        });
    m_freshFrom = 0;
    std::vector<double> firstMwh;
    for (const SiteStore& store : m_site.stores)
        firstMwh.push_back(store.initialMwh);
    m_initialMwh = firstMwh;
    const auto ahead = static_cast<std::size_t>(units::number(m_input->lookAhead));
    if (sought != nullptr) m_memory.begin(m_site, sought->price, pass, m_shedHours);
    for (PlanWindow window; window.from < hours; ++window.number) {
        window.to = hours - window.from <= ahead ? hours : window.from + ahead;
        window.keepTo = window.to == hours ? hours : window.from + (ahead + 1) / 2;
        solveWindow(window, sought);
        window.from = window.keepTo;
    }
    if (ahead >= hours) return;
    scheduleRamps(0, hours); // a later window may have changed what the one before had counted on
    m_initialMwh = firstMwh;
    m_keptMwh = firstMwh;
    if (m_manyStarts) settle(0, hours, hours);
}

void LookAheadDispatch::solveWindow(const PlanWindow& window, const PricedLimit* sought) {
    if (sought == nullptr) return planWindow(window.from, window.to, window.keepTo);
    if (m_memory.take(m_site, window, m_plan, m_initialMwh)) {
        m_freshFrom = std::max(m_freshFrom, window.keepTo);
        return;
    }
    const std::vector<double> beforeMwh = m_initialMwh;
    planWindow(window.from, window.to, window.keepTo);
    const double usedMore = usedIn(*sought, window.keepTo, window.to);
    const double used = usedIn(*sought, window.from, window.keepTo);
    m_memory.keep(m_site, window, m_plan, beforeMwh, m_initialMwh, {used, used + usedMore});
}

void LookAheadDispatch::openWindow(std::size_t from, std::size_t to) {
    std::ranges::fill(m_plan.relaxed, char{1});
    std::ranges::fill(m_plan.rampSet, char{0});
    ++m_plan.epoch;
    const std::size_t usedTo = std::min(to, m_freshFrom);
    m_freshFrom = std::max(m_freshFrom, to);
    for (std::size_t hour = from; hour < usedTo; ++hour) {
        for (std::size_t i = 0; i < m_site.groups.size(); ++i)
            m_plan.setUnits(m_site, i, hour, 0);
        for (std::size_t i = 0; i < m_site.stores.size(); ++i)
            m_plan.setCharge(m_site, i, hour, 0.0);
        m_plan.netMw[hour] = m_site.loadMw[hour];
    }
}

void LookAheadDispatch::planWindow(std::size_t from, std::size_t to, std::size_t keepTo) {
    if (!m_manyStarts || to - from > kSearchedHours || m_order.size() + m_site.stores.size() < 2) {
        planFrom(from, to, keepTo, StoresFirst::Yes);
        commitForRamps(from, to, keepTo);
        if (m_manyStarts) settle(from, to, keepTo);
        m_initialMwh = m_keptMwh;
        return;
    }
    double bestUsd = std::numeric_limits<double>::infinity();
    std::vector<double> bestMwh;
    const std::vector<std::size_t> byCost = m_order;
    std::vector<std::size_t> places(m_order.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    for (int order = 0; order < kMostOrders; ++order) {
        std::ranges::transform(places, m_order.begin(), [&byCost](std::size_t place) { return byCost[place]; });
        for (const StoresFirst stores : {StoresFirst::Yes, StoresFirst::No}) {
            planFrom(from, to, keepTo, stores);
            const double usd = windowUsd(from, to);
            if (usd >= bestUsd) continue;
            bestUsd = usd;
            m_bestPlan.takeHours(m_site, m_plan, from, to);
            bestMwh = m_keptMwh;
        }
        if (!std::ranges::next_permutation(places).found) break;
    }
    m_plan.takeHours(m_site, m_bestPlan, from, to);
    m_order = byCost;
    m_keptMwh = bestMwh;
    commitForRamps(from, to, keepTo);
    settle(from, to, keepTo);
    m_initialMwh = m_keptMwh;
}

// At the prices that decide, less the value of the charge at the end.
double LookAheadDispatch::windowUsd(std::size_t from, std::size_t to) {
    double usd = 0.0;
    for (std::size_t hour = from; hour < to; ++hour) {
        m_curve.build(m_site, m_plan, hour);
        usd += m_curve.costUsd(m_plan.netMw[hour], m_site.barredUsd);
        for (std::size_t i = 0; i < m_site.groups.size(); ++i) {
            const SiteGroup& group = m_site.groups[i];
            const int online = m_plan.online[i][hour];
            const int before = hour > 0 ? m_plan.online[i][hour - 1] : group.initiallyOnline;
            const double outputMw = online * group.unitMw[hour] * group.minimumLoad +
                                    (m_plan.rampSet[i] != 0 ? m_plan.outputMw[i][hour] : 0.0);
            usd += online * group.hourUsd[hour] + outputMw * group.outputUsd[hour] +
                   std::max(0, online - before) * group.startUsd[hour];
        }
    }
    for (std::size_t i = 0; i < m_site.stores.size(); ++i) {
        const SiteStore& store = m_site.stores[i];
        double heldMwh = m_initialMwh[i];
        for (std::size_t hour = from; hour < to; ++hour)
            heldMwh += m_plan.chargeMw[i][hour] * (m_plan.chargeMw[i][hour] > 0.0 ? store.efficiency : 1.0);
        usd -= heldMwh * store.endUsd;
    }
    return usd;
}

// First the batteries against divisible units, or not, then units and batteries in turn.
void LookAheadDispatch::planFrom(std::size_t from, std::size_t to, std::size_t keepTo, StoresFirst stores) {
    openWindow(from, to);
    m_keptMwh = m_initialMwh;
    if (stores == StoresFirst::Yes) scheduleStores(from, to, keepTo);
    bool unitsChanged = commitGroups(from, to) || stores == StoresFirst::No;
    for (int round = 1; round < kMostRounds && unitsChanged; ++round)
        unitsChanged = scheduleStores(from, to, keepTo) && commitGroups(from, to);
    if (unitsChanged) scheduleStores(from, to, keepTo);
    followRamps(from, to, keepTo);
}

// Ramped groups, the units that can make up for them, and batteries in turn, each following the others.
void LookAheadDispatch::followRamps(std::size_t from, std::size_t to, std::size_t keepTo) {
    if (std::ranges::none_of(m_site.groups, &SiteGroup::ramped)) return;
    for (int round = 0; round < kRampRounds; ++round) {
        scheduleRamps(from, to);
        for (const std::size_t index : m_order)
            if (!m_site.groups[index].ramped) m_commitment.commit(m_site, m_plan, index, from, to);
        scheduleStores(from, to, keepTo);
    }
}

void LookAheadDispatch::scheduleRamps(std::size_t from, std::size_t to) {
    for (const std::size_t index : m_order)
        if (m_site.groups[index].ramped) m_ramps.schedule(m_site, m_plan, index, from, to);
}

// Units and output of ramped groups together. With minimum times the commitment knows no ramp: units in hours in which
// one holds the output back are made worth more, by what the ramp of one more would give.
void LookAheadDispatch::commitRamped(std::size_t from, std::size_t to) {
    const auto followsRamp = [this](std::size_t index) {
        return m_site.groups[index].ramped && !RampCommitment::canCommit(m_site.groups[index]);
    };
    for (const std::size_t index : m_order)
        if (followsRamp(index)) m_ramps.valueUnits(m_site, m_plan, index, from, to);
    ++m_plan.epoch;
    for (const std::size_t index : m_order) {
        if (RampCommitment::canCommit(m_site.groups[index]))
            m_rampCommitment.commit(m_site, m_plan, index, from, to);
        else
            m_commitment.commit(m_site, m_plan, index, from, to);
        if (m_site.groups[index].ramped) m_ramps.schedule(m_site, m_plan, index, from, to);
    }
}

// As long as that saves anything; the best is kept.
void LookAheadDispatch::commitForRamps(std::size_t from, std::size_t to, std::size_t keepTo) {
    if (std::ranges::none_of(m_site.groups, &SiteGroup::ramped)) return;
    double bestUsd = windowUsd(from, to);
    m_hardPlan.takeHours(m_site, m_plan, from, to);
    std::vector<double> bestMwh = m_keptMwh;
    const int rounds = m_manyStarts ? kRampCommits : kSearchRampCommits;
    for (int round = 0; round < rounds; ++round) {
        commitRamped(from, to);
        for (int turn = 0; turn < kStoreTurns; ++turn) {
            scheduleStores(from, to, keepTo);
            scheduleRamps(from, to);
        }
        const double usd = windowUsd(from, to);
        if (usd >= bestUsd) continue;
        bestUsd = usd;
        m_hardPlan.takeHours(m_site, m_plan, from, to);
        bestMwh = m_keptMwh;
    }
    m_plan.takeHours(m_site, m_hardPlan, from, to);
    m_plan.rampUsd.clear();
    m_keptMwh = bestMwh;
}

// Ramped groups and batteries that take turns can hold one another where none gains alone, as an hour's price changes
// by steps. With prices that change smoothly they cannot: so these first, ever steeper, and the steps at last.
void LookAheadDispatch::settle(std::size_t from, std::size_t to, std::size_t keepTo) {
    const auto ramped = std::ranges::count_if(m_site.groups, &SiteGroup::ramped);
    if (ramped + std::ssize(m_site.stores) < 2) return;
    double bestUsd = windowUsd(from, to);
    m_hardPlan.takeHours(m_site, m_plan, from, to);
    std::vector<double> bestMwh = m_keptMwh;
    const double largestMw = *std::max_element(m_site.loadMw.begin() + static_cast<std::ptrdiff_t>(from),
                                               m_site.loadMw.begin() + static_cast<std::ptrdiff_t>(to));
    for (const double share : kSoftShares) {
        m_plan.softMw = share * largestMw;
        for (int turn = 0; turn < kSoftTurns; ++turn) {
            scheduleRamps(from, to);
            scheduleStores(from, to, keepTo);
        }
        m_plan.softMw = 0.0;
        const double usd = windowUsd(from, to);
        if (usd >= bestUsd) continue;
        bestUsd = usd;
        m_hardPlan.takeHours(m_site, m_plan, from, to);
        bestMwh = m_keptMwh;
    }
    m_plan.takeHours(m_site, m_hardPlan, from, to);
    m_keptMwh = bestMwh;
}

// Whether any number changed.
bool LookAheadDispatch::commitGroups(std::size_t from, std::size_t to) {
    bool changed = false;
    for (const std::size_t index : m_order)
        changed = m_commitment.commit(m_site, m_plan, index, from, to) || changed;
    return changed;
}

// Whether any hour changed.
bool LookAheadDispatch::scheduleStores(std::size_t from, std::size_t to, std::size_t keepTo) {
    bool changed = false;
    const int turns = m_site.stores.size() > 1 ? kStoreTurns : 1;
    for (int turn = 0; turn < turns; ++turn) {
        bool changedNow = false;
        for (std::size_t i = 0; i < m_site.stores.size(); ++i) {
            m_keptMwh[i] = m_schedule.schedule(m_site, m_plan, i, from, to, m_initialMwh[i], keepTo);
            changedNow = changedNow || m_schedule.changed();
        }
        changed = changed || changedNow;
        if (!changedNow) break;
    }
    return changed;
}

// Whether more hours shed than allowed: then only those that shed most may.
bool LookAheadDispatch::limitShedding() {
    if (!m_site.sheds) return false;
    std::vector<std::pair<double, std::size_t>> shed;
    for (std::size_t hour = 0; hour < m_site.hours; ++hour) {
        if (m_site.flexibleMw[hour] <= 0.0) continue;
        if (m_plan.netMw[hour] <= m_site.gridMw[hour] && m_site.gridUsd[hour] <= m_site.flexibleUsd) continue;
        m_curve.build(m_site, m_plan, hour);
        double leftMw = m_plan.netMw[hour] - m_curve.baseMw();
        for (const SupplyStep& step : m_curve) {
            if (step.source == kFlexibleSource && leftMw > 0.0) shed.emplace_back(-std::min(leftMw, step.mw), hour);
            leftMw -= step.mw;
        }
    }
    const auto most = static_cast<std::size_t>(std::max(0.0, units::number(m_input->flexibleLimit)));
    if (shed.size() <= most) return false;
    std::ranges::nth_element(shed, shed.begin() + static_cast<std::ptrdiff_t>(most));
    m_shedHours.assign(m_site.hours, 0);
    for (const auto& [mw, hour] : shed)
        m_shedHours[hour] = 1;
    std::vector<double> allowedMw(m_site.hours, 0.0);
    for (std::size_t i = 0; i < most; ++i)
        allowedMw[shed[i].second] = m_site.flexibleMw[shed[i].second];
    m_site.flexibleMw = std::move(allowedMw);
    return true;
}

} // namespace model::dispatch
