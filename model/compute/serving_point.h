// How a model is served: batch, context, precision and the efficiency factors of the roofline.
#pragma once

#include "model/units/unit_of.h"

namespace model::compute {

struct ServingPoint {
    units::Field<units::Number> batch;                // sequences decoded together by one replica
    units::Field<units::Count> acceleratorsPerReplica;
    units::Field<units::Tokens> meanContext;          // tokens held in the KV cache during decode
    units::Field<units::Bits> weightBits;             // 4, 8 or 16
    units::Field<units::Bits> kvCacheBits;            // 8 or 16
    units::Field<units::Share> computeEfficiency;     // of peak FLOP/s in a compute-bound phase
    units::Field<units::Share> bandwidthEfficiency;   // of peak byte/s in a memory-bound phase
    units::Field<units::Millisecond> stepOverhead;    // fixed time of one decode step (launch, sampling, exchange)
    units::Field<units::Share> idlePowerShare;        // accelerator power at no work, share of chip power
    units::Field<units::Share> decodePowerShare;      // accelerator power in a memory-bound phase, share of chip power
    units::Field<units::Share> servedShare;           // share of the paid time in which a replica serves
    units::Field<units::Share> trainingUtilisation;   // model FLOP utilisation (MFU) of training
    friend bool operator==(const ServingPoint&, const ServingPoint&) = default;
};

} // namespace model::compute
