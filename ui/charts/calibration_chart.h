// A calibration against what was measured: its error on rows that the fit has not seen, and where measurements, fit and
// plan stand under the roofline of the chip.
#pragma once

#include "ui/charts/chart_context.h"
#include "ui/charts/chart_data.h"

namespace ui::charts {

// Predicted over measured of every row of the chosen calibration: held out by shape (kernels) or by model (serving).
// Where none could be held out, of the rows it was fitted to, and it says so. Empty without a fitted calibration.
ChartData calibrationChart(const ChartContext& context);

// TFLOP/s of one accelerator against FLOP per byte of the routed experts: the data sheet's limits, the chosen kernel's
// measured calls, the plan's own layer from one token to a full prefill step, and the same under the chosen curve.
// Empty for a dense model without a chosen kernel.
ChartData rooflineChart(const ChartContext& context);

} // namespace ui::charts
