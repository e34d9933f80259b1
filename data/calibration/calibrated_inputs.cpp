#include "data/calibration/calibrated_inputs.h"

#include "data/calibration/calibration_stamp.h"
#include "model/scenario/parameter.h"

#include <algorithm>

namespace data::calibration {

using model::compute::MeasuredServing;

namespace {

constexpr std::string_view kServingCurve = "compute.serving";

bool hasServingCalibration(const Scenario& scenario) {
    const auto applied = appliedCalibrations(scenario);
    return std::any_of(applied.begin(), applied.end(),
                       [](const AppliedCalibration& one) { return one.curve == kServingCurve && !one.isEdited; });
}

void takeOver(Scenario& scenario, const std::vector<project::Entry>& entries) {
    for (const project::Entry& entry : entries)
        if (const auto input = model::scenario::find(scenario, entry.key))
            if (const auto* number = std::get_if<double>(&entry.value)) input->setValue(*number);
}

// The fit to the deployments of the scenario's accelerator or, where these are too few, of all together.
std::vector<project::Entry> refittedServing(const Scenario& scenario, const std::vector<MeasuredServing>& deployments,
                                            std::stop_token stop) {
    ServingCalibration own{scenario.accelerator.id, {}, std::nullopt, {}};
    ServingCalibration all{{}, withKernelsOf(scenario, deployments), std::nullopt, {}};
    for (const MeasuredServing& row : all.rows)
        if (row.accelerator.id == own.accelerator) own.rows.push_back(row);
    for (ServingCalibration* one : {&own, &all}) {
        one->fit = model::calibration::fitServing(one->rows, stop);
        if (one->fit) return inputsOf(*one, scenario);
    }
    return {};
}

} // namespace

std::vector<MeasuredServing> withKernelsOf(const Scenario& scenario, std::vector<MeasuredServing> rows) {
    for (MeasuredServing& row : rows)
        if (row.accelerator.id == scenario.accelerator.id) row.accelerator.kernels = scenario.accelerator.kernels;
    return rows;
}

std::vector<project::Entry> inputsOf(const KernelCalibration& calibration, const Scenario& scenario,
                                     const std::vector<MeasuredServing>& deployments, std::stop_token stop) {
    std::vector<project::Entry> entries = entriesOf(calibration);
    if (entries.empty()) return entries;
    Scenario changed = scenario;
    takeOver(changed, entries);
    entries = stamped(std::move(entries), calibrationId(calibration));
    if (!hasServingCalibration(scenario)) return entries;
    const auto serving = refittedServing(changed, deployments, stop);
    entries.insert(entries.end(), serving.begin(), serving.end());
    return entries;
}

std::vector<project::Entry> inputsOf(const ServingCalibration& calibration, const Scenario& scenario) {
    auto entries = entriesOf(calibration, scenario.architecture.layers.value);
    return entries.empty() ? entries : stamped(std::move(entries), calibrationId(calibration));
}

} // namespace data::calibration
