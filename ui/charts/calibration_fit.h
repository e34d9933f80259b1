// One calibration as charts and tables show it: the measured rows, the fit, its errors. Plain values; how it came about
// is the session's.
#pragma once

#include "model/calibration/kernel_fit.h"
#include "model/calibration/serving_fit.h"

#include <optional>
#include <string>
#include <vector>

namespace ui::charts {

struct CalibrationFit {
    enum class Kind { Kernel, Serving };

    std::string id; // as the command line prints it
    Kind kind{Kind::Kernel};
    std::string device;
    std::string accelerator; // id of the catalogue; empty: unknown to it, or all together
    std::string source;      // files the rows came from
    std::size_t unusable{};  // rows that no curve can be fitted to
    bool setsInputs{};       // of a scenario with this accelerator

    // Kernel
    std::string framework;
    std::string kernel;
    std::string precision;
    bool isPooled{};     // fitted to all devices in this precision: too few calls of its own
    bool isAttainable{}; // of a benchmark kernel, not of one that is deployed
    model::calibration::DevicePeaks peaks{};
    std::vector<model::calibration::KernelPoint> points{};
    std::optional<model::calibration::KernelFit> kernelFit{};
    model::calibration::HeldOut heldOut{};

    // Serving
    std::vector<model::compute::MeasuredServing> servings{};
    std::optional<model::calibration::ServingFit> servingFit{};
    model::calibration::ServingHeldOut servingHeldOut{};

    bool isKernel() const { return kind == Kind::Kernel; }
    std::size_t rows() const { return isKernel() ? points.size() : servings.size(); }
    bool isFitted() const { return kernelFit.has_value() || servingFit.has_value(); }
    // Of rows that the fit has not seen; NaN where none could be held out.
    const model::calibration::FitErrors& heldOutErrors() const { return isKernel() ? heldOut.all : servingHeldOut.all; }
};

} // namespace ui::charts
