#include "model/dispatch/lp/dispatch_lp.h"

#include "model/dispatch/lp/window_program.h"

#include <algorithm>

namespace model::dispatch::lp {

namespace {

SiteHours trueHours(const DispatchInput& input, const DispatchYear& year) {
    SiteHours site;
    prepareHours(input, site);
    const bool fuelApart = input.gas.firmMmbtuPerDay < kUnlimited;
    for (std::size_t i = 0; i < site.groups.size(); ++i)
        priceHours(input, site, i, fuelApart ? 0.0 : units::number(input.gasPrice));
    for (std::size_t i = 0; i < site.stores.size(); ++i)
        site.stores[i].endUsd = year.planned.storedUsdPerMwh[i];
    return site;
}

void sizeResult(const SiteHours& site, DispatchLp& result) {
    for (auto* hourly : {&result.gridMw, &result.flexibleMw, &result.unservedMw})
        hourly->assign(site.hours, 0.0);
    for (auto* grouped : {&result.online, &result.outputMw})
        grouped->assign(site.groups.size(), std::vector<double>(site.hours, 0.0));
    result.chargeMw.assign(site.stores.size(), std::vector<double>(site.hours, 0.0));
}

} // namespace

DispatchLp solveDispatchLp(const DispatchInput& input, const DispatchYear& year, const DispatchLpOptions& options) {
    const SiteHours site = trueHours(input, year);
    DispatchLp result;
    sizeResult(site, result);
    result.planCostUsd = units::number(year.planned.cost.total() - year.planned.storedValue);
    result.status = LpStatus::Optimal;
    const std::size_t window = options.windowHours > 0 ? options.windowHours : std::max<std::size_t>(1, site.hours);
    for (std::size_t from = 0; from < site.hours && result.status == LpStatus::Optimal; from += window) {
        const std::size_t to = std::min(site.hours, from + window);
        const WindowProgram part(input, site, year, options.commitment, from, to);
        const LpSolution solution = solve(part.program(), options.stop);
        result.status = solution.status;
        if (solution.status != LpStatus::Optimal) break;
        result.costUsd += solution.cost + part.fixedUsd();
        part.read(solution, result);
        if (options.progress) options.progress(static_cast<double>(to) / static_cast<double>(site.hours));
    }
    if (result.status != LpStatus::Optimal) {
        const LpStatus status = result.status;
        result = {};
        result.status = status;
    }
    return result;
}

} // namespace model::dispatch::lp
