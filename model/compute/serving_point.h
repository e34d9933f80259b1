// How a model is served: batch, context, precision, targets, pools and the efficiency factors of the roofline. What an
// input leaves out is left out: with all of the second group at its initial value only batch and roofline count.
#pragma once

#include "model/units/unit_of.h"

namespace model::compute {

struct ServingPoint {
    units::Field<units::Number> batch; // largest number of sequences that a replica decodes together
    units::Field<units::Count> acceleratorsPerReplica;
    units::Field<units::Tokens> meanContext;        // tokens held in the KV cache during decode
    units::Field<units::Bits> weightBits;           // 4, 8 or 16
    units::Field<units::Bits> kvCacheBits;          // 8 or 16
    units::Field<units::Share> computeEfficiency;   // of peak FLOP/s in a compute-bound phase
    units::Field<units::Share> bandwidthEfficiency; // of peak byte/s in a memory-bound phase
    units::Field<units::Millisecond> stepOverhead;  // of one step: launch, sampling, host; not the exchange
    units::Field<units::Share> idlePowerShare;      // accelerator power without work, share of chip power
    units::Field<units::Share> decodePowerShare;    // accelerator power in a memory-bound phase, share of chip power
    units::Field<units::Share> servedShare; // of the paid time, beside what the queue and the reserve leave idle
    units::Field<units::Share> trainingUtilisation; // model FLOP utilisation (MFU) of training

    units::Field<units::Millisecond> sequenceOverhead{}; // host time per step and sequence of a rank
    units::Field<units::Share> prefillPowerShare{1.0};   // accelerator power in a compute-bound phase
    units::Field<units::Share> overheadPowerShare{0.4};  // while it waits for host or exchange within a step
    units::Field<units::Count> tensorParallel{};         // accelerators that split attention and dense layers; 0: all.
                                                         // A model without experts is always split over all
    units::Field<units::Number> routingSkew{};           // Zipf exponent of the experts' popularity; 0: even
    units::Field<units::Share> exchangeOverlap{};        // of the exchange, hidden behind arithmetic
    units::Field<units::Millisecond> exchangeLatency{};  // of one collective operation
    units::Field<units::Number> verifiedTokens{1.0};     // per sequence and step: 1 and its drafts; 1: no drafts
    units::Field<units::Number> acceptedTokens{1.0};     // made by them, at most as many
    units::Field<units::Millisecond> timeToFirstToken{}; // target of the 95th percentile; 0: none
    units::Field<units::Millisecond> timePerToken{};     // target of the 95th percentile of a decode step; 0: none
    units::Field<units::Number> contextVariation{};      // coefficient of variation of the context of a sequence
    units::Field<units::Number> promptVariation{};       // coefficient of variation of a prompt's new tokens
    units::Field<units::Count> poolReplicas{};           // that share one queue, in each pool; 0: no queue
    units::Field<units::Share> failoverReserve{};        // paid replicas above those needed
    friend bool operator==(const ServingPoint&, const ServingPoint&) = default;
};

} // namespace model::compute
