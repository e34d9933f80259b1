// The serving model's residual parameters fitted to measured deployments: what the roofline and the kernel curves leave
// open (host time, launches, shares of peak, power by phase). Energy and speed are fitted together. It changes no
// kernel.
#pragma once

#include "model/calibration/kernel_fit.h"
#include "model/compute/serving_check.h"

#include <array>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

namespace model::calibration {

enum class ServingParameter : std::size_t {
    ComputeEfficiency,
    BandwidthEfficiency,
    HostMs,           // of a step
    LaunchMsPerLayer, // of a step
    SequenceMs,       // of a step for each sequence of a rank
    ExchangeMs,       // of one collective operation
    DecodePower,      // shares of chip power
    WaitingPower,
    PrefillPower,
    Count
};
inline constexpr std::size_t kServingParameters = static_cast<std::size_t>(ServingParameter::Count);
using ServingValues = std::array<double, kServingParameters>;
std::string_view nameOf(ServingParameter parameter); // with its unit: "host_ms"

// The deployment with these values in place of the assumptions; nothing else changes.
compute::ServingPoint servingPointOf(const compute::MeasuredServing& measured, const ServingValues& values);

struct ServingFit {
    std::array<Interval, kServingParameters> values;
    std::size_t rows{};
    FitErrors inSample; // of joules per output token
    FitErrors speed;    // of tokens per second
    FitErrors unfitted; // of joules per output token with the values before
    ServingValues point() const;
};

// At least twice as many rows as parameters; fewer: nothing. The values start from, and are held weakly to, those that
// the parameter table assumes, so that what the rows do not decide stays what it was.
std::optional<ServingFit> fitServing(std::span<const compute::MeasuredServing> rows, std::stop_token stop = {});

struct ServingHeldOut {
    std::vector<double> predictedJoules; // by row; NaN where its fold could not be fitted
    FitErrors all;
    int folds{};
};
// Every row predicted by a fit that has seen no row of its model.
ServingHeldOut holdOutModels(std::span<const compute::MeasuredServing> rows, std::stop_token stop = {});

} // namespace model::calibration
