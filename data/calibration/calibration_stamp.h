// Which calibration the measured curves of a scenario stem from, and whether their values are still those it gave. The
// stamp stands beside the values as a text input; it changes no answer.
#pragma once

#include "data/project/scenario_record.h"
#include "model/scenario/scenario.h"

#include <string>
#include <vector>

namespace data::calibration {

// The entries with one more: `<curve>.calibration` = id and a check of the values. All entries are of one curve
// ("compute.kernel.bf16", "compute.serving").
std::vector<project::Entry> stamped(std::vector<project::Entry> entries, const std::string& id);

struct AppliedCalibration {
    std::string curve; // "compute.kernel.bf16"
    std::string id;    // of `calibrate`, or the row of the catalogue's fits
    bool isEdited{};   // a value was changed by hand since
};
// Of every curve that has one. A curve as the accelerator's row of the catalogue gives it is called after its fit.
std::vector<AppliedCalibration> appliedCalibrations(const model::scenario::Scenario& scenario);
// "kernel-3f2a91c07d5e+serving-0d1c55aa2b10"; an edited one ends in "*"; empty without any.
std::string calibrationId(const model::scenario::Scenario& scenario);

} // namespace data::calibration
