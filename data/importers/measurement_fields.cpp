#include "data/importers/measurement_fields.h"

#include <algorithm>
#include <array>

namespace data::importers {

namespace {
constexpr MeasurementField text(std::string_view name, std::string_view meaning = {}, bool isRequired = false) {
    return {name, {}, true, isRequired, meaning};
}
constexpr MeasurementField number(std::string_view name, std::string_view unit, std::string_view meaning = {},
                                  bool isRequired = false) {
    return {name, unit, false, isRequired, meaning};
}

// One call of the routed experts of one mixture-of-experts layer on one device.
constexpr std::array kKernelFields{
    text("device", "Accelerator as the file names it", true),
    text("framework"),
    text("framework_version"),
    text("kernel", "Name of the kernel"),
    text("precision", "Of weights and activations: bf16, fp8, fp8_block, int4_wo, nvfp4", true),
    number("tokens", "", "Tokens that enter the layer of the whole group of devices", true),
    number("hidden_size", "", "", true),
    number("intermediate_size", "", "Width of one expert", true),
    number("experts", "", "Routed experts of the layer", true),
    number("experts_per_token", "", "Experts each token chooses", true),
    number("shared_experts", ""),
    number("tensor_parallel", ""),
    number("expert_parallel", ""),
    text("routing", "balanced, uniform, power_law_1.01, zipf_1"),
    number("experts_hit", "", "Different experts that took a token"),
    number("time_us", "us", "Of one call", true),
    number("power_w", "W", "Mean of the device during the calls"),
    number("power_limit_w", "W"),
    number("energy_per_token_j", "J", "Of the device, idle power included"),
    number("net_energy_per_token_j", "J", "Less idle power"),
    number("relative_error", "", "Against the double-precision reference"),
    number("flops", "FLOP", "Of one call, without padding"),
    number("bytes", "B", "The least that one call must move"),
    text("implementation", "Variant that was measured"),
};

// One run of a serving engine or a benchmark over it, means over the run.
constexpr std::array kServingFields{
    text("device", "Accelerator", true),
    number("devices", "", "Accelerators that took part"),
    text("system", "Name of the machine"),
    text("model", "", true),
    text("framework"),
    text("framework_version"),
    text("precision"),
    text("scenario", "offline, server, online, chat, ..."),
    text("arrangement", "aggregated; disaggregated: prefill and decode on accelerators of their own"),
    number("parameters", "", "Of the model"),
    number("active_parameters", "", "Per token"),
    number("model_bytes", "B"),
    number("tensor_parallel", ""),
    number("expert_parallel", ""),
    number("data_parallel", ""),
    number("pipeline_parallel", ""),
    number("concurrency", "", "Requests in flight, at most"),
    number("batch", "", "Sequences decoded together, mean"),
    number("request_rate_per_s", "1/s", "Absent: as fast as they are answered"),
    number("requests", "", "Completed"),
    number("failed_requests", ""),
    number("input_tokens", "", "Mean of a request"),
    number("output_tokens", "", "Mean of a request"),
    number("context_tokens", "", "Already in the cache at the start"),
    number("duration_s", "s"),
    number("requests_per_s", "1/s"),
    number("samples_per_s", "1/s"),
    number("input_tokens_per_s", "1/s"),
    number("output_tokens_per_s", "1/s"),
    number("total_tokens_per_s", "1/s"),
    number("time_to_first_token_s", "s", "Mean"),
    number("time_to_first_token_median_s", "s"),
    number("time_to_first_token_p90_s", "s"),
    number("time_to_first_token_p95_s", "s"),
    number("time_to_first_token_p99_s", "s"),
    number("time_per_output_token_s", "s", "Mean, after the first token"),
    number("time_per_output_token_median_s", "s"),
    number("time_per_output_token_p90_s", "s"),
    number("time_per_output_token_p95_s", "s"),
    number("time_per_output_token_p99_s", "s"),
    number("inter_token_s", "s", "Between two tokens of a request, mean over all gaps of all requests"),
    number("inter_token_median_s", "s"),
    number("inter_token_p90_s", "s"),
    number("inter_token_p95_s", "s"),
    number("inter_token_p99_s", "s"),
    number("latency_s", "s", "Of a request from end to end, mean"),
    number("latency_median_s", "s"),
    number("latency_p90_s", "s"),
    number("latency_p95_s", "s"),
    number("latency_p99_s", "s"),
    number("power_w", "W", "Of all that the boundary covers"),
    text("energy_boundary", "accelerator, node, wall"),
    number("energy_per_output_token_j", "J", "Prefill included"),
    number("energy_per_request_j", "J"),
    number("energy_j", "J", "Of the run"),
    text("date"),
    text("validity", "What the benchmark says of the run: valid, invalid, inferred"),
    text("run", "Identifier of the run in its file"),
};

// Samples of a power meter.
constexpr std::array kPowerFields{
    number("time_utc_s", "s", "Since 1970-01-01", true),
    text("device"),
    text("meter", "accelerator, module, wall"),
    text("phase", "What the log marks the sample as"),
    number("power_w", "W", "", true),
    number("power_limit_w", "W"),
    number("energy_j", "J", "Counter, where the log has one"),
    number("utilisation_share", "share"),
    number("memory_utilisation_share", "share"),
    number("memory_used_bytes", "B"),
    number("temperature_c", "degC"),
    number("clock_mhz", "MHz"),
    text("sensor", "Which of several accelerators, as the log counts or names them"),
    text("run", "Identifier of the run in its log"),
};

constexpr std::array<MeasurementKind, 3> kKinds{{
    {"kernel", "Kernel measurements", kKernelFields},
    {"serving", "Serving measurements", kServingFields},
    {"power", "Power samples", kPowerFields},
}};
} // namespace

std::span<const MeasurementKind> measurementKinds() {
    return kKinds;
}

const MeasurementKind* findKind(std::string_view name) {
    const auto* found =
        std::find_if(kKinds.begin(), kKinds.end(), [&](const MeasurementKind& kind) { return kind.name == name; });
    return found == kKinds.end() ? nullptr : found;
}

const MeasurementField* findField(const MeasurementKind& kind, std::string_view name) {
    const auto found = std::find_if(kind.fields.begin(), kind.fields.end(),
                                    [&](const MeasurementField& field) { return field.name == name; });
    return found == kind.fields.end() ? nullptr : &*found;
}

} // namespace data::importers
