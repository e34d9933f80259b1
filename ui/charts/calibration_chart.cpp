#include "ui/charts/calibration_chart.h"

#include "ui/charts/year_series.h"
#include "ui/text/number_text.h"

#include "model/compute/serving_check.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ui::charts {

namespace {

// A row as it is drawn: where, how far off, in which group.
struct Residual {
    double size{};  // tokens of a call, sequences of a step
    double ratio{}; // predicted over measured
    QString group;
    Role role{Role::Series1};
};

bool hasHeldOut(const CalibrationFit& fit) {
    return std::isfinite(fit.heldOutErrors().median);
}

std::vector<Residual> kernelResiduals(const CalibrationFit& fit) {
    const bool isHeldOut = hasHeldOut(fit);
    std::vector<Residual> residuals;
    for (std::size_t i = 0; i < fit.points.size(); ++i) {
        const auto& point = fit.points[i];
        const double predicted =
            isHeldOut ? fit.heldOut.predictedUs[i] : model::calibration::kernelUs(fit.kernelFit->curve(), point);
        residuals.push_back({point.tokens, predicted / point.timeUs,
                             point.isBalanced ? chartWords("Even routing") : chartWords("Skewed routing"),
                             point.isBalanced ? Role::Series1 : Role::Series2});
    }
    return residuals;
}

std::vector<Residual> servingResiduals(const CalibrationFit& fit) {
    const bool isHeldOut = hasHeldOut(fit);
    std::vector<Residual> residuals;
    for (std::size_t i = 0; i < fit.servings.size(); ++i) {
        const auto& row = fit.servings[i];
        const bool isDense = row.model.routedExperts.value <= 0.0;
        const double predicted =
            isHeldOut
                ? fit.servingHeldOut.predictedJoules[i]
                : model::compute::predictServing(row, model::calibration::servingPointOf(row, fit.servingFit->point()))
                      .joulesPerToken;
        residuals.push_back({row.batch, predicted / row.joulesPerToken,
                             isDense ? chartWords("Dense models") : chartWords("Mixtures of experts"),
                             isDense ? Role::Series2 : Role::Series1});
    }
    return residuals;
}

void drawResiduals(ChartData& data, const std::vector<Residual>& residuals) {
    std::map<QString, Points> groups;
    for (const Residual& one : residuals) {
        if (!std::isfinite(one.ratio)) continue;
        Points& points = groups[one.group];
        points.name = one.group;
        points.role = one.role;
        points.isLabelled = true;
        points.isFilled = one.role == Role::Series1;
        points.x.push_back(one.size);
        points.y.push_back(one.ratio);
    }
    for (auto& [name, points] : groups)
        data.points.push_back(std::move(points));
}

// What nine of ten, and what half of the rows are off by at most.
void drawErrors(ChartData& data, const model::calibration::FitErrors& errors) {
    constexpr double kAir = 1.3; // a point on an edge would be cut
    const Extent reach{xExtent(data).low / kAir, xExtent(data).high * kAir};
    data.x.minimum = reach.low;
    data.x.maximum = reach.high;
    for (const auto& [name, error] :
         {std::pair{chartWords("Nine of ten"), errors.p90}, std::pair{chartWords("Half"), errors.median}})
        if (std::isfinite(error))
            data.bands.push_back({name,
                                  Role::Neutral,
                                  {reach.low, reach.high},
                                  {std::max(0.01, 1.0 - error), std::max(0.01, 1.0 - error)},
                                  {1.0 + error, 1.0 + error},
                                  true});
    data.levels.push_back({1.0, chartWords("as measured"), Role::Demand});
}

QString nameOf(const CalibrationFit& fit) {
    const QString device = QString::fromStdString(fit.device);
    if (!fit.isKernel()) return device;
    return chartWords("%1, %2, %3")
        .arg(device, QString::fromStdString(fit.precision),
             QString::fromStdString(fit.kernel.empty() ? fit.framework : fit.kernel));
}

QString errorTitle(const CalibrationFit& fit, const QLocale& locale) {
    const bool isHeldOut = hasHeldOut(fit);
    const auto& errors =
        isHeldOut ? fit.heldOutErrors() : (fit.isKernel() ? fit.kernelFit->inSample : fit.servingFit->inSample);
    const char* words = "Rows it was fitted to are missed by %1 in the middle, by over %2 in one of ten";
    if (isHeldOut)
        words = fit.isKernel()
                    ? "Calls of a shape it has not seen are missed by %1 in the middle, by over %2 in one of ten"
                    : "Models it has not seen are missed by %1 in the middle, by over %2 in one of ten";
    return chartWords(words).arg(text::share(errors.median, locale, 3), text::share(errors.p90, locale, 3));
}

} // namespace

ChartData calibrationChart(const ChartContext& context) {
    ChartData data;
    data.name = QStringLiteral("calibration");
    if (context.calibration == nullptr || !context.calibration->isFitted()) return data;
    const CalibrationFit& fit = *context.calibration;
    data.x.kind = XKind::Log;
    data.x.label = fit.isKernel() ? chartWords("Tokens in the call") : chartWords("Sequences in a step");
    data.y[0] = {fit.isKernel() ? chartWords("Time, predicted over measured")
                                : chartWords("Joules per output token, predicted over measured"),
                 {},
                 false,
                 false,
                 {},
                 {},
                 {}};
    drawResiduals(data, fit.isKernel() ? kernelResiduals(fit) : servingResiduals(fit));
    const auto& errors =
        hasHeldOut(fit) ? fit.heldOutErrors() : (fit.isKernel() ? fit.kernelFit->inSample : fit.servingFit->inSample);
    drawErrors(data, errors);
    data.title = errorTitle(fit, context.locale);
    const double plain = fit.isKernel() ? fit.kernelFit->roofline.median : fit.servingFit->unfitted.median;
    data.subtitle =
        (fit.isKernel() ? chartWords("%1 calls on %2; the data sheet's roofline alone misses by %3")
                        : chartWords("%1 deployments on %2, energy of the accelerators; without the fit %3"))
            .arg(context.locale.toString(static_cast<qulonglong>(fit.rows())), nameOf(fit),
                 text::share(plain, context.locale, 3));
    data.source = QString::fromStdString(fit.source);
    return data;
}

} // namespace ui::charts
