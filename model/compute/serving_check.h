// Joules per output token of the accelerators by this room's own code against measured deployments, row by row. A check
// of the roofline with stated assumptions; it fits nothing and corrects nothing.
#pragma once

#include "model/compute/accelerator.h"
#include "model/compute/model_architecture.h"
#include "model/compute/serving_point.h"

#include <span>
#include <string>
#include <vector>

namespace model::compute {

// One measured deployment. Lengths are not part of the measurement at hand: they are assumptions on its task.
struct MeasuredServing {
    std::string id;
    std::string task;
    std::string precision;
    std::string gpu;
    ModelArchitecture model;
    Accelerator accelerator;
    double accelerators{};
    double tensorParallel{};
    double weightBits{};
    double batch{}; // mean number of sequences in a step
    double inputTokens{};
    double outputTokens{};
    double joulesPerToken{};
    double tokensPerSecond{}; // of all accelerators
};

// What is assumed of every server, beside its deployment.
enum class ServingAssumptions {
    // Shares of peak and of power as they stood in the parameter table before; 1 ms of host time a step and 25 us of
    // launches a layer, assumed with the length of measured steps in sight but fitted to none.
    Prior,
    // Host time per sequence, power while waiting and power in decode chosen on the rows of isCalibrationRow().
    Calibrated
};
ServingPoint assumedServing(ServingAssumptions assumptions, const MeasuredServing& measured);
// Chat on H100. All other rows (B200, reasoning) were not used to choose anything.
bool isCalibrationRow(const MeasuredServing& measured);

struct PredictedServing {
    double joulesPerToken{};
    double tokensPerSecond{};
};
PredictedServing predictServing(const MeasuredServing& measured, ServingAssumptions assumptions);
PredictedServing predictServing(const MeasuredServing& measured, const ServingPoint& point);

// Distribution of |predicted / measured - 1| over a group of rows.
struct ServingErrors {
    std::string group;
    std::size_t rows{};
    double medianError{};
    double p90Error{};
    double medianRatio{}; // predicted over measured
    double medianTimeRatio{};
    std::size_t beyondDouble{}; // rows off by more than 100 %
};
// All rows first, then by calibration or not, by model, by accelerator, by batch. Groups without rows are left out.
std::vector<ServingErrors> servingErrors(std::span<const MeasuredServing> measured, ServingAssumptions assumptions);

} // namespace model::compute
