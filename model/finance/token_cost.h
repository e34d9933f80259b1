// What a token costs, as a waterfall whose steps sum to the total. A cost, not a price: Assumptions::markup lies over
// it.
#pragma once

#include "model/units/quantities.h"

namespace model::finance {

// Money spent in some span of time to serve the tokens of the same span.
struct ServingSpend {
    units::Money accelerators; // annuity of servers, or rent
    units::Money facility;     // annuity of building and electrical plant
    units::Money energy;
    units::Money operations;
    units::Money total() const { return accelerators + facility + energy + operations; }
};

// Per token of whichever count was given (output tokens with prefill included, by convention).
struct TokenCost {
    units::TextPrice accelerators;
    units::TextPrice facility;
    units::TextPrice energy;
    units::TextPrice operations;
    units::TextPrice total;
    double energyShare{}; // of the total; 0 for a total of 0
};
// tokens above zero.
TokenCost tokenCost(const ServingSpend& spend, units::Text tokens);

// Rent of accelerators for a span: count × price per accelerator-hour × hours.
units::Money rentOf(double accelerators, units::MoneyRate perAcceleratorHour, units::Duration span);

} // namespace model::finance
