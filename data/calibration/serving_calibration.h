// The serving model's residual fitted to measured deployments, accelerator by accelerator, and how it becomes inputs of
// a scenario. Rows come from the catalogue or from a project's imports.
#pragma once

#include "data/project/measurement_table.h"
#include "data/project/scenario_record.h"
#include "model/calibration/serving_fit.h"

#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace data::calibration {

// Imported rows as deployments: those with a model and an accelerator of the catalogue, a batch or a concurrency,
// lengths and joules per output token of the accelerators. `unusable` counts the others; rows in quarantine are left
// out.
struct ServingRows {
    std::vector<model::compute::MeasuredServing> rows;
    std::size_t unusable{};
    std::size_t assumedPrompts{}; // rows whose file states no length of prompts: that of their task (catalog)
};
ServingRows servingRows(std::span<const project::MeasurementTable> tables);

struct ServingCalibration {
    std::string accelerator; // id of the catalogue; empty: all of them together
    std::vector<model::compute::MeasuredServing> rows;
    std::optional<model::calibration::ServingFit> fit;
    model::calibration::ServingHeldOut heldOut; // by model
};

// One for each accelerator and, where there is more than one, one for all: the default for an accelerator without rows.
std::vector<ServingCalibration> calibrateServing(const std::vector<model::compute::MeasuredServing>& rows,
                                                 std::stop_token stop = {},
                                                 const std::function<void(double share)>& progress = {});

// The same for the same rows under the same kernel curves.
std::string calibrationId(const ServingCalibration& calibration);
// The inputs that take over the fit, for a model of so many layers.
std::vector<project::Entry> entriesOf(const ServingCalibration& calibration, double layers);

} // namespace data::calibration
