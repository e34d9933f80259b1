#include "model/finance/real_option.h"

#include <cassert>
#include <cmath>

namespace model::finance {

double optionRoot(const WaitingOption& option) {
    assert(option.riskFreeRate > 0.0 && option.payout > 0.0 && option.volatility > 0.0);
    const double variance = option.volatility * option.volatility;
    const double drift = (option.riskFreeRate - option.payout) / variance;
    return 0.5 - drift + std::sqrt((drift - 0.5) * (drift - 0.5) + 2.0 * option.riskFreeRate / variance);
}

double investmentHurdle(const WaitingOption& option) {
    const double root = optionRoot(option);
    return root / (root - 1.0);
}

} // namespace model::finance
