// What a token costs in energy, and why the energy of all tokens changed.
#pragma once

#include "ui/charts/chart_context.h"
#include "ui/charts/chart_data.h"

namespace ui::charts {

// Joules per output token at facility, IT and accelerator level, by year.
ChartData efficiencyChart(const ChartContext& context);
// Natural logarithms of the factors of facility energy against the first year; they add up to ln(E/E0).
ChartData decompositionChart(const ChartContext& context);

} // namespace ui::charts
