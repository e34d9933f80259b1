// How much to build when demand is uncertain: expected cost, minimax regret, value of perfect information. Costs are in
// any one unit of money.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace model::finance {

// One row per build, one column per future.
using CostTable = std::vector<std::vector<double>>;

struct MismatchCost {
    double over{};  // for each unit built and not needed
    double under{}; // for each unit needed and not built
};
CostTable mismatchTable(std::span<const double> builds, std::span<const double> demands, const MismatchCost& cost);

struct BuildDecision {
    std::vector<double> expectedCost;  // by build
    std::vector<double> largestRegret; // by build: over futures, cost above the best build for that future
    std::size_t leastExpected{};       // row; the first of equals
    std::size_t leastRegret{};
    double perfectInformation{}; // EVPI: least expected cost less the expected cost of knowing the future
};
// Rows of one length, at least one row and column; probabilities by column, summing to 1.
BuildDecision decideBuild(const CostTable& costs, std::span<const double> probabilities);

// Newsvendor: the quantile of demand to build to, under / (under + over).
double criticalQuantile(const MismatchCost& cost);

// Minimax regret over any demand in [low, high].
struct RegretBuild {
    double build{};
    double regret{};
};
RegretBuild minimaxRegret(double low, double high, const MismatchCost& cost);

// Mean of the worst (1 - level) share of equally likely losses (CVaR), by Rockafellar and Uryasev; 0 <= level < 1, at
// least one loss.
double conditionalValueAtRisk(std::span<const double> losses, double level);

} // namespace model::finance
