#include "ui/panels/calibration_tables.h"

#include "ui/text/number_text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui::panels {

using charts::CalibrationFit;
using model::scenario::Outcome;
using model::scenario::Scenario;
using model::scenario::YearOutcome;
using tables::numberCell;
using tables::PlainCell;
using tables::textCell;

namespace {

QString calibrationWords(const char* text) {
    return QCoreApplication::translate("tables", text);
}

PlainCell errorCell(double error, const QLocale& locale) {
    if (!std::isfinite(error)) return {text::noValue(), {}, true, false, {}};
    return numberCell(text::share(error, locale, 3), error);
}

QString kindOf(const CalibrationFit& fit) {
    if (!fit.isKernel()) return calibrationWords("Serving, deployed");
    if (fit.isAttainable) return calibrationWords("Kernel, attainable");
    return fit.isPooled ? calibrationWords("Kernel, all devices") : calibrationWords("Kernel, deployed");
}

// The engine stands in the tool tip: the kernels of most are called after it.
PlainCell kernelCell(const CalibrationFit& fit) {
    const QString kernel = QString::fromStdString(fit.kernel.empty() ? fit.framework : fit.kernel);
    return textCell(kernel, QString::fromStdString(fit.framework));
}

QString plainSources(const std::vector<CalibrationFit>& fits) {
    QStringList sources;
    for (const CalibrationFit& fit : fits)
        if (const QString source = QString::fromStdString(fit.source); !sources.contains(source)) sources << source;
    return sources.join(QStringLiteral("; "));
}

const YearOutcome* yearIn(const Outcome& outcome, int year) {
    const auto found =
        std::find_if(outcome.years.begin(), outcome.years.end(), [&](const auto& one) { return one.year == year; });
    return found == outcome.years.end() ? nullptr : &*found;
}

QString titleOf(const std::vector<CalibrationFit>& fits, const charts::ChartContext& context) {
    const auto fitted = std::count_if(fits.begin(), fits.end(), [](const auto& fit) { return fit.isFitted(); });
    const auto own = std::count_if(fits.begin(), fits.end(), [&](const auto& fit) {
        return fit.isFitted() && whyNotTaken(fit, context.scenario).isEmpty();
    });
    return calibrationWords("%1 of %2 groups of measured rows are fitted; %3 can be taken over into %4")
        .arg(fitted)
        .arg(fits.size())
        .arg(own)
        .arg(context.scenarioName);
}

} // namespace

TableContents calibrationTable(const std::vector<CalibrationFit>& fits, const charts::ChartContext& context) {
    TableContents table;
    table.title = titleOf(fits, context);
    table.headings = {
        calibrationWords("Device"),           calibrationWords("What is fitted"), calibrationWords("Precision"),
        calibrationWords("Kernel"),           calibrationWords("Rows"),           calibrationWords("Median error"),
        calibrationWords("Held out: median"), calibrationWords("Held out: P90"),  calibrationWords("Without the fit")};
    const double none = std::nan("");
    for (const CalibrationFit& fit : fits) {
        const auto* kernel = fit.kernelFit ? &*fit.kernelFit : nullptr;
        const auto* serving = fit.servingFit ? &*fit.servingFit : nullptr;
        const double own = kernel != nullptr    ? kernel->inSample.median
                           : serving != nullptr ? serving->inSample.median
                                                : none;
        const double plain = kernel != nullptr    ? kernel->roofline.median
                             : serving != nullptr ? serving->unfitted.median
                                                  : none;
        const QString why = whyNotTaken(fit, context.scenario);
        table.rows.push_back(
            {textCell(QString::fromStdString(fit.device), why), textCell(kindOf(fit)),
             textCell(QString::fromStdString(fit.precision)), kernelCell(fit),
             numberCell(context.locale.toString(static_cast<qulonglong>(fit.rows())), static_cast<double>(fit.rows())),
             errorCell(own, context.locale), errorCell(fit.heldOutErrors().median, context.locale),
             errorCell(fit.heldOutErrors().p90, context.locale), errorCell(plain, context.locale)});
    }
    table.note =
        calibrationWords("Kernels are held out by shape and compared with the data sheet's roofline; serving is "
                         "held out by model and compared with the assumed values. Deployed: as production "
                         "engines run it; attainable: what a tuned kernel reaches. Rows from: %1.")
            .arg(plainSources(fits));
    return table;
}

QString whyNotTaken(const CalibrationFit& fit, const Scenario& scenario) {
    if (!fit.isFitted()) return calibrationWords("Too few rows for a fit of its own, and none of other devices.");
    if (!fit.setsInputs)
        return calibrationWords("No input stands for this mix of precisions: weights and values differ in width.");
    if (fit.accelerator == scenario.accelerator.id || (!fit.isKernel() && fit.accelerator.empty())) return {};
    return calibrationWords("Measured on %1; the scenario runs on %2.")
        .arg(QString::fromStdString(fit.device), QString::fromStdString(scenario.accelerator.name));
}

QString effectWords(const Outcome& before, const Outcome& after, int year, const QLocale& locale) {
    const YearOutcome* old = yearIn(before, year);
    const YearOutcome* now = yearIn(after, year);
    if (old == nullptr || now == nullptr) return {};
    const auto joules = [&](double value) { return text::quantity(value, QStringLiteral("J"), locale, 3); };
    const auto megawatts = [&](double value) { return text::quantity(value, QStringLiteral("MW"), locale); };
    return calibrationWords(
               "Energy of an output token in %1: %2 instead of %3 at the facility's meter, %4 instead of %5 "
               "in the accelerators. Peak demand: %6 instead of %7.")
        .arg(year)
        .arg(joules(now->energyPerTokenJ), joules(old->energyPerTokenJ), joules(now->energyPerTokenAcceleratorJ),
             joules(old->energyPerTokenAcceleratorJ), megawatts(now->facilityPeakMw), megawatts(old->facilityPeakMw));
}

} // namespace ui::panels
