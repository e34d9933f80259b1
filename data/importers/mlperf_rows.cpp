#include "data/importers/mlperf_rows.h"

#include "data/importers/precision_names.h"
#include "data/units/ascii_text.h"

#include <array>

namespace data::importers {

namespace {
struct MlperfUnit {
    std::string_view name;     // in lower case
    std::string_view scenario; // in lower case; empty: any
    std::string_view field;
    double factor;
};
constexpr std::array<MlperfUnit, 11> kMlperfUnits{{
    {"tokens/s", "", "output_tokens_per_s", 1.0},
    {"samples/s", "", "samples_per_s", 1.0},
    {"queries/s", "", "requests_per_s", 1.0},
    {"latency (s)", "singlestream", "latency_p90_s", 1.0},
    {"latency (ms)", "singlestream", "latency_p90_s", 1e-3},
    {"latency (us)", "singlestream", "latency_p90_s", 1e-6},
    {"latency (ns)", "singlestream", "latency_p90_s", 1e-9},
    {"latency (s)", "multistream", "latency_p99_s", 1.0},
    {"latency (ms)", "multistream", "latency_p99_s", 1e-3},
    {"latency (us)", "multistream", "latency_p99_s", 1e-6},
    {"latency (ns)", "multistream", "latency_p99_s", 1e-9},
}};

std::string lowerCase(std::string_view text) {
    std::string lower;
    for (const char c : text)
        lower += units::asciiLower(c);
    return lower;
}

void takeResult(MeasurementIntake& intake, const MlperfResult& one, const std::string& scenario) {
    const std::string unit = lowerCase(one.unit.text);
    for (const MlperfUnit& known : kMlperfUnits) {
        if (known.name != unit || (!known.scenario.empty() && known.scenario != scenario)) continue;
        return intake.number(known.field, one.result, one.resultName, known.factor);
    }
    intake.refuse("measurement.unknown_unit", one.unitName, {std::string(one.resultName), one.unit.asText()});
}

void takeMlperfDevices(MeasurementIntake& intake, const MlperfResult& one) {
    if (!one.accelerator.hasValue()) return intake.word("device", one.processor);
    intake.word("device", one.accelerator);
    if (one.accelerators)
        intake.number("devices", *one.accelerators, one.acceleratorsName);
    else
        intake.noteOnce("measurement.devices_unknown", one.acceleratorsName, {}, model::units::Severity::Warning);
}
} // namespace

void takeMlperf(MeasurementIntake& intake, const MlperfResult& one) {
    const std::string scenario = lowerCase(one.scenario.text);
    takeResult(intake, one, scenario);
    takeMlperfDevices(intake, one);
    intake.word("model", one.model);
    intake.word("scenario", scenario);
    intake.word("system", one.system);
    intake.word("framework", one.software);
    intake.word("precision", precisionName(one.precision.text));
    intake.word("run", one.location);
    const auto inferred = one.isInferred.value();
    if ((inferred && *inferred != 0.0) || lowerCase(one.isInferred.text) == "true") intake.word("validity", "inferred");
}

} // namespace data::importers
