#include "model/workload/price_response.h"

#include <cassert>

namespace model::workload {

double userCostRatio(double priceRatio, double tokenRatio, double valueRatio, double attentionShare) {
    assert(valueRatio > 0.0);
    return (attentionShare + (1.0 - attentionShare) * priceRatio * tokenRatio) / valueRatio;
}

double tokenShareOfUserCost(double priceRatio, double tokenRatio, double attentionShare) {
    const double tokens = (1.0 - attentionShare) * priceRatio * tokenRatio;
    return tokens > 0.0 ? tokens / (attentionShare + tokens) : 0.0;
}

double tokenPriceFactor(double costFactor, double tokenShare) {
    assert(tokenShare > 0.0);
    return 1.0 + (costFactor - 1.0) / tokenShare;
}

} // namespace model::workload
