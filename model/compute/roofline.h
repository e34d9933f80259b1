// Time and energy of one step of a replica from its FLOP and bytes (roofline with fixed overhead); an estimate from
// data sheets, efficiency factors and, for routed experts, a kernel's curve; not a measured serving.
#pragma once

#include "model/compute/replica_step.h"

namespace model::compute {

enum class Bound { Compute, Memory, Overhead }; // Overhead: host, launch and exchange

// One phase at its batch. Per accelerator where a rate or a power is meant.
struct PhaseCost {
    units::Duration step;           // wall time of one step of the replica
    double tokensPerStep{};         // that count: made in decode, read in prefill; of the whole replica
    units::WorkPerText work;        // FLOP done for one such token, rejected drafts included
    units::DataPerText traffic;     // bytes read and written for one
    units::TextRate perAccelerator; // tokens of one accelerator while it serves
    units::Power acceleratorPower;  // mean over the step
    units::EnergyPerText acceleratorEnergy;
    double exchangeShare{};      // of the step, between accelerators
    Bound bound{Bound::Compute}; // what takes the longest
};

// One decode step of `batch` sequences at their mean context; every sequence takes acceptedTokens further.
PhaseCost decodePhase(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                      double batch, const WorkScale& scale = {});
// At the largest batch.
PhaseCost decodePhase(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                      const WorkScale& scale = {});
// The same step as a load; the context is that of the mean sequence. Drafts read the cache once with their sequence.
StepLoad decodeLoad(const ModelArchitecture& model, const ServingPoint& point, double batch, units::Text context);

// Prompts are packed into prefill steps of this many tokens a rank (the token budget of a step in vLLM).
inline constexpr double kPrefillStepTokens = 8192.0;
// One prefill step of prompts with that many new and cached tokens (newTokens > 0); rates per new token.
PhaseCost prefillPhase(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                       units::Text newTokens, units::Text cachedTokens, const WorkScale& scale = {});

} // namespace model::compute
