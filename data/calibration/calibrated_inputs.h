// What taking a calibration over changes in a scenario. A kernel curve under a calibrated serving model moves that too:
// its residual was what the old curve left open.
#pragma once

#include "data/calibration/kernel_calibration.h"
#include "data/calibration/serving_calibration.h"
#include "model/scenario/scenario.h"

namespace data::calibration {

using model::scenario::Scenario;

// The deployments as the scenario sees them: those on its accelerator run with its kernel curves.
std::vector<model::compute::MeasuredServing> withKernelsOf(const Scenario& scenario,
                                                           std::vector<model::compute::MeasuredServing> rows);

// Stamped entries; empty where the calibration has no fit or sets no input. `deployments` (of the project, else of the
// catalogue) are what the serving residual is fitted to again, where the scenario's serving values stem from a
// calibration and nobody has changed them since. A residual that cannot be fitted keeps its values.
std::vector<project::Entry> inputsOf(const KernelCalibration& calibration, const Scenario& scenario,
                                     const std::vector<model::compute::MeasuredServing>& deployments,
                                     std::stop_token stop = {});
std::vector<project::Entry> inputsOf(const ServingCalibration& calibration, const Scenario& scenario);

} // namespace data::calibration
