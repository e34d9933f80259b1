// One accelerator as its data sheet and its server describe it. Peaks are dense (without sparsity).
#pragma once

#include "model/compute/moe_kernel.h"
#include "model/units/unit_of.h"

#include <string>

namespace model::compute {

struct Accelerator {
    std::string id; // row of the catalogue it was copied from
    std::string name;
    units::Field<units::Teraflops> bf16Peak;
    units::Field<units::Teraflops> fp8Peak; // 0: the format is not supported, BF16 rate is used
    units::Field<units::Teraflops> fp4Peak; // 0: the format is not supported, FP8 or BF16 rate is used
    units::Field<units::TerabytePerSecond> memoryBandwidth;
    units::Field<units::Gigabyte> memory;
    units::Field<units::Watt> chipPower;       // thermal design power of the chip
    units::Field<units::Kilowatt> serverPower; // server nameplate divided by its accelerators
    units::Field<units::UsdEach> price;        // server share included
    // One direction, from one accelerator to the others of its domain, and from domain to domain. 0: not counted.
    units::Field<units::TerabytePerSecond> linkBandwidth{};
    units::Field<units::Count> linkDomain{}; // accelerators that the link joins; 0: all
    units::Field<units::TerabytePerSecond> networkBandwidth{};
    MoeKernels kernels{};
    friend bool operator==(const Accelerator&, const Accelerator&) = default;
};

} // namespace model::compute
