#include "model/finance/build_decision.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <limits>
#include <numeric>

namespace model::finance {

namespace {
std::vector<double> bestOfEachFuture(const CostTable& costs) {
    std::vector<double> best(costs.front().size(), std::numeric_limits<double>::infinity());
    for (const std::vector<double>& row : costs)
        for (std::size_t future = 0; future < best.size(); ++future)
            best[future] = std::min(best[future], row[future]);
    return best;
}

std::size_t indexOfLeast(const std::vector<double>& values) {
    return static_cast<std::size_t>(std::distance(values.begin(), std::min_element(values.begin(), values.end())));
}
} // namespace

CostTable mismatchTable(std::span<const double> builds, std::span<const double> demands, const MismatchCost& cost) {
    CostTable table;
    for (const double build : builds) {
        std::vector<double>& row = table.emplace_back();
        for (const double demand : demands)
            row.push_back(cost.over * std::max(0.0, build - demand) + cost.under * std::max(0.0, demand - build));
    }
    return table;
}

BuildDecision decideBuild(const CostTable& costs, std::span<const double> probabilities) {
    assert(!costs.empty() && costs.front().size() == probabilities.size());
    const std::vector<double> best = bestOfEachFuture(costs);
    BuildDecision decision;
    for (const std::vector<double>& row : costs) {
        decision.expectedCost.push_back(std::inner_product(row.begin(), row.end(), probabilities.begin(), 0.0));
        double largest = 0.0;
        for (std::size_t future = 0; future < best.size(); ++future)
            largest = std::max(largest, row[future] - best[future]);
        decision.largestRegret.push_back(largest);
    }
    decision.leastExpected = indexOfLeast(decision.expectedCost);
    decision.leastRegret = indexOfLeast(decision.largestRegret);
    decision.perfectInformation = decision.expectedCost[decision.leastExpected] -
                                  std::inner_product(best.begin(), best.end(), probabilities.begin(), 0.0);
    return decision;
}

double criticalQuantile(const MismatchCost& cost) {
    return cost.under / (cost.under + cost.over);
}

RegretBuild minimaxRegret(double low, double high, const MismatchCost& cost) {
    const double sum = cost.over + cost.under;
    return {(cost.under * high + cost.over * low) / sum, cost.over * cost.under * (high - low) / sum};
}

double conditionalValueAtRisk(std::span<const double> losses, double level) {
    assert(!losses.empty() && level >= 0.0 && level < 1.0);
    std::vector<double> worstFirst(losses.begin(), losses.end());
    std::sort(worstFirst.begin(), worstFirst.end(), std::greater<>());
    // The tail may end within one loss, which then counts with its part.
    const double tail = (1.0 - level) * static_cast<double>(worstFirst.size());
    double left = tail;
    double sum = 0.0;
    for (const double loss : worstFirst) {
        const double weight = std::min(1.0, left);
        sum += weight * loss;
        left -= weight;
        if (left <= 0.0) break;
    }
    return sum / tail;
}

} // namespace model::finance
