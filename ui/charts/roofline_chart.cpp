#include "ui/charts/calibration_chart.h"

#include "ui/charts/year_series.h"
#include "ui/text/number_text.h"

#include "model/compute/decode_pool.h"
#include "model/compute/replica_step.h"
#include "model/compute/roofline.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ui::charts {

using model::compute::Accelerator;
using model::scenario::Scenario;

namespace {

constexpr double kTera = 1e12;
constexpr double kSecondsPerHour = 3600.0;
constexpr double kFewestTokens = 1.0;
constexpr double kAir = 1.3; // a point on an edge would be cut

struct Limits {
    double peakFlopPerS{};
    double bytesPerS{};
    double ridge() const { return peakFlopPerS / bytesPerS; } // FLOP per byte
    double at(double intensity) const { return std::min(peakFlopPerS, intensity * bytesPerS); }
};

// A place under the roofline.
struct Place {
    double intensity{};
    double flopPerS{};
    double shareOf(const Limits& limits) const { return flopPerS / limits.at(intensity); }
};

bool isMixture(const Scenario& scenario) {
    return scenario.architecture.routedExperts.value > 0.0 && scenario.architecture.moeLayers.value > 0.0;
}

double bitsOf(const CalibrationFit& fit) {
    const auto precision = model::calibration::kernelPrecision(fit.precision);
    return precision ? precision->multiplyBits : 16.0;
}

Limits limitsOf(const CalibrationFit& fit) {
    return {model::calibration::peakFlopPerS(fit.peaks, bitsOf(fit)), fit.peaks.bandwidthGbPerS * 1e9};
}
Limits limitsOf(const Scenario& scenario) {
    const auto& accelerator = scenario.accelerator;
    const double peak = model::units::number(model::compute::peakRate(accelerator, scenario.serving.weightBits.value));
    return {peak / kSecondsPerHour, accelerator.memoryBandwidth.value * kTera};
}

// Whether the chosen curve would be the one that the plan uses.
bool isOfPlan(const CalibrationFit& fit, const Scenario& scenario) {
    const double bits = scenario.serving.weightBits.value;
    const double width = bits <= 4.0 ? 4.0 : bits <= 8.0 ? 8.0 : 16.0;
    return fit.isKernel() && fit.accelerator == scenario.accelerator.id && bitsOf(fit) == width;
}

Accelerator withCurve(Accelerator accelerator, double bits, const model::calibration::KernelCurve& curve) {
    constexpr double kMsPerUs = 1e-3;
    auto& kernel = bits <= 4.0   ? accelerator.kernels.fp4
                   : bits <= 8.0 ? accelerator.kernels.fp8
                                 : accelerator.kernels.bf16;
    kernel.launch = {curve.launchUs * kMsPerUs};
    kernel.memoryEfficiency = {curve.memoryEfficiency};
    kernel.computeEfficiency = {curve.computeEfficiency};
    kernel.pNorm = {curve.pNorm};
    kernel.stageShare = {1.0};
    return accelerator;
}

Place placeOf(const Scenario& scenario, const Accelerator& accelerator, double tokens) {
    const model::compute::ReplicaStep step(scenario.architecture, accelerator, scenario.serving);
    const auto layer = step.expertLayer(tokens);
    return {layer.flop / layer.bytes, layer.flop / (layer.hours * kSecondsPerHour)};
}

void drawPlan(ChartData& data, const Scenario& scenario, const Accelerator& accelerator, const QString& name,
              Role role) {
    Line line{name, role, {}, {}};
    const double most = model::compute::kPrefillStepTokens * scenario.serving.acceleratorsPerReplica.value;
    for (double tokens = kFewestTokens; tokens <= most; tokens *= std::sqrt(2.0)) {
        const Place place = placeOf(scenario, accelerator, tokens);
        if (!line.x.empty() && place.intensity <= line.x.back()) continue;
        line.x.push_back(place.intensity);
        line.y.push_back(place.flopPerS / kTera);
    }
    data.lines.push_back(std::move(line));
}

void drawMeasured(ChartData& data, const CalibrationFit& fit) {
    Points even{chartWords("Measured, even routing"), Role::Series1, {}, {}, 0, true, true};
    Points skewed{chartWords("Measured, skewed"), Role::Series2, {}, {}, 0, false, true};
    for (const auto& point : fit.points) {
        Points& group = point.isBalanced ? even : skewed;
        group.x.push_back(point.work.flop / point.work.leastBytes());
        group.y.push_back(point.work.flop / (point.timeUs * 1e-6) / kTera);
    }
    for (Points* group : {&even, &skewed})
        if (!group->x.empty()) data.points.push_back(std::move(*group));
}

// The fitted curve through the even calls of the shape that was measured most often.
void drawFit(ChartData& data, const CalibrationFit& fit) {
    std::map<std::string, std::map<double, const model::calibration::KernelPoint*>> shapes; // by tokens
    for (const auto& point : fit.points)
        if (point.isBalanced) shapes[point.shape].try_emplace(point.tokens, &point);
    const auto most = std::max_element(shapes.begin(), shapes.end(),
                                       [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
    if (!fit.kernelFit || most == shapes.end()) return;
    Line line{
        chartWords("Fit, %1").arg(QString::fromStdString(most->first).replace(QLatin1Char('x'), QStringLiteral("×"))),
        Role::Accent,
        {},
        {}};
    for (const auto& [tokens, point] : most->second) {
        line.x.push_back(point->work.flop / point->work.leastBytes());
        line.y.push_back(point->work.flop / (model::calibration::kernelUs(fit.kernelFit->curve(), *point) * 1e-6) /
                         kTera);
    }
    data.lines.push_back(std::move(line));
}

void drawLimits(ChartData& data, const Limits& limits) {
    Extent reach{limits.ridge() / 10.0, limits.ridge() * 3.0};
    const auto include = [&](const auto& series) {
        for (const auto& one : series)
            for (const double x : one.x)
                reach = {std::min(reach.low, x / kAir), std::max(reach.high, x * kAir)};
    };
    include(data.lines);
    include(data.points);
    data.x.minimum = reach.low;
    data.x.maximum = reach.high;
    data.lines.push_back({chartWords("Data sheet"),
                          Role::Demand,
                          {reach.low, limits.ridge(), reach.high},
                          {limits.at(reach.low) / kTera, limits.peakFlopPerS / kTera, limits.peakFlopPerS / kTera}});
}

QString measuredTitle(const CalibrationFit& fit, const QLocale& locale) {
    std::vector<double> shares;
    for (const auto& point : fit.points)
        shares.push_back(model::calibration::rooflineUs(point) / point.timeUs);
    std::sort(shares.begin(), shares.end());
    const auto at = [&](double share) {
        return shares[static_cast<std::size_t>(share * static_cast<double>(shares.size() - 1))];
    };
    return chartWords("Eight of ten measured calls reach %1 to %2 of what the data sheet allows")
        .arg(text::share(at(0.1), locale), text::share(at(0.9), locale));
}

} // namespace

ChartData rooflineChart(const ChartContext& context) {
    ChartData data;
    data.name = QStringLiteral("roofline");
    const Scenario& scenario = context.scenario;
    const CalibrationFit* const fit =
        context.calibration != nullptr && context.calibration->isKernel() && !context.calibration->points.empty()
            ? context.calibration
            : nullptr;
    const bool hasPlan = isMixture(scenario) && (fit == nullptr || isOfPlan(*fit, scenario));
    if (fit == nullptr && !hasPlan) return data;
    data.x.kind = XKind::Log;
    data.x.label = chartWords("Work of the experts for each byte that must be read");
    data.x.unit = QStringLiteral("FLOP/B");
    data.y[0] = {chartWords("Speed of one accelerator"), QStringLiteral("TFLOP/s"), true, false, {}, {}, {}};
    const Limits limits = fit != nullptr ? limitsOf(*fit) : limitsOf(scenario);
    if (fit != nullptr) {
        drawMeasured(data, *fit);
        if (!hasPlan) drawFit(data, *fit);
        data.title = measuredTitle(*fit, context.locale);
        data.source = QString::fromStdString(fit->source);
    }
    data.subtitle = fit != nullptr
                        ? chartWords("One layer's routed experts on %1, %2")
                              .arg(QString::fromStdString(fit->device), QString::fromStdString(fit->precision))
                        : chartWords("One layer's routed experts of %1 on %2, %3 bits")
                              .arg(QString::fromStdString(scenario.architecture.name),
                                   QString::fromStdString(scenario.accelerator.name),
                                   context.locale.toString(scenario.serving.weightBits.value, 'f', 0));
    if (hasPlan) {
        const auto pool = model::compute::decodePool(scenario.architecture, scenario.accelerator, scenario.serving);
        const double tokens = pool.expectedBatch * scenario.serving.verifiedTokens.value;
        const Place now = placeOf(scenario, scenario.accelerator, tokens);
        const QString share = text::share(now.shareOf(limits), context.locale);
        drawPlan(data, scenario, scenario.accelerator, chartWords("The plan"), Role::Series3);
        data.annotations.push_back({now.intensity, now.flopPerS / kTera,
                                    chartWords("Decode of %1 sequences").arg(text::number(tokens, context.locale, 3)),
                                    Role::Series3, true});
        data.title = chartWords("In decode the plan's experts run at %1 of what the data sheet allows").arg(share);
        if (fit != nullptr && fit->kernelFit) {
            const Accelerator fitted =
                withCurve(scenario.accelerator, scenario.serving.weightBits.value, fit->kernelFit->curve());
            const QString then = text::share(placeOf(scenario, fitted, tokens).shareOf(limits), context.locale);
            drawPlan(data, scenario, fitted, chartWords("With this calibration"), Role::Series4);
            data.title =
                chartWords("In decode the plan's experts run at %1 of the data sheet's limit; this calibration "
                           "says %2")
                    .arg(share, then);
        }
    }
    drawLimits(data, limits);
    return data;
}

} // namespace ui::charts
