#include "model/finance/token_cost.h"

#include <cassert>

namespace model::finance {

TokenCost tokenCost(const ServingSpend& spend, units::Text tokens) {
    assert(tokens > units::Text{});
    TokenCost cost{spend.accelerators / tokens, spend.facility / tokens, spend.energy / tokens,
                   spend.operations / tokens,   units::TextPrice{},      0.0};
    cost.total = cost.accelerators + cost.facility + cost.energy + cost.operations;
    if (cost.total > units::TextPrice{}) cost.energyShare = cost.energy / cost.total;
    return cost;
}

units::Money rentOf(double accelerators, units::MoneyRate perAcceleratorHour, units::Duration span) {
    return accelerators * (perAcceleratorHour * span);
}

} // namespace model::finance
