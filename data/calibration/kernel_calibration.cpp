#include "data/calibration/kernel_calibration.h"

#include "data/store/sha256.h"

#include <algorithm>
#include <functional>

namespace data::calibration {

using model::calibration::fitKernel;
using model::calibration::KernelFit;
using model::calibration::KernelPoint;

namespace {
// A curve of one's own needs calls of more than one shape.
bool hasEnough(const KernelGroup& group) {
    if (group.points.size() < 2 * model::calibration::kFewestKernelPoints) return false;
    return std::any_of(group.points.begin(), group.points.end(),
                       [&](const KernelPoint& point) { return point.shape != group.points.front().shape; });
}

std::optional<KernelFit> pooledFit(const std::vector<KernelGroup>& groups, const std::string& precision) {
    std::vector<KernelPoint> points;
    for (const KernelGroup& group : groups)
        if (group.precision == precision) points.insert(points.end(), group.points.begin(), group.points.end());
    return fitKernel(points);
}

// The errors of the group under a curve that was fitted to more than it.
void restateErrors(KernelFit& fit, const std::vector<KernelPoint>& points) {
    std::vector<double> errors;
    std::vector<double> plain;
    for (const KernelPoint& point : points) {
        errors.push_back(std::abs(model::calibration::kernelUs(fit.curve(), point) / point.timeUs - 1.0));
        plain.push_back(std::abs(model::calibration::rooflineUs(point) / point.timeUs - 1.0));
    }
    fit.points = points.size();
    fit.inSample = model::calibration::errorsOf(std::move(errors));
    fit.roofline = model::calibration::errorsOf(std::move(plain));
}
} // namespace

std::vector<KernelCalibration> calibrateKernels(std::vector<KernelGroup> groups, const HoldOutChoice& choice,
                                                std::stop_token stop,
                                                const std::function<void(double share)>& progress) {
    std::vector<KernelCalibration> calibrations;
    for (std::size_t i = 0; i < groups.size() && !stop.stop_requested(); ++i) {
        KernelCalibration one;
        if (hasEnough(groups[i])) {
            one.fit = fitKernel(groups[i].points);
            one.heldOut = model::calibration::holdOut(groups[i].points, choice.by, choice.share, choice.seed, stop);
            if (stop.stop_requested()) break; // half of the folds say nothing
        } else {
            one.isPooled = true;
            one.fit = pooledFit(groups, groups[i].precision);
            if (one.fit && !groups[i].points.empty()) restateErrors(*one.fit, groups[i].points);
            one.heldOut.all = one.heldOut.balanced = one.heldOut.skewed = model::calibration::errorsOf({});
        }
        one.group = groups[i];
        calibrations.push_back(std::move(one));
        if (progress) progress(static_cast<double>(i + 1) / static_cast<double>(groups.size()));
    }
    return calibrations;
}

std::string calibrationId(const KernelCalibration& calibration) {
    store::Sha256 hash;
    hash.addText(HEADROOM_VERSION);
    for (const std::string* text : {&calibration.group.device, &calibration.group.precision, &calibration.group.kernel,
                                    &calibration.group.framework})
        hash.addText(*text);
    for (std::size_t i = 0; i < calibration.group.points.size(); ++i) {
        hash.addText(calibration.group.importIds[i]);
        hash.addInteger(static_cast<std::int64_t>(calibration.group.points[i].row));
        hash.addNumber(calibration.group.points[i].timeUs);
    }
    return "kernel-" + hash.hex().substr(0, 12);
}

std::vector<project::Entry> entriesOf(const KernelCalibration& calibration) {
    const auto precision = model::calibration::kernelPrecision(calibration.group.precision);
    if (!calibration.fit || !precision) return {};
    // A plan serves with weights of 4, 8 or 16 bits and products of the same width.
    if (precision->weightBytes != precision->activationBytes) return {};
    const char* width = precision->multiplyBits >= 16.0 ? "bf16" : precision->multiplyBits >= 8.0 ? "fp8" : "fp4";
    const std::string key = std::string("compute.kernel.") + width + ".";
    constexpr double kMsPerUs = 1e-3;
    const model::calibration::KernelCurve curve = calibration.fit->curve();
    return {{key + "launch_ms", curve.launchUs * kMsPerUs},
            {key + "memory_efficiency", curve.memoryEfficiency},
            {key + "compute_efficiency", curve.computeEfficiency},
            {key + "p_norm", curve.pNorm},
            {key + "stage_share", 1.0}};
}

} // namespace data::calibration
