// How near the planned dispatch of one year comes to the cheapest one possible, by an exact linear program. A check
// that takes seconds to minutes, not a part of evaluate().
#pragma once

#include "model/dispatch/dispatch_year.h"
#include "model/scenario/scenario.h"

#include <functional>
#include <optional>
#include <stop_token>

namespace model::scenario {

struct ExactDispatchOptions {
    std::size_t windowHours{168}; // solved at once; 0: the whole year, which takes much longer
    std::stop_token stop;         // ends within a fraction of a second
    std::function<void(double share)> progress;
};

// Costs in USD of the year, at the prices that stand for the order of service; the charge left at the end is credited.
struct ExactDispatch {
    enum class End { Done, Cancelled, NotSolved, NothingToPlan };
    End end{End::NotSolved};
    std::size_t hours{};
    double planUsd{};
    std::optional<double> committedUsd; // the cheapest with the plan's own units online
    std::optional<double> relaxedUsd;   // with any share of a unit online: no plan can be cheaper
    // Share of the plan's cost that could be saved.
    std::optional<double> committedGap() const;
    std::optional<double> relaxedGap() const;
};

// The year as evaluate() dispatches it, planned ahead even where rules would do. `year` is one of the study.
ExactDispatch compareWithExact(const Scenario& scenario, int year, const ExactDispatchOptions& options = {});

} // namespace model::scenario
