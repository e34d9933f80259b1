// The value of money in time: annuities, present value, internal rate, payback. Yearly flows in USD, first at time 0.
#pragma once

#include "model/units/quantities.h"

#include <optional>
#include <span>

namespace model::finance {

// Capital recovery factor r (1 + r)^n / ((1 + r)^n - 1); 1 / n at rate 0. years above zero, rate above -1.
double capitalRecovery(double rate, double years);
// The equal yearly payment at the end of each of `years` years.
units::Money annuity(units::Money capital, double rate, double years);

double netPresentValueUsd(std::span<const double> flowsUsd, double rate);
// The rate at which the present value is zero, between -99 % and 10,000 % a year. Nothing when there is none there, or
// more than one: the figure then means nothing.
std::optional<double> internalRate(std::span<const double> flowsUsd);
// Years until the running sum of flows, discounted at `rate` (0: plain payback), reaches zero for good, linear within a
// year. Nothing when it ends below zero.
std::optional<double> paybackYears(std::span<const double> flowsUsd, double rate);

// Cost of capital idle over the years: sum of max(0, built - needed) × annuity per MW. Spans of one length.
units::Money strandedCost(std::span<const double> builtMw, std::span<const double> neededMw,
                          units::PowerCost annuityPerMw);

} // namespace model::finance
