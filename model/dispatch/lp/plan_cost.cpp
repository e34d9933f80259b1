#include "model/dispatch/lp/plan_cost.h"

#include <algorithm>

namespace model::dispatch::lp {

namespace {

double groupUsd(const SiteGroup& group, const GroupHours& planned, std::size_t from, std::size_t to) {
    double usd = 0.0;
    for (std::size_t hour = from; hour < to; ++hour) {
        const int before = hour > 0 ? planned.online[hour - 1] : group.initiallyOnline;
        usd += planned.online[hour] * group.hourUsd[hour] + planned.outputMw[hour] * group.outputUsd[hour] +
               std::max(0, planned.online[hour] - before) * group.startUsd[hour];
    }
    return usd;
}

double suppliedFuelUsd(const DispatchInput& input, const DispatchYear& year, std::size_t from, std::size_t to) {
    const GasSupply& gas = input.gas;
    const double gasUsd = units::number(input.gasPrice);
    double usd = 0.0;
    while (from < to) {
        const std::size_t day = from / 24;
        const std::size_t end = std::min(to, (day + 1) * 24);
        const bool whole = end - from == 24 || to == input.loadMw.size();
        const double share = whole ? 1.0 : static_cast<double>(end - from) / 24.0;
        double leftMwh = 0.0;
        for (; from < end; ++from)
            leftMwh += year.fuelMmbtu[from] * units::kMwhPerMmbtu;
        const double firmMwh = std::min(leftMwh, share * firmMmbtu(gas, day) * units::kMwhPerMmbtu);
        leftMwh -= firmMwh;
        const double moreMwh = std::min(leftMwh, share * interruptibleMmbtu(gas, day) * units::kMwhPerMmbtu);
        usd += firmMwh * gasUsd + moreMwh * (gasUsd + units::number(gas.interruptibleAdder)) +
               (leftMwh - moreMwh) * units::number(gas.backupPrice);
    }
    return usd;
}

} // namespace

double planCostUsd(const DispatchInput& input, const SiteHours& site, const DispatchYear& year, std::size_t from,
                   std::size_t to) {
    if (from >= to) return 0.0;
    double usd = input.gas.firmMmbtuPerDay < kUnlimited ? suppliedFuelUsd(input, year, from, to) : 0.0;
    for (std::size_t hour = from; hour < to; ++hour)
        usd += year.gridMw[hour] * site.gridUsd[hour] + year.flexibleMw[hour] * site.flexibleUsd +
               year.unservedMw[hour] * site.lostUsd;
    for (std::size_t i = 0; i < site.groups.size(); ++i)
        usd += groupUsd(site.groups[i], year.planned.groups[i], from, to);
    return to == site.hours ? usd - units::number(year.planned.storedValue) : usd;
}

} // namespace model::dispatch::lp
