#include "model/dispatch/hour_curve.h"

#include <algorithm>
#include <limits>

namespace model::dispatch {

// Equal prices keep the order of the calls: grid, groups, flexible load, lost load.
inline void HourCurve::add(double usd, double mw, int source) {
    std::size_t place = m_count++;
    for (; place > 0 && m_steps[place - 1].usd > usd; --place)
        m_steps[place] = m_steps[place - 1];
    m_steps[place] = {usd, mw, source};
}

inline void HourCurve::addGroup(const SiteHours& site, const SitePlan& plan, std::size_t hour, int index, int units) {
    const std::size_t i = static_cast<std::size_t>(index);
    const SiteGroup& group = site.groups[i];
    const double unitMw = group.unitMw[hour];
    if (plan.relaxed[i] != 0) {
        if (unitMw > 0.0) add(group.outputUsd[hour] + group.hourUsd[hour] / unitMw, group.count * unitMw, index);
        return;
    }
    if (units <= 0) return;
    const double minimumMw = units * unitMw * group.minimumLoad;
    m_baseMw += minimumMw;
    m_onlineMw += units * unitMw;
    m_largestMw = std::max(m_largestMw, unitMw);
    if (plan.rampSet[i] != 0)
        m_baseMw += plan.outputMw[i][hour];
    else
        add(group.outputUsd[hour], units * unitMw - minimumMw, index);
}

void HourCurve::build(const SiteHours& site, const SitePlan& plan, std::size_t hour, int leftOut, int units) {
    m_count = 0;
    m_baseMw = 0.0;
    m_onlineMw = 0.0;
    m_largestMw = 0.0;
    m_possible = true;
    m_onsiteRoomMw = std::numeric_limits<double>::infinity();
    if (site.gridMw[hour] > 0.0) add(site.gridUsd[hour], site.gridMw[hour], kGridSource);
    for (int i = 0; i < static_cast<int>(site.groups.size()); ++i)
        addGroup(site, plan, hour, i, i == leftOut ? units : plan.online[static_cast<std::size_t>(i)][hour]);
    if (site.reserve) holdReserve(plan);
    if (site.flexibleMw[hour] > 0.0) add(site.flexibleUsd, site.flexibleMw[hour], kFlexibleSource);
    add(site.lostUsd, std::numeric_limits<double>::infinity(), kLostSource);
}

// On-site output stays what the others could carry if the largest running unit failed.
void HourCurve::holdReserve(const SitePlan& plan) {
    double leftMw = m_onlineMw - m_largestMw - m_baseMw;
    m_onsiteRoomMw = std::max(0.0, leftMw);
    m_possible = leftMw >= -1e-9 * m_onlineMw;
    for (std::size_t i = 0; i < m_count; ++i) {
        if (m_steps[i].source < 0 || plan.relaxed[static_cast<std::size_t>(m_steps[i].source)] != 0) continue;
        m_steps[i].mw = std::clamp(leftMw, 0.0, m_steps[i].mw);
        leftMw -= m_steps[i].mw;
    }
}

double HourCurve::costUsd(double demandMw, double barredUsd) const {
    double leftMw = demandMw - m_baseMw;
    if (leftMw < 0.0) return -leftMw * barredUsd;
    double usd = m_possible ? 0.0 : barredUsd;
    for (const SupplyStep& step : *this) {
        if (leftMw <= step.mw) return usd + leftMw * step.usd;
        usd += step.mw * step.usd;
        leftMw -= step.mw;
    }
    return usd;
}

} // namespace model::dispatch
