// What one output token costs in work, accelerator time and energy with its prefill included; not in money.
#pragma once

#include "model/compute/decode_pool.h"
#include "model/compute/roofline.h"
#include "model/units/issue.h"

#include <optional>
#include <string>
#include <vector>

namespace model::compute {

using TimePerText = decltype(units::h / units::token);

// Per OUTPUT token. What the paid time covers beside the serving itself, each once: the queue's slack (prefill replicas
// idle between prompts; decode replicas run at expectedBatch instead of their largest), the failover reserve, and
// servedShare for all other idleness (loading, updates, what the user knows). The swing of demand over day and year is
// none of these: it is the fleet's utilisation.
struct ServingCost {
    std::optional<PhaseCost> prefill; // nothing when every input token is cached
    PhaseCost decode;                 // at the expected batch
    units::WorkPerText work;          // FLOP, prefill included
    TimePerText acceleratorTime;      // paid accelerator hours
    units::EnergyPerText acceleratorEnergy;
    double prefillUtilisation{1.0}; // of the prefill pool
    double firstTokenShare{};       // of the target of time to first token that a prompt takes without waiting
    units::TextRate outputRate() const { return 1.0 / acceleratorTime; } // per paid accelerator
};

// A task reads `inputTokens` (of which `cachedShare` stand in the prefix cache) and writes `outputTokens` > 0. The pool
// is that of decodePool for the same model, accelerator and point.
ServingCost servingCost(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                        const DecodePool& pool, units::Text inputTokens, double cachedShare, units::Text outputTokens,
                        const WorkScale& scale = {});
ServingCost servingCost(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                        units::Text inputTokens, double cachedShare, units::Text outputTokens,
                        const WorkScale& scale = {});

// Energy of the servers per output token: paid accelerator time at the server's nameplate per accelerator times the
// share of the nameplate that is measured over the paid time.
units::EnergyPerText serverEnergy(const ServingCost& cost, const Accelerator& accelerator, double measuredShare);
// Energy at the meter of the facility: x PUE / (1 - electrical loss).
units::EnergyPerText facilityEnergy(units::EnergyPerText serverEnergy, double pue, double electricalLossShare);
double joulesPerToken(units::EnergyPerText energy);

// Power of one accelerator in service at three boundaries, never to be mixed: the chip alone (mean over the paid time),
// its share of the server, and all-in with network, cooling and losses.
struct ServingPower {
    units::Power chip;
    units::Power server;
    units::Power allIn;
};
ServingPower servingPower(const ServingCost& cost, const Accelerator& accelerator, double measuredShare,
                          double networkOverhead, double pue, double electricalLossShare);

// What cannot be or is lowered: a replica that does not fit into memory, a batch that memory or the time per token
// lowers (note), more active than total parameters, experts that outweigh the model, more drafts accepted than
// verified, shares of peak that a trend lifts above 1. `where` names the serving point.
std::vector<units::Issue> servingIssues(const ModelArchitecture& model, const Accelerator& accelerator,
                                        const ServingPoint& point, const std::string& where,
                                        const WorkScale& scale = {});
// A prompt of the 95th percentile that takes longer than the target even without waiting. `where` names the class.
std::vector<units::Issue> promptIssues(const ModelArchitecture& model, const Accelerator& accelerator,
                                       const ServingPoint& point, units::Text inputTokens, double cachedShare,
                                       const std::string& where);

} // namespace model::compute
