// Rebound arithmetic: how a gain in efficiency comes back as more demand. Pure formulas on ratios to the first year.
// R < 0 super-conservation, 0 to 1 partial rebound, 1 full, above 1 backfire (Jevons). Planning model, section 2.
#pragma once

#include <optional>

namespace model::workload {

// Cost of a token after an efficiency gain k that touches a share s of it: (1 - s) + s / k.
double costRatio(double efficiency, double costShare);
// Price over the first year's from the cost ratio AT FIXED QUALITY: costRatio^(theta (1 - chi)).
double priceRatio(double costRatioAtFixedQuality, double passThrough, double qualityShare);
// The rest of the gain makes tokens better, not cheaper: work per token falls by efficiency / qualityGain = k^(1 -
// chi).
double qualityGain(double efficiency, double qualityShare);

// R = 1 + dlnE/dlnk = epsilon theta s (1 - chi) + chi + qualityResponse chi (section 2.2); `qualityResponse` is the
// elasticity of demand to quality times the quality won per log of gain.
struct ReboundChannel {
    double elasticity{};
    double passThrough{1.0};
    double costShare{1.0};
    double qualityShare{};
    double qualityResponse{};
};
double marginalRebound(const ReboundChannel& channel);

// 1 - actual saving / engineering saving, for an efficiency gain k: 1 - (1 - E/E_frozen) / (1 - 1/k).
// Nothing when k is 1: no saving was to be had.
std::optional<double> discreteRebound(double energyOverFrozen, double efficiency);
// The same in closed form for constant elasticity with full pass-through: (k^epsilon - 1) / (k - 1).
std::optional<double> constantElasticityRebound(double elasticity, double efficiency);
// The elasticity that an observed energy multiple implies, everything ascribed to price: 1 + ln E / ln k (k > 1).
double impliedElasticity(double energyMultiple, double efficiency);

// Production side (Saunders): CES with elasticity of substitution sigma and energy cost share s: sigma / (1 - s).
double productionRebound(double substitution, double energyCostShare);

// Price over today's that clears a market which wants `shortage` times what can be had: shortage^(1/epsilon), at
// least 1.
double rationedPriceRatio(double shortage, double elasticity);

// Tokens over today's when a task takes mu times the tokens and is worth q times as much: mu^(1-epsilon) q^epsilon.
double reasoningTokenRatio(double tokenRatio, double valueRatio, double elasticity);
// The worth q at which those tokens neither rise nor fall: mu^((epsilon-1)/epsilon).
double reasoningBreakEvenValue(double tokenRatio, double elasticity);

} // namespace model::workload
