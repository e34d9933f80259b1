#include "data/calibration/calibration_stamp.h"

#include "data/catalog/catalogue.h"
#include "model/scenario/number_text.h"
#include "model/scenario/parameter.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <span>
#include <string_view>

namespace data::calibration {

namespace {

using model::scenario::Scenario;

constexpr std::array<std::string_view, 5> kKernelFields{"launch_ms", "memory_efficiency", "compute_efficiency",
                                                        "p_norm", "stage_share"};
// What a calibration of serving sets.
constexpr std::array<std::string_view, 8> kServingFields{
    "compute_efficiency",  "bandwidth_efficiency", "step_overhead_ms",     "sequence_overhead_ms",
    "exchange_latency_ms", "decode_power_share",   "overhead_power_share", "prefill_power_share"};

struct Curve {
    std::string_view name;
    std::span<const std::string_view> fields;
};
constexpr std::array<Curve, 4> kCurves{{{"compute.kernel.bf16", kKernelFields},
                                        {"compute.kernel.fp8", kKernelFields},
                                        {"compute.kernel.fp4", kKernelFields},
                                        {"compute.serving", kServingFields}}};
constexpr char kCheckMark = '.'; // between id and check

// FNV-1a of the values as they are written, in the curve's own order.
std::string checkOf(std::span<const double> values) {
    std::uint32_t hash = 2166136261U;
    for (const double value : values)
        for (const char c : model::scenario::numberText(value) + ";")
            hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    char digits[9];
    std::snprintf(digits, sizeof digits, "%08x", hash);
    return digits;
}

std::string keyOf(const Curve& curve, std::string_view field) {
    return std::string(curve.name) + "." + std::string(field);
}

std::vector<double> valuesOf(const Curve& curve, const std::vector<project::Entry>& entries) {
    std::vector<double> values;
    for (const std::string_view field : curve.fields)
        for (const project::Entry& entry : entries)
            if (entry.key == keyOf(curve, field)) values.push_back(std::get<double>(entry.value));
    return values;
}

std::vector<double> valuesOf(const Curve& curve, Scenario& scenario) {
    std::vector<double> values;
    for (const std::string_view field : curve.fields)
        if (const auto input = model::scenario::find(scenario, keyOf(curve, field))) values.push_back(input->value());
    return values;
}

std::string stampOf(const Curve& curve, Scenario& scenario) {
    const auto input = model::scenario::find(scenario, keyOf(curve, "calibration"));
    return input ? input->choice->get(input->owner) : std::string();
}

// The fit of the catalogue behind the curve, when the curve is as the accelerator's row gives it.
std::optional<std::string> catalogueFit(const Curve& curve, Scenario& scenario) {
    const auto fit = catalog::kernelFit(scenario.accelerator.id, curve.name);
    if (!fit || valuesOf(curve, fit->entries) != valuesOf(curve, scenario)) return std::nullopt;
    return fit->id;
}

} // namespace

std::vector<project::Entry> stamped(std::vector<project::Entry> entries, const std::string& id) {
    for (const Curve& curve : kCurves) {
        const auto values = valuesOf(curve, entries);
        if (values.empty()) continue;
        entries.push_back({keyOf(curve, "calibration"), id + kCheckMark + checkOf(values)});
        break;
    }
    return entries;
}

std::vector<AppliedCalibration> appliedCalibrations(const Scenario& scenario) {
    Scenario copy = scenario; // inputs are found in a scenario that could be changed
    std::vector<AppliedCalibration> applied;
    for (const Curve& curve : kCurves) {
        const std::string stamp = stampOf(curve, copy);
        const auto mark = stamp.rfind(kCheckMark);
        if (stamp.empty()) {
            if (auto id = catalogueFit(curve, copy))
                applied.push_back({std::string(curve.name), std::move(*id), false});
        } else {
            const bool isEdited = mark == std::string::npos || stamp.substr(mark + 1) != checkOf(valuesOf(curve, copy));
            applied.push_back({std::string(curve.name), stamp.substr(0, mark), isEdited});
        }
    }
    return applied;
}

std::string calibrationId(const Scenario& scenario) {
    std::string id;
    for (const AppliedCalibration& one : appliedCalibrations(scenario))
        id += (id.empty() ? "" : "+") + one.id + (one.isEdited ? "*" : "");
    return id;
}

} // namespace data::calibration
