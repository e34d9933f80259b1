#include "model/compute/serving_check.h"

#include "model/compute/roofline.h"
#include "model/compute/serving_cost.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace model::compute {

namespace {

// A step of an engine on one node: a fixed host time, and launches of about ten small kernels a layer.
constexpr double kHostMs = 1.0;
constexpr double kLaunchMsPerLayer = 0.025;

struct BatchBand {
    double from;
    double to;
    const char* name;
};
constexpr BatchBand kBatchBands[] = {{0.0, 20.0, "batch below 20"},
                                     {20.0, 100.0, "batch 20 to 100"},
                                     {100.0, 500.0, "batch 100 to 500"},
                                     {500.0, 1e9, "batch above 500"}};

double percentile(std::vector<double> values, double share) {
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    const std::size_t index = std::min(values.size() - 1, rank > 0 ? rank - 1 : 0);
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(index), values.end());
    return values[index];
}

struct ComparedServing {
    const MeasuredServing* row;
    double ratio;
    double timeRatio;
};

void addErrors(const std::string& group, std::span<const ComparedServing> compared,
               const std::function<bool(const MeasuredServing&)>& belongs, std::vector<ServingErrors>& groups) {
    std::vector<double> errors;
    std::vector<double> ratios;
    std::vector<double> timeRatios;
    ServingErrors result{.group = group};
    for (const auto& entry : compared) {
        if (!belongs(*entry.row)) continue;
        errors.push_back(std::abs(entry.ratio - 1.0));
        ratios.push_back(entry.ratio);
        timeRatios.push_back(entry.timeRatio);
        if (errors.back() > 1.0) ++result.beyondDouble;
    }
    if (errors.empty()) return;
    result.rows = errors.size();
    result.medianError = percentile(errors, 0.5);
    result.p90Error = percentile(errors, 0.9);
    result.medianRatio = percentile(ratios, 0.5);
    result.medianTimeRatio = percentile(timeRatios, 0.5);
    groups.push_back(result);
}

} // namespace

bool isCalibrationRow(const MeasuredServing& measured) {
    return measured.gpu == "H100" && measured.task == "lm-arena-chat";
}

ServingPoint assumedServing(ServingAssumptions assumptions, const MeasuredServing& measured) {
    ServingPoint point;
    point.batch = {measured.batch};
    point.acceleratorsPerReplica = {measured.accelerators};
    point.tensorParallel = {measured.tensorParallel};
    point.meanContext = {measured.inputTokens + 0.5 * measured.outputTokens};
    point.weightBits = {measured.weightBits};
    point.kvCacheBits = {16.0};
    point.computeEfficiency = {0.45};
    point.bandwidthEfficiency = {0.6};
    point.stepOverhead = {kHostMs + kLaunchMsPerLayer * measured.model.layers.value};
    point.exchangeLatency = {0.01};
    point.idlePowerShare = {0.12};
    point.servedShare = {1.0};
    point.trainingUtilisation = {0.346};
    point.prefillPowerShare = {1.0};
    point.decodePowerShare = {0.6};
    point.overheadPowerShare = {0.12};
    if (assumptions == ServingAssumptions::Calibrated) {
        point.sequenceOverhead = {0.04};
        point.decodePowerShare = {0.7};
        point.overheadPowerShare = {0.4};
    }
    return point;
}

PredictedServing predictServing(const MeasuredServing& measured, ServingAssumptions assumptions) {
    return predictServing(measured, assumedServing(assumptions, measured));
}

PredictedServing predictServing(const MeasuredServing& measured, const ServingPoint& point) {
    const auto cost =
        servingCost(measured.model, measured.accelerator, point,
                    DecodePool{.largestBatch = measured.batch, .expectedBatch = measured.batch},
                    units::of<units::Text>(measured.inputTokens), 0.0, units::of<units::Text>(measured.outputTokens));
    return {joulesPerToken(cost.acceleratorEnergy),
            measured.accelerators * units::number(cost.outputRate()) / units::kSecondsPerHour};
}

std::vector<ServingErrors> servingErrors(std::span<const MeasuredServing> measured, ServingAssumptions assumptions) {
    std::vector<ComparedServing> compared;
    std::vector<std::string> models;
    std::vector<std::string> gpus;
    const auto note = [](std::vector<std::string>& names, const std::string& name) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    };
    for (const auto& row : measured) {
        const PredictedServing predicted = predictServing(row, assumptions);
        compared.push_back(
            {&row, predicted.joulesPerToken / row.joulesPerToken, row.tokensPerSecond / predicted.tokensPerSecond});
        note(models, row.model.name);
        note(gpus, row.gpu);
    }
    std::vector<ServingErrors> groups;
    addErrors(
        "all", compared, [](const auto&) { return true; }, groups);
    addErrors("chat on H100", compared, isCalibrationRow, groups);
    addErrors("all others", compared, std::not_fn(isCalibrationRow), groups);
    for (const auto& model : models)
        addErrors(
            model, compared, [&](const auto& row) { return row.model.name == model; }, groups);
    for (const auto& gpu : gpus)
        addErrors(
            gpu, compared, [&](const auto& row) { return row.gpu == gpu; }, groups);
    for (const auto& band : kBatchBands)
        addErrors(
            band.name, compared, [&](const auto& row) { return row.batch >= band.from && row.batch < band.to; },
            groups);
    return groups;
}

} // namespace model::compute
