// The curve of a mixture-of-experts kernel of one layer, fitted to measurements of a deployed kernel; replaces the
// roofline of the routed experts only. t = launch + ((bytes / (memory share x bandwidth))^p + (FLOP / (compute share x
// peak))^p)^(1/p). Its shares may exceed 1: they are fitted. A curve of calibration/kernel_fit.h has stages apart: FLOP
// count whole tiles, bytes the rows that enter the products, and the stages' bytes follow at the memory share.
#pragma once

#include "model/units/unit_of.h"

namespace model::compute {

struct MoeKernel {
    units::Field<units::Millisecond> launch{};
    units::Field<units::Number> memoryEfficiency{}; // 0: no curve, the shares of the serving point hold
    units::Field<units::Number> computeEfficiency{};
    units::Field<units::Number> pNorm{1.0}; // 1: the times add, large: the longer one counts
    units::Field<units::Share> stageShare{}; // of the bytes of quantisation, activation and combination: moved apart;
                                             // 0: the fit has them in its other terms
    bool isMeasured() const { return memoryEfficiency.value > 0.0 && computeEfficiency.value > 0.0; }
    friend bool operator==(const MoeKernel&, const MoeKernel&) = default;
};

// By the precision of the weights.
struct MoeKernels {
    MoeKernel bf16{};
    MoeKernel fp8{};
    MoeKernel fp4{};
    const MoeKernel& of(double weightBits) const { return weightBits <= 4.0 ? fp4 : weightBits <= 8.0 ? fp8 : bf16; }
    friend bool operator==(const MoeKernels&, const MoeKernels&) = default;
};

} // namespace model::compute
