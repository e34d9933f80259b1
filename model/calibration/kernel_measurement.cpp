#include "model/calibration/kernel_measurement.h"

#include <algorithm>
#include <array>

namespace model::calibration {

namespace {
struct NamedPrecision {
    std::string_view name;
    KernelPrecision precision;
};
// Scales of blocks are counted where they are more than a few per cent: 16 values share one byte in nvfp4, 32 in mxfp4.
constexpr std::array<NamedPrecision, 22> kPrecisions{{
    {"bf16", {2.0, 2.0, 16.0}},         {"bfloat16", {2.0, 2.0, 16.0}},
    {"fp16", {2.0, 2.0, 16.0}},         {"float16", {2.0, 2.0, 16.0}},
    {"half", {2.0, 2.0, 16.0}},         {"fp8", {1.0, 1.0, 8.0}},
    {"e4m3", {1.0, 1.0, 8.0}},          {"float8_e4m3", {1.0, 1.0, 8.0}},
    {"fp8_block", {1.0, 1.0, 8.0}},     {"fp8_static", {1.0, 1.0, 8.0}},
    {"fp8_row", {1.0, 1.0, 8.0}},       {"mxfp8", {1.03125, 1.03125, 8.0}},
    {"w8a8", {1.0, 1.0, 8.0}},          {"int8", {1.0, 1.0, 8.0}},
    {"int8_wo", {1.0, 2.0, 16.0}},      {"int4_wo", {0.5, 2.0, 16.0}},
    {"w4a16", {0.5, 2.0, 16.0}},        {"w4a16_mxfp4", {0.53125, 2.0, 16.0}},
    {"w4afp8", {0.5, 1.0, 8.0}},        {"w4a8_mxfp4_mxfp8", {0.53125, 1.03125, 8.0}},
    {"mxfp4", {0.53125, 0.53125, 4.0}}, {"nvfp4", {0.5625, 0.5625, 4.0}},
}};
constexpr double kTera = 1e12;
} // namespace

std::optional<KernelPrecision> kernelPrecision(std::string_view name) {
    const auto* found = std::find_if(kPrecisions.begin(), kPrecisions.end(),
                                     [&](const NamedPrecision& one) { return one.name == name; });
    if (found == kPrecisions.end()) return std::nullopt;
    return found->precision;
}

double peakFlopPerS(const DevicePeaks& peaks, double bits) {
    if (bits <= 4.0 && peaks.fp4Tflops > 0.0) return peaks.fp4Tflops * kTera;
    if (bits <= 8.0 && peaks.fp8Tflops > 0.0) return peaks.fp8Tflops * kTera;
    return peaks.bf16Tflops * kTera;
}

} // namespace model::calibration
