#include "model/dispatch/ramp_schedule.h"

#include <algorithm>

namespace model::dispatch {

namespace {
constexpr double kHeldShare = 1e-6;
constexpr double kKeptShare = 0.75; // of what earlier rounds found
} // namespace

double RampSchedule::rampMw(std::size_t hour) const {
    return m_group->rampShare * m_group->unitMw[hour] * m_plan->online[m_index][hour];
}

double RampSchedule::mostMw(std::size_t hour) const {
    return m_group->unitMw[hour] * m_plan->online[m_index][hour] * (1.0 - m_group->minimumLoad);
}

// From the cost of the next hour's output to that of this hour's: what falls is reached from `upMw` below, what rises
// from `downMw` above, the lowest is level in between.
void RampSchedule::reachNext(double upMw, double downMw, double topMw) {
    m_before.swap(m_slopes);
    m_slopes.clear();
    double leftMw = topMw;
    const auto put = [this, &leftMw](double usd, double mw) {
        mw = std::min(mw, leftMw);
        if (mw > 0.0) m_slopes.push_back({usd, mw});
        leftMw -= mw;
    };
    double skipMw = upMw;
    std::size_t i = 0;
    for (; i < m_before.size() && m_before[i].usd < 0.0; ++i) {
        const double skippedMw = std::min(skipMw, m_before[i].mw);
        skipMw -= skippedMw;
        put(m_before[i].usd, m_before[i].mw - skippedMw);
    }
    put(0.0, upMw - skipMw + downMw);
    for (; i < m_before.size(); ++i)
        put(m_before[i].usd, m_before[i].mw);
}

// Adds what output costs in the hour itself: its own price less that of what it replaces.
void RampSchedule::addHour(std::size_t hour, double topMw) {
    m_hour.clear();
    double leftMw = m_plan->netMw[hour] - m_curve.baseMw();
    const SupplyStep* step = m_curve.begin();
    while (leftMw > step->mw)
        leftMw -= (step++)->mw;
    const double outputUsd = m_group->outputUsd[hour];
    double roomMw = topMw;
    while (roomMw > 0.0 && leftMw > 0.0) {
        const double mw = std::min(leftMw, roomMw);
        m_hour.push_back({outputUsd - step->usd, mw});
        roomMw -= mw;
        if (step == m_curve.begin()) break;
        leftMw = (--step)->mw;
    }
    if (roomMw > 0.0) m_hour.push_back({outputUsd + m_site->barredUsd, roomMw});
    m_before.swap(m_slopes);
    m_slopes.clear();
    std::size_t a = 0;
    std::size_t b = 0;
    while (a < m_before.size() && b < m_hour.size()) {
        const double mw = std::min(m_before[a].mw, m_hour[b].mw);
        if (mw > 0.0) m_slopes.push_back({m_before[a].usd + m_hour[b].usd, mw});
        if ((m_before[a].mw -= mw) <= 0.0) ++a;
        if ((m_hour[b].mw -= mw) <= 0.0) ++b;
    }
}

void RampSchedule::schedule(const SiteHours& site, SitePlan& plan, std::size_t index, std::size_t from,
                            std::size_t to) {
    m_site = &site;
    m_plan = &plan;
    m_group = &site.groups[index];
    m_index = index;
    m_curve.reserve(site.groups.size());
    m_bestMw.resize(site.hours);
    m_topMw.resize(site.hours);
    std::vector<double>& outputMw = plan.outputMw[index];
    plan.rampSet[index] = 1;
    ++plan.epoch;
    m_slopes.clear();
    for (std::size_t hour = to; hour-- > from;) {
        const double beforeMw = outputMw[hour];
        outputMw[hour] = 0.0;
        m_curve.build(site, plan, hour);
        outputMw[hour] = beforeMw;
        double topMw = std::min(mostMw(hour), m_curve.onsiteRoomMw());
        if (hour + 1 == to) {
            m_slopes.assign(1, {0.0, topMw});
        } else {
            topMw = std::min(topMw, m_topMw[hour + 1] + rampMw(hour));
            reachNext(rampMw(hour + 1), rampMw(hour), topMw);
        }
        m_topMw[hour] = topMw;
        addHour(hour, topMw);
        m_bestMw[hour] = 0.0;
        for (const Slope& slope : m_slopes)
            if (slope.usd < 0.0) m_bestMw[hour] += slope.mw;
    }
    for (std::size_t hour = from; hour < to; ++hour) {
        double mw = std::min(m_bestMw[hour], m_topMw[hour]);
        if (hour > 0) mw = std::clamp(mw, outputMw[hour - 1] - rampMw(hour - 1), outputMw[hour - 1] + rampMw(hour));
        outputMw[hour] = std::clamp(mw, 0.0, m_topMw[hour]);
    }
}

// Price of the last MW that the hour takes.
double RampSchedule::marginalUsd(std::size_t hour) {
    m_curve.build(*m_site, *m_plan, hour);
    double leftMw = m_plan->netMw[hour] - m_curve.baseMw();
    const SupplyStep* step = m_curve.begin();
    while (leftMw > step->mw)
        leftMw -= (step++)->mw;
    return step->usd;
}

// A MW more in an hour saves there, and in the hours after it as long as the ramp alone holds their output back.
void RampSchedule::valueUnits(const SiteHours& site, SitePlan& plan, std::size_t index, std::size_t from,
                              std::size_t to) {
    m_site = &site;
    m_plan = &plan;
    m_group = &site.groups[index];
    m_index = index;
    m_curve.reserve(site.groups.size());
    plan.rampUsd.resize(site.groups.size());
    plan.rampUsd[index].resize(site.hours, 0.0);
    const std::vector<double>& outputMw = plan.outputMw[index];
    double savedUsd = 0.0; // by a MW more in the hour after
    for (std::size_t hour = to; hour-- > from;) {
        const double before = hour > 0 ? outputMw[hour - 1] : 0.0;
        const bool isHeldBack = hour > 0 && outputMw[hour] >= before + rampMw(hour) * (1.0 - kHeldShare);
        savedUsd = std::max(0.0, savedUsd + marginalUsd(hour) - m_group->outputUsd[hour]);
        if (!isHeldBack) savedUsd = 0.0;
        plan.rampUsd[index][hour] =
            kKeptShare * plan.rampUsd[index][hour] + savedUsd * m_group->rampShare * m_group->unitMw[hour];
    }
}

} // namespace model::dispatch
