// What one output token costs in work, accelerator time and energy with its prefill included; not in money.
#pragma once

#include "model/compute/roofline.h"
#include "model/units/issue.h"

#include <optional>
#include <string>
#include <vector>

namespace model::compute {

using TimePerText = decltype(units::h / units::token);

// Per OUTPUT token. The accelerator energy includes the paid but idle time (servedShare).
struct ServingCost {
    std::optional<PhaseCost> prefill; // nothing when every input token is cached
    PhaseCost decode;
    units::WorkPerText work;     // FLOP, prefill included
    TimePerText acceleratorTime; // paid accelerator hours
    units::EnergyPerText acceleratorEnergy;
    units::TextRate outputRate() const { return 1.0 / acceleratorTime; } // per paid accelerator
};

// A task reads `inputTokens` (of which `cachedShare` stand in the prefix cache) and writes `outputTokens` > 0.
ServingCost servingCost(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                        units::Text inputTokens, double cachedShare, units::Text outputTokens,
                        const WorkScale& scale = {});

// Energy of the servers per output token: paid accelerator time at the server's nameplate per accelerator times the
// share of the nameplate that is measured over the paid time.
units::EnergyPerText serverEnergy(const ServingCost& cost, const Accelerator& accelerator, double measuredShare);
// Energy at the meter of the facility: x PUE / (1 - electrical loss).
units::EnergyPerText facilityEnergy(units::EnergyPerText serverEnergy, double pue, double electricalLossShare);
double joulesPerToken(units::EnergyPerText energy);

// Share of accelerator memory for weights and KV cache; the rest holds activations and the runtime (vLLM's default).
inline constexpr double kUsableMemoryShare = 0.9;
units::Data replicaMemoryNeeded(const ModelArchitecture& model, const ServingPoint& point);
units::Data replicaMemoryUsable(const Accelerator& accelerator, const ServingPoint& point);

// What cannot be: a replica that does not fit into memory, more active than total parameters, experts that outweigh the
// model, shares of peak that a trend lifts above 1. `where` names the serving point.
std::vector<units::Issue> servingIssues(const ModelArchitecture& model, const Accelerator& accelerator,
                                        const ServingPoint& point, const std::string& where,
                                        const WorkScale& scale = {});

} // namespace model::compute
