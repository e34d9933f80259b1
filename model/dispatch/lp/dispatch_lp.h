// The linear program of a planned year, solved exactly: how much cheaper the same hours could be served. A yardstick
// for the dispatch with look-ahead, not a way to plan.
#pragma once

#include "model/dispatch/dispatch_year.h"
#include "model/dispatch/lp/linear_program.h"

#include <functional>
#include <stop_token>

namespace model::dispatch::lp {

// Given: units online and the hours that shed as in the plan. Relaxed: any number between 0 and the count, without
// minimum times: a bound that no plan can undercut.
enum class LpCommitment { Given, Relaxed };

// Windows follow one another without overlap; a window begins, and if not the last ends, with the plan's own charge,
// output and online units, and may use what the plan used there of fuel and emissions. 0: all hours at once.
struct DispatchLpOptions {
    LpCommitment commitment{LpCommitment::Given};
    std::size_t firstHour{};
    std::size_t hours{}; // from there on; 0: to the end
    std::size_t windowHours{};
    std::stop_token stop;
    // 0 to 1, rising, at least after each window; within one the share is guessed from the iterations.
    std::function<void(double share)> progress;
};

struct DispatchLp {
    LpStatus status{LpStatus::Failed}; // the first that was not optimal
    std::size_t firstHour{};
    std::size_t hours{};  // solved: fewer than asked for where the status is not optimal
    double costUsd{};     // of these hours, starts included, less the value of the charge left at the end of all
    double planCostUsd{}; // of the plan in the same hours, counted alike
    // By hour from `firstHour` on.
    std::vector<double> gridMw;
    std::vector<double> flexibleMw;
    std::vector<double> unservedMw;
    std::vector<std::vector<double>> online;   // by group
    std::vector<std::vector<double>> outputMw; // by group
    std::vector<std::vector<double>> chargeMw; // by battery; negative: discharge
    bool stoppedEarly() const { return status == LpStatus::Cancelled; }
    // Share of the plan's cost that the program saves.
    double gap() const { return planCostUsd != 0.0 ? (planCostUsd - costUsd) / planCostUsd : 0.0; }
};

// `year` is a planned one of `input`.
DispatchLp solveDispatchLp(const DispatchInput& input, const DispatchYear& year, const DispatchLpOptions& options = {});

} // namespace model::dispatch::lp
