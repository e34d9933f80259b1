// Time and energy of one step of a replica from its FLOP and bytes (roofline with fixed overhead); an estimate from
// data sheets and efficiency factors, not a measured kernel curve.
#pragma once

#include "model/compute/accelerator.h"
#include "model/compute/efficiency.h"
#include "model/compute/model_architecture.h"
#include "model/compute/serving_point.h"

namespace model::compute {

enum class Bound { Compute, Memory, Overhead };

// How a later year differs from the first. Speed is bought at the same watts.
struct WorkScale {
    double workFactor{1.0};        // on FLOP, bytes and attention of a token
    double speedFactor{1.0};       // on FLOP/s and byte/s of an accelerator
    double utilisationFactor{1.0}; // on the shares of peak reached, each of which stays at most 1
};
// Work falls with algorithm and architecture, speed rises with precision and hardware. `qualityGain` multiplies the
// work again: the part of the gain that users take as better tokens instead of cheaper ones (k^chi, at least 1).
WorkScale workScale(const EfficiencyState& state, double qualityGain = 1.0);

// One phase at its batch. Per accelerator where a rate or a power is meant.
struct PhaseCost {
    units::Duration step;           // wall time of one step of the replica
    double tokensPerStep{};         // of the whole replica
    units::WorkPerText work;        // FLOP done for one token
    units::DataPerText traffic;     // bytes read and written for one token
    units::TextRate perAccelerator; // tokens made by one accelerator while it serves
    units::Power acceleratorPower;  // mean over the step
    units::EnergyPerText acceleratorEnergy;
    Bound bound{Bound::Compute}; // what takes the longest
};

// Peak of the narrowest supported format that holds `bits`.
units::WorkRate peakRate(const Accelerator& accelerator, double bits);

// One decode step: a token for each of `batch` sequences at their mean context.
PhaseCost decodePhase(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                      const WorkScale& scale = {});

// Prompts are packed into prefill steps of this many tokens (the token budget of a step in vLLM).
inline constexpr double kPrefillStepTokens = 8192.0;
// One prefill step of prompts with that many new and cached tokens (newTokens > 0); rates per new token.
PhaseCost prefillPhase(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                       units::Text newTokens, units::Text cachedTokens, const WorkScale& scale = {});

} // namespace model::compute
