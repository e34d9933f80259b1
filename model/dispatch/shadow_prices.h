// What the limits of a plan are worth: a price for each limit on running, starting or emitting, and for each day's
// fuel. Not the prices paid.
#pragma once

#include "model/dispatch/dispatch_year.h"

#include <cstddef>
#include <vector>

namespace model::dispatch {

// One price up to an hour, another from it on: where no single price meets a limit exactly, the change of hour does.
struct ShadowPrice {
    double firstUsd{};
    double thenUsd{};
    std::size_t thenFrom{}; // hour
    double at(std::size_t hour) const { return hour < thenFrom ? firstUsd : thenUsd; }
};

enum class LimitKind { UnitHours, Starts, Nox, Co };

struct PricedLimit {
    LimitKind kind{LimitKind::UnitHours};
    int group{}; // -1: the whole plant
    double most{};
    ShadowPrice price;
};

// Every limit that the input sets, at no price.
std::vector<PricedLimit> limitsOf(const DispatchInput& input);
// What the year used of it.
double usedOf(const PricedLimit& limit, const DispatchYear& year);
// Tonnes that a MWh of fuel in the group uses of it; 0 for hours and starts.
double perFuelMwh(const PricedLimit& limit, const DispatchInput& input, std::size_t group);
// Whether the limit holds but for rounding.
bool isHeld(const PricedLimit& limit, double used);
bool isHeld(const PricedLimit& limit, const DispatchYear& year);

} // namespace model::dispatch
