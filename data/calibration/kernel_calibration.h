// The kernel curves of a project's measurements with their intervals and errors, and how one becomes inputs of a
// scenario. Where a device has too few calls of its own, the curve of all devices in that precision stands in.
#pragma once

#include "data/calibration/kernel_groups.h"
#include "data/project/scenario_record.h"

#include <stop_token>

namespace data::calibration {

struct KernelCalibration {
    KernelGroup group;
    std::optional<model::calibration::KernelFit> fit; // nothing: too few calls anywhere
    bool isPooled{};                                  // fitted to the calls of all devices in this precision
    model::calibration::HeldOut heldOut;              // of the group's points
};

struct HoldOutChoice {
    model::calibration::HoldOut by{model::calibration::HoldOut::Shape};
    double share{0.2};
    unsigned seed{1};
};

// One for each group; `progress` is told the share that is done. Returns what it had when stopped.
std::vector<KernelCalibration> calibrateKernels(std::vector<KernelGroup> groups, const HoldOutChoice& choice,
                                                std::stop_token stop = {},
                                                const std::function<void(double share)>& progress = {});

// A name that is the same for the same rows and the same program: "kernel-3f2a91c07d5e". Stands in a scenario's
// provenance.
std::string calibrationId(const KernelCalibration& calibration);
// The inputs that take over the curve (compute.kernel.bf16.…, fp8 or fp4 by the bytes of the weights). Nothing without
// a fit or for a precision that no input stands for.
std::vector<project::Entry> entriesOf(const KernelCalibration& calibration);

} // namespace data::calibration
