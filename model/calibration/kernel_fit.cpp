#include "model/calibration/kernel_fit.h"

#include "model/calibration/expert_load.h"
#include "model/calibration/robust_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <random>

namespace model::calibration {

namespace {
constexpr double kMicro = 1e6;
constexpr double kGiga = 1e9;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

// The parameters of the search: logarithms, so that every value is positive.
enum Parameter : std::size_t { Launch, Compute, Memory, Norm, kParameters };
constexpr double kLeastNorm = 1e-3; // of p - 1

const std::vector<Bounds>& searchBounds() {
    static const std::vector<Bounds> bounds{{std::log(0.01), std::log(1e5)},
                                            {std::log(1e-3), std::log(1.5)},
                                            {std::log(1e-3), std::log(1.5)},
                                            {std::log(kLeastNorm), std::log(19.0)}};
    return bounds;
}

KernelCurve curveAt(std::span<const double> parameters) {
    return {std::exp(parameters[Launch]), std::exp(parameters[Compute]), std::exp(parameters[Memory]),
            1.0 + std::exp(parameters[Norm])};
}

// (a^p + b^p)^(1/p) without overflow.
double meeting(double a, double b, double p) {
    const double longer = std::max(a, b);
    if (longer <= 0.0) return 0.0;
    return longer * std::pow(1.0 + std::pow(std::min(a, b) / longer, p), 1.0 / p);
}

bool isCount(double number) {
    return number >= 1.0 && number <= 1e9;
}

bool isReadable(const KernelMeasurement& one) {
    return isCount(one.tokens) && isCount(one.hidden) && isCount(one.intermediate) && isCount(one.experts) &&
           one.experts <= 65536.0 && isCount(one.expertsPerToken) && one.expertsPerToken <= one.experts &&
           isCount(one.tensorParallel) && isCount(one.expertParallel) && one.expertParallel <= one.experts &&
           one.timeUs > 0.0 && std::isfinite(one.timeUs);
}

compute::MoeLayer layerOf(const KernelMeasurement& one, const KernelPrecision& precision) {
    return {one.hidden, one.intermediate / one.tensorParallel, precision.weightBytes, precision.activationBytes};
}

// Every n-th expert of the falling order: the middle rank of n.
std::vector<double> rowsOfOneRank(const std::vector<double>& rows, double ranks) {
    std::vector<double> own;
    const auto step = static_cast<std::size_t>(ranks);
    for (std::size_t i = step / 2; i < rows.size(); i += step)
        own.push_back(rows[i]);
    return own;
}

double errorOf(const KernelCurve& curve, const KernelPoint& point) {
    return std::abs(kernelUs(curve, point) / point.timeUs - 1.0);
}

Interval intervalOf(double logValue, double standardError, double t, double shift = 0.0) {
    const double spread = t * standardError;
    return {shift + std::exp(logValue), shift + std::exp(logValue - spread), shift + std::exp(logValue + spread)};
}
} // namespace

std::optional<KernelPoint> kernelPoint(const KernelMeasurement& one, const DevicePeaks& peaks) {
    const auto precision = kernelPrecision(one.precision);
    if (!precision || !isReadable(one)) return std::nullopt;
    KernelPoint point;
    point.peakFlopPerS = peakFlopPerS(peaks, precision->multiplyBits);
    point.bandwidthBPerS = peaks.bandwidthGbPerS * kGiga;
    const auto all = expertRows(one.routing, one.tokens, one.experts, one.expertsPerToken);
    if (!all || !(point.peakFlopPerS > 0.0) || !(point.bandwidthBPerS > 0.0)) return std::nullopt;
    const std::vector<double> rows = rowsOfOneRank(*all, one.expertParallel);
    const double routed = std::accumulate(rows.begin(), rows.end(), 0.0);
    const auto chosen =
        static_cast<double>(std::count_if(rows.begin(), rows.end(), [](double count) { return count > 0.0; }));
    const double hit = one.expertsHit > 0.0 ? one.expertsHit : chosen;
    point.work = compute::moeWork(layerOf(one, *precision), one.tokens / one.expertParallel, routed, hit,
                                  compute::paddedRows(rows));
    point.timeUs = one.timeUs;
    point.tokens = one.tokens;
    const auto whole = [](double number) { return std::to_string(static_cast<long long>(number)); };
    point.shape =
        whole(one.hidden) + "x" + whole(one.intermediate) + "x" + whole(one.experts) + "x" + whole(one.expertsPerToken);
    point.isBalanced = one.routing == "balanced";
    point.row = one.row;
    return point;
}

double kernelUs(const KernelCurve& curve, const KernelPoint& point) {
    const double arithmetic = point.work.paddedFlop / (curve.computeEfficiency * point.peakFlopPerS);
    const double byteRate = curve.memoryEfficiency * point.bandwidthBPerS;
    const double memory = point.work.leastBytes() / byteRate;
    return curve.launchUs + (meeting(arithmetic, memory, curve.pNorm) + point.work.stageBytes / byteRate) * kMicro;
}

double rooflineUs(const KernelPoint& point) {
    return std::max(point.work.flop / point.peakFlopPerS, point.work.leastBytes() / point.bandwidthBPerS) * kMicro;
}

std::optional<double> rooflineFraction(const KernelMeasurement& one, const DevicePeaks& peaks) {
    auto point = kernelPoint(one, peaks);
    if (!point) return std::nullopt;
    const double ranks = one.expertParallel;
    const double fewest =
        one.expertsHit > 0.0
            ? one.expertsHit
            : std::max(1.0,
                       std::floor(fewestExperts(one.routing, one.tokens, one.experts, one.expertsPerToken) / ranks));
    const double rows = one.routing == "balanced" || ranks <= 1.0 ? point->work.flop : 0.0; // a rank may get none
    const compute::MoeWork least =
        compute::moeWork(layerOf(one, *kernelPrecision(one.precision)), one.tokens / ranks, 0.0, fewest, 0.0);
    return std::max(rows / point->peakFlopPerS, least.weightBytes / point->bandwidthBPerS) * kMicro / one.timeUs;
}

FitErrors errorsOf(std::vector<double> errors) {
    std::erase_if(errors, [](double one) { return std::isnan(one); });
    if (errors.empty()) return {kNone, kNone, 0};
    std::sort(errors.begin(), errors.end());
    const auto at = [&](double share) {
        const double place = share * static_cast<double>(errors.size() - 1);
        const auto low = static_cast<std::size_t>(place);
        const std::size_t high = std::min(low + 1, errors.size() - 1);
        return errors[low] + (place - static_cast<double>(low)) * (errors[high] - errors[low]);
    };
    return {at(0.5), at(0.9), errors.size()};
}

KernelCurve KernelFit::curve() const {
    return {launchUs.value, computeEfficiency.value, memoryEfficiency.value, pNorm.value};
}

std::optional<KernelFit> fitKernel(std::span<const KernelPoint> points) {
    if (points.size() < kFewestKernelPoints) return std::nullopt;
    RobustProblem problem;
    problem.residuals = points.size();
    problem.bounds = searchBounds();
    problem.evaluate = [&](std::span<const double> parameters, std::span<double> residuals) {
        const KernelCurve curve = curveAt(parameters);
        for (std::size_t i = 0; i < points.size(); ++i)
            residuals[i] = std::log(kernelUs(curve, points[i]) / points[i].timeUs);
    };
    const double shortest =
        std::min_element(points.begin(), points.end(), [](const KernelPoint& a, const KernelPoint& b) {
            return a.timeUs < b.timeUs;
        })->timeUs;
    std::optional<RobustFit> best;
    for (const double launch : {0.2, 0.7}) {
        for (const double share : {0.3, 0.7}) {
            const RobustFit fit =
                fitRobustly(problem, {std::log(launch * shortest), std::log(share), std::log(0.8), std::log(0.5)});
            if (!best || fit.cost < best->cost) best = fit;
        }
    }
    const KernelCurve curve = curveAt(best->parameters);
    const double t = studentQuantile95(static_cast<double>(points.size() - kParameters));
    KernelFit fit;
    const auto interval = [&](Parameter one, double shift = 0.0) {
        return intervalOf(best->parameters[one], best->standardErrors[one], t, shift);
    };
    fit.launchUs = interval(Launch);
    fit.computeEfficiency = interval(Compute);
    fit.memoryEfficiency = interval(Memory);
    fit.pNorm = interval(Norm, 1.0);
    fit.points = points.size();
    std::vector<double> errors;
    std::vector<double> plain;
    for (const KernelPoint& point : points) {
        errors.push_back(errorOf(curve, point));
        plain.push_back(std::abs(rooflineUs(point) / point.timeUs - 1.0));
    }
    fit.inSample = errorsOf(std::move(errors));
    fit.roofline = errorsOf(std::move(plain));
    return fit;
}

namespace {
// The fold of each point, from 0.
std::vector<int> foldsOf(std::span<const KernelPoint> points, HoldOut by, double share, unsigned seed) {
    std::vector<int> folds(points.size());
    if (by == HoldOut::Share) {
        const int count = std::max(2, static_cast<int>(std::lround(1.0 / std::clamp(share, 1e-3, 0.5))));
        for (std::size_t i = 0; i < folds.size(); ++i)
            folds[i] = static_cast<int>(i % static_cast<std::size_t>(count));
        std::mt19937 random(seed);
        for (std::size_t i = folds.size(); i > 1; --i) // the same on every library
            std::swap(folds[i - 1], folds[random() % i]);
        return folds;
    }
    std::map<std::string, int> known;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::string name = by == HoldOut::Shape ? points[i].shape : std::to_string(points[i].tokens);
        folds[i] = known.emplace(name, static_cast<int>(known.size())).first->second;
    }
    return folds;
}
} // namespace

HeldOut holdOut(std::span<const KernelPoint> points, HoldOut by, double share, unsigned seed, std::stop_token stop) {
    const std::vector<int> folds = foldsOf(points, by, share, seed);
    HeldOut held;
    held.folds = folds.empty() ? 0 : *std::max_element(folds.begin(), folds.end()) + 1;
    held.predictedUs.assign(points.size(), kNone);
    for (int fold = 0; fold < held.folds && !stop.stop_requested(); ++fold) {
        std::vector<KernelPoint> seen;
        for (std::size_t i = 0; i < points.size(); ++i)
            if (folds[i] != fold) seen.push_back(points[i]);
        const auto fit = fitKernel(seen);
        if (!fit) continue;
        const KernelCurve curve = fit->curve();
        for (std::size_t i = 0; i < points.size(); ++i)
            if (folds[i] == fold) held.predictedUs[i] = kernelUs(curve, points[i]);
    }
    std::vector<double> all;
    std::vector<double> balanced;
    std::vector<double> skewed;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double error = std::abs(held.predictedUs[i] / points[i].timeUs - 1.0);
        all.push_back(error);
        (points[i].isBalanced ? balanced : skewed).push_back(error);
    }
    held.all = errorsOf(std::move(all));
    held.balanced = errorsOf(std::move(balanced));
    held.skewed = errorsOf(std::move(skewed));
    return held;
}

} // namespace model::calibration
