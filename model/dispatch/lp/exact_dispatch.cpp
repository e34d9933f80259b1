#include "model/dispatch/lp/exact_dispatch.h"

#include <utility>

namespace model::dispatch::lp {

namespace {
constexpr std::size_t kWindowHours = 336;
}

ExactDispatch exactDispatch(const DispatchInput& input, std::size_t firstHour, std::size_t hours, std::stop_token stop,
                            std::function<void(double share)> progress, LpCommitment commitment) {
    DispatchInput planned = input;
    planned.policy = DispatchPolicy::Cheapest;
    if (units::number(planned.lookAhead) < 1.0)
        planned.lookAhead = units::of<units::Duration>(static_cast<double>(input.loadMw.size()));
    ExactDispatch result;
    dispatchYear(planned, result.plan);
    DispatchLpOptions options;
    options.commitment = commitment;
    options.firstHour = firstHour;
    options.hours = hours;
    options.windowHours = kWindowHours;
    options.stop = std::move(stop);
    options.progress = std::move(progress);
    result.exact = solveDispatchLp(planned, result.plan, options);
    return result;
}

} // namespace model::dispatch::lp
