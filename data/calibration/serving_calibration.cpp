#include "data/calibration/serving_calibration.h"

#include "data/catalog/measured_serving.h"
#include "data/importers/device_names.h"
#include "data/store/sha256.h"

#include <cmath>
#include <map>

namespace data::calibration {

using model::calibration::ServingParameter;
using model::compute::MeasuredServing;
using project::MeasurementTable;

namespace {
double firstOf(const MeasurementTable& table, std::size_t row, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        const double value = table.number(row, name);
        if (value > 0.0) return value;
    }
    return 0.0;
}

double weightBitsOf(const std::string& precision) {
    const auto known = model::calibration::kernelPrecision(precision);
    if (!known) return 0.0;
    return known->weightBytes >= 2.0 ? 16.0 : known->weightBytes >= 1.0 ? 8.0 : 4.0;
}

std::optional<MeasuredServing> deployment(const MeasurementTable& table, std::size_t row) {
    const auto accelerator = importers::acceleratorId(table.text(row, "device"));
    if (!accelerator) return std::nullopt;
    auto serving = catalog::measuredServing(table.text(row, "model"), *accelerator);
    if (!serving) return std::nullopt;
    serving->id = table.importId + ":" + std::to_string(table.lines[row]);
    serving->task = table.text(row, "scenario");
    serving->precision = table.text(row, "precision");
    serving->gpu = *accelerator;
    serving->accelerators = std::max(1.0, firstOf(table, row, {"devices", "tensor_parallel"}));
    serving->tensorParallel = firstOf(table, row, {"tensor_parallel", "devices"});
    if (serving->tensorParallel <= 0.0) serving->tensorParallel = serving->accelerators;
    serving->weightBits = weightBitsOf(serving->precision);
    serving->batch = firstOf(table, row, {"batch", "concurrency"});
    serving->inputTokens = firstOf(table, row, {"input_tokens"});
    if (serving->inputTokens <= 0.0) serving->inputTokens = catalog::assumedPrompt(serving->task).value_or(0.0);
    serving->outputTokens = firstOf(table, row, {"output_tokens"});
    serving->tokensPerSecond = firstOf(table, row, {"output_tokens_per_s"});
    serving->joulesPerToken = firstOf(table, row, {"energy_per_output_token_j"});
    const std::string& boundary = table.text(row, "energy_boundary");
    const bool isComplete = serving->weightBits > 0.0 && serving->batch > 0.0 && serving->inputTokens > 0.0 &&
                            serving->outputTokens > 1.0 && serving->joulesPerToken > 0.0 &&
                            (boundary.empty() || boundary == "accelerator");
    if (!isComplete) return std::nullopt;
    return serving;
}
} // namespace

ServingRows servingRows(std::span<const MeasurementTable> tables) {
    ServingRows found;
    for (const MeasurementTable& table : tables) {
        if (table.kind != "serving") continue;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            if (table.uses[row] == project::RowUse::Quarantined) continue;
            auto one = deployment(table, row);
            if (!one) {
                ++found.unusable;
                continue;
            }
            if (firstOf(table, row, {"input_tokens"}) <= 0.0) ++found.assumedPrompts;
            found.rows.push_back(std::move(*one));
        }
    }
    return found;
}

std::vector<ServingCalibration> calibrateServing(const std::vector<MeasuredServing>& rows, std::stop_token stop,
                                                 const std::function<void(double share)>& progress) {
    std::map<std::string, std::vector<MeasuredServing>> byAccelerator;
    for (const MeasuredServing& row : rows)
        byAccelerator[row.accelerator.id].push_back(row);
    std::vector<ServingCalibration> calibrations;
    for (auto& [accelerator, own] : byAccelerator)
        calibrations.push_back({accelerator, std::move(own), std::nullopt, {}});
    if (calibrations.size() > 1) calibrations.push_back({{}, rows, std::nullopt, {}});
    for (std::size_t i = 0; i < calibrations.size(); ++i) {
        ServingCalibration& one = calibrations[i];
        one.fit = model::calibration::fitServing(one.rows, stop);
        if (one.fit) one.heldOut = model::calibration::holdOutModels(one.rows, stop);
        if (stop.stop_requested()) {
            calibrations.resize(i);
            break;
        }
        if (progress) progress(static_cast<double>(i + 1) / static_cast<double>(calibrations.size()));
    }
    return calibrations;
}

std::string calibrationId(const ServingCalibration& calibration) {
    store::Sha256 hash;
    hash.addText(HEADROOM_VERSION);
    hash.addText(calibration.accelerator);
    for (const MeasuredServing& row : calibration.rows) {
        hash.addText(row.id);
        hash.addNumber(row.joulesPerToken);
        hash.addNumber(row.tokensPerSecond);
        for (const auto* kernel :
             {&row.accelerator.kernels.bf16, &row.accelerator.kernels.fp8, &row.accelerator.kernels.fp4})
            for (const double value : {kernel->launch.value, kernel->memoryEfficiency.value,
                                       kernel->computeEfficiency.value, kernel->pNorm.value, kernel->stageShare.value})
                hash.addNumber(value);
    }
    return "serving-" + hash.hex().substr(0, 12);
}

std::vector<project::Entry> entriesOf(const ServingCalibration& calibration, double layers) {
    if (!calibration.fit) return {};
    const auto values = calibration.fit->point();
    const auto value = [&](ServingParameter one) { return values[static_cast<std::size_t>(one)]; };
    const std::string key = "compute.serving.";
    return {{key + "compute_efficiency", value(ServingParameter::ComputeEfficiency)},
            {key + "bandwidth_efficiency", value(ServingParameter::BandwidthEfficiency)},
            {key + "step_overhead_ms",
             value(ServingParameter::HostMs) + value(ServingParameter::LaunchMsPerLayer) * layers},
            {key + "sequence_overhead_ms", value(ServingParameter::SequenceMs)},
            {key + "exchange_latency_ms", value(ServingParameter::ExchangeMs)},
            {key + "decode_power_share", value(ServingParameter::DecodePower)},
            {key + "overhead_power_share", value(ServingParameter::WaitingPower)},
            {key + "prefill_power_share", value(ServingParameter::PrefillPower)}};
}

} // namespace data::calibration
