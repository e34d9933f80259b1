// The curve of a mixture-of-experts kernel fitted to measured calls of it, with intervals and with the error on calls
// the fit has not seen:
//   t = launch + ((padded FLOP / (compute share x peak))^p + (bytes / (memory share x bandwidth))^p)^(1/p)
//       + bytes of the separate stages / (memory share x bandwidth)
// One curve holds for every routing: skew enters through the experts hit and the tiles they fill (expert_load.h).
#pragma once

#include "model/calibration/kernel_measurement.h"
#include "model/compute/moe_work.h"

#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace model::calibration {

struct KernelCurve {
    double launchUs{};
    double computeEfficiency{};
    double memoryEfficiency{};
    double pNorm{1.0};
};

// A measured call ready for the fit: what it asked for, and on what.
struct KernelPoint {
    compute::MoeWork work;
    double peakFlopPerS{};
    double bandwidthBPerS{};
    double timeUs{};
    double tokens{};
    std::string shape; // "4096x14336x8x2": hidden, width, experts, experts per token
    bool isBalanced{};
    std::size_t row{};
};

// Nothing where the precision, the routing or a peak is unknown or a size is not positive.
std::optional<KernelPoint> kernelPoint(const KernelMeasurement& measurement, const DevicePeaks& peaks);

double kernelUs(const KernelCurve& curve, const KernelPoint& point);
// What datasheet peaks allow at best, without launch or stages: the plain roofline.
double rooflineUs(const KernelPoint& point);
// The same for the fewest experts that the routing allows, over the measured time: above 1 is beyond physics.
std::optional<double> rooflineFraction(const KernelMeasurement& measurement, const DevicePeaks& peaks);

struct Interval {
    double value{};
    double low{}; // 95 %; NaN where the data do not decide
    double high{};
};

// Relative errors |model / measured - 1|.
struct FitErrors {
    double median{};
    double p90{};
    std::size_t points{};
};
FitErrors errorsOf(std::vector<double> errors); // 0 points: NaN

struct KernelFit {
    Interval launchUs;
    Interval computeEfficiency;
    Interval memoryEfficiency;
    Interval pNorm;
    std::size_t points{};
    FitErrors inSample;
    FitErrors roofline;
    KernelCurve curve() const;
};

// At least 8 points; fewer: nothing.
inline constexpr std::size_t kFewestKernelPoints = 8;
std::optional<KernelFit> fitKernel(std::span<const KernelPoint> points);

enum class HoldOut { Shape, Batch, Share };

// Every point predicted by a fit that has not seen its fold: all points of its shape, of its number of tokens, or a
// share of the points chosen at random.
struct HeldOut {
    std::vector<double> predictedUs; // by point; NaN where no fold could be fitted
    FitErrors all;
    FitErrors balanced;
    FitErrors skewed;
    int folds{};
};
HeldOut holdOut(std::span<const KernelPoint> points, HoldOut by, double share = 0.2, unsigned seed = 1,
                std::stop_token stop = {});

} // namespace model::calibration
