#include "model/dispatch/hour_curve.h"

#include <algorithm>
#include <limits>

namespace model::dispatch {

namespace {
constexpr int kSoftPieces = 12;

// Pieces' prices lie closer near the lower one, as lost load is far above all others.
constexpr double softShare(int piece) {
    const double share = (piece + 0.5) / kSoftPieces;
    return share * share * share * share * share;
}
} // namespace

void HourCurve::reserve(std::size_t groups) {
    m_steps.resize((groups + 4) * (kSoftPieces + 1));
    m_softSteps.resize(m_steps.size());
}

// Equal prices keep the order of the calls: sun and wind, grid, groups, flexible load, lost load.
inline void HourCurve::add(double usd, double mw, int source) {
    SupplyStep* const steps = m_steps.data();
    std::size_t place = m_count++;
    for (; place > 0 && steps[place - 1].usd > usd; --place)
        steps[place] = steps[place - 1];
    steps[place] = {usd, mw, source};
}

inline void HourCurve::addGroup(const SiteGroup& group, const SitePlan& plan, std::size_t hour, int index, int units) {
    const std::size_t i = static_cast<std::size_t>(index);
    const double unitMw = group.unitMw.data()[hour];
    const double outputUsd = group.outputUsd.data()[hour];
    if (plan.relaxed.data()[i] != 0) {
        if (unitMw > 0.0) add(outputUsd + group.hourUsd.data()[hour] / unitMw, group.count * unitMw, index);
        return;
    }
    if (units <= 0) return;
    const double minimumMw = units * unitMw * group.minimumLoad;
    m_baseMw += minimumMw;
    m_onlineMw += units * unitMw;
    m_largestMw = std::max(m_largestMw, unitMw);
    if (plan.rampSet.data()[i] != 0)
        m_baseMw += plan.outputMw[i][hour];
    else
        add(outputUsd, units * unitMw - minimumMw, index);
}

void HourCurve::build(const SiteHours& site, const SitePlan& plan, std::size_t hour, int leftOut, int units) {
    m_count = 0;
    m_baseMw = 0.0;
    m_onlineMw = 0.0;
    m_largestMw = 0.0;
    m_possible = true;
    m_onsiteRoomMw = std::numeric_limits<double>::infinity();
    if (hasRenewable(site, hour)) add(0.0, site.renewableMw.data()[hour], kRenewableSource);
    const double gridMw = site.gridMw.data()[hour];
    if (gridMw > 0.0) add(site.gridUsd.data()[hour], gridMw, kGridSource);
    const int groups = static_cast<int>(site.groups.size());
    const SiteGroup* const group = site.groups.data();
    const std::vector<int>* const online = plan.online.data();
    for (int i = 0; i < groups; ++i)
        addGroup(group[i], plan, hour, i, i == leftOut ? units : online[i].data()[hour]);
    if (site.reserve) holdReserve(plan);
    const double flexibleMw = site.flexibleMw.data()[hour];
    if (flexibleMw > 0.0) add(site.flexibleUsd, flexibleMw, kFlexibleSource);
    add(site.lostUsd, std::numeric_limits<double>::infinity(), kLostSource);
    if (plan.softMw > 0.0) soften(plan.softMw);
}

// From one step's price to the next in pieces, `mw` to each side or half of the step.
void HourCurve::soften(double mw) {
    std::size_t count = 0;
    double taken = 0.0; // of the step by the change before it
    for (std::size_t i = 0; i + 1 < m_count; ++i) {
        const SupplyStep& low = m_steps[i];
        const SupplyStep& high = m_steps[i + 1];
        const double sideMw = std::min({mw, 0.5 * low.mw, 0.5 * high.mw});
        m_softSteps[count++] = {low.usd, low.mw - taken - sideMw, low.source};
        for (int piece = 0; piece < kSoftPieces; ++piece) {
            const double share = softShare(piece);
            m_softSteps[count++] = {low.usd + (high.usd - low.usd) * share, 2.0 * sideMw / kSoftPieces, low.source};
        }
        taken = sideMw;
    }
    m_softSteps[count++] = m_steps[m_count - 1];
    m_softSteps[count - 1].mw -= taken;
    m_steps.swap(m_softSteps);
    m_count = count;
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
