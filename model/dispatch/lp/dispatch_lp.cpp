#include "model/dispatch/lp/dispatch_lp.h"

#include "model/dispatch/lp/plan_cost.h"
#include "model/dispatch/lp/window_program.h"

#include <algorithm>
#include <cmath>

namespace model::dispatch::lp {

namespace {

SiteHours trueHours(const DispatchInput& input, const DispatchYear& year) {
    SiteHours site;
    prepareHours(input, site);
    const bool fuelApart = input.gas.firmMmbtuPerDay < kUnlimited;
    for (std::size_t i = 0; i < site.groups.size(); ++i)
        priceHours(input, site, i, 0, site.hours, fuelApart ? 0.0 : units::number(input.gasPrice));
    for (std::size_t i = 0; i < site.stores.size(); ++i)
        site.stores[i].endUsd = year.planned.storedUsdPerMwh[i];
    return site;
}

template<class Resize>
void eachHourly(DispatchLp& result, const Resize& resize) {
    for (auto* hourly : {&result.gridMw, &result.flexibleMw, &result.unservedMw})
        resize(*hourly);
    for (auto* several : {&result.online, &result.outputMw, &result.chargeMw})
        for (auto& hourly : *several)
            resize(hourly);
}

// Tells how far a window is while it is solved: after about two iterations a row it is done, and never before.
std::function<void(int)> progressWithin(const DispatchLpOptions& options, double doneShare, double windowShare,
                                        std::size_t rows) {
    if (!options.progress) return {};
    return [&options, doneShare, windowShare, rows](int iterations) {
        const double turns = iterations / (2.0 * static_cast<double>(rows) + 1.0);
        options.progress(doneShare + windowShare * (1.0 - std::exp(-2.0 * turns)));
    };
}

} // namespace

DispatchLp solveDispatchLp(const DispatchInput& input, const DispatchYear& year, const DispatchLpOptions& options) {
    const SiteHours site = trueHours(input, year);
    DispatchLp result;
    result.firstHour = std::min(options.firstHour, site.hours);
    const std::size_t asked = options.hours > 0 ? options.hours : site.hours;
    const std::size_t end = result.firstHour + std::min(asked, site.hours - result.firstHour);
    result.online.resize(site.groups.size());
    result.outputMw.resize(site.groups.size());
    result.chargeMw.resize(site.stores.size());
    eachHourly(result, [&](std::vector<double>& hourly) { hourly.assign(end - result.firstHour, 0.0); });
    result.status = LpStatus::Optimal;
    const std::size_t window = options.windowHours > 0 ? options.windowHours : std::max<std::size_t>(1, site.hours);
    const double span = static_cast<double>(end - result.firstHour);
    for (std::size_t from = result.firstHour; from < end; from += window) {
        const std::size_t to = std::min(end, from + window);
        const WindowProgram part(input, site, year, options.commitment, from, to);
        const double doneShare = static_cast<double>(result.hours) / span;
        const LpSolution solution = solve(
            part.program(), options.stop,
            progressWithin(options, doneShare, static_cast<double>(to - from) / span, part.program().rows.size()));
        result.status = solution.status;
        if (solution.status != LpStatus::Optimal) break;
        result.costUsd += solution.cost + part.fixedUsd();
        result.hours = to - result.firstHour;
        part.read(solution, result);
        if (options.progress) options.progress(static_cast<double>(result.hours) / span);
    }
    eachHourly(result, [&](std::vector<double>& hourly) { hourly.resize(result.hours); });
    result.planCostUsd = planCostUsd(input, site, year, result.firstHour, result.firstHour + result.hours);
    return result;
}

} // namespace model::dispatch::lp
