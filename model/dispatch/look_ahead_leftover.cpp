// What limits on fuel and emissions leave unused after whole units are decided: running units give more in place of the
// dearest sources first, until nothing is left or nothing is saved.
#include "model/dispatch/look_ahead_dispatch.h"

#include <algorithm>

namespace model::dispatch {

struct LookAheadDispatch::Swap {
    double savedUsdPerMwhFuel;
    std::size_t hour;
    std::size_t group;
    int source;
};

void LookAheadDispatch::findSwaps(std::size_t hour, const DispatchYear& year, std::vector<Swap>& swaps) const {
    const double fuelUsd = m_fuelDays.empty() ? units::number(m_input->gasPrice) : m_fuelDays[hour / 24].lowUsd;
    for (std::size_t i = 0; i < m_site.groups.size(); ++i) {
        const SiteGroup& group = m_site.groups[i];
        if (m_plan.online[i][hour] == 0 || group.ramped || group.fuelPerOutput <= 0.0) continue;
        const double ownUsd = group.fuelPerOutput * fuelUsd + units::number(m_input->groups[i].variableCost);
        const auto add = [&](double mw, double usd, int source) {
            if (mw > 0.0 && usd > ownUsd) swaps.push_back({(usd - ownUsd) / group.fuelPerOutput, hour, i, source});
        };
        add(year.unservedMw[hour], m_site.lostUsd, kLostSource);
        add(year.flexibleMw[hour], m_site.flexibleUsd, kFlexibleSource);
        add(year.gridMw[hour], m_site.gridUsd[hour], kGridSource);
    }
}

void LookAheadDispatch::useUpLimits(DispatchYear& year) {
    std::vector<double> leftOfLimit;
    for (const PricedLimit& limit : m_limits)
        leftOfLimit.push_back(limit.most);
    m_dayFuelMwh.assign(m_site.hours / 24 + 1, 0.0);
    for (std::size_t i = 0; i < m_site.groups.size(); ++i)
        for (std::size_t hour = 0; hour < m_site.hours; ++hour) {
            const SiteGroup& group = m_site.groups[i];
            const double fuelMwh = group.noLoadFuel * m_plan.online[i][hour] * group.unitMw[hour] +
                                   group.fuelPerOutput * year.planned.groups[i].outputMw[hour];
            m_dayFuelMwh[hour / 24] += fuelMwh;
            for (std::size_t l = 0; l < m_limits.size(); ++l)
                leftOfLimit[l] -= fuelMwh * perFuelMwh(m_limits[l], *m_input, i);
        }
    std::vector<Swap> swaps;
    for (std::size_t hour = 0; hour < m_site.hours; ++hour)
        findSwaps(hour, year, swaps);
    std::ranges::stable_sort(swaps, std::ranges::greater(), &Swap::savedUsdPerMwhFuel);
    for (const Swap& swap : swaps)
        apply(swap, leftOfLimit, year);
}

void LookAheadDispatch::apply(const Swap& swap, std::vector<double>& leftOfLimit, DispatchYear& year) {
    const SiteGroup& group = m_site.groups[swap.group];
    double& outputMw = year.planned.groups[swap.group].outputMw[swap.hour];
    double& sourceMw = swap.source == kLostSource       ? year.unservedMw[swap.hour]
                       : swap.source == kFlexibleSource ? year.flexibleMw[swap.hour]
                                                        : year.gridMw[swap.hour];
    double mostMw = std::min(sourceMw, m_plan.online[swap.group][swap.hour] * group.unitMw[swap.hour] - outputMw);
    for (std::size_t l = 0; l < m_limits.size(); ++l) {
        const double perMwh = perFuelMwh(m_limits[l], *m_input, swap.group) * group.fuelPerOutput;
        if (perMwh > 0.0) mostMw = std::min(mostMw, leftOfLimit[l] / perMwh);
    }
    if (!m_fuelDays.empty()) {
        const std::size_t day = swap.hour / 24;
        mostMw = std::min(mostMw, (m_fuelDays[day].mostMwh - m_dayFuelMwh[day]) / group.fuelPerOutput);
    }
    if (mostMw <= 0.0) return;
    if (m_site.reserve) {
        m_curve.build(m_site, m_plan, swap.hour);
        double onsiteMw = -m_curve.baseMw();
        for (const GroupHours& planned : year.planned.groups)
            onsiteMw += planned.outputMw[swap.hour];
        mostMw = std::min(mostMw, m_curve.onsiteRoomMw() - onsiteMw);
        if (mostMw <= 0.0) return;
    }
    outputMw += mostMw;
    sourceMw -= mostMw;
    m_dayFuelMwh[swap.hour / 24] += mostMw * group.fuelPerOutput;
    for (std::size_t l = 0; l < m_limits.size(); ++l)
        leftOfLimit[l] -= mostMw * group.fuelPerOutput * perFuelMwh(m_limits[l], *m_input, swap.group);
}

} // namespace model::dispatch
