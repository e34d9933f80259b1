// One measured call of the routed experts of one layer, as a table of measurements gives it, and the peaks of the
// device it ran on. Nothing derived.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace model::calibration {

// Datasheet peaks, dense. 0: the device has no such format.
struct DevicePeaks {
    double bandwidthGbPerS{};
    double bf16Tflops{};
    double fp8Tflops{};
    double fp4Tflops{};
};

// Bytes of weights and of the values that enter a product, and the format the products run in.
struct KernelPrecision {
    double weightBytes{2.0};
    double activationBytes{2.0};
    double multiplyBits{16.0};
};
// By the names that tables use: bf16, bfloat16, float16, fp8, fp8_block, int8_wo, int4_wo, w4afp8, mxfp4, nvfp4, …
std::optional<KernelPrecision> kernelPrecision(std::string_view name);
// In FLOP/s of the narrowest format the device has that holds the bits; 0: none.
double peakFlopPerS(const DevicePeaks& peaks, double bits);

struct KernelMeasurement {
    std::string device;
    std::string kernel;
    std::string precision;
    std::string routing; // balanced, uniform, power_law_1.2, zipf_1.0
    double tokens{};
    double hidden{};
    double intermediate{};
    double experts{};
    double expertsPerToken{};
    double tensorParallel{1.0};
    double expertParallel{1.0};
    double expertsHit{}; // 0: not recorded, taken from the routing
    double timeUs{};
    std::size_t row{}; // its place in the table it came from
};

} // namespace model::calibration
